package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.Reference;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportProcessIT {
    private static final String AT = "2026-11-24T02:30:00";
    private static final String XML = "20261124023000_102532_1_bat.xml";
    private static final String FROM = RandomLedger.FIRST_DAY.toString();
    private static final String TO = RandomLedger.LAST_DAY.toString();

    @TempDir
    private Path folder;

    private Path source;

    @BeforeEach
    void writeSource() throws IOException {
        source = folder.resolve("source");
    }

    @Test
    void formsTheReferencesFilesAndFormsThemAgainTheSame() throws Exception {
        LedgerModel ledger = RandomLedger.of(7);
        ledger.writeTo(source, WriteOptions.plain().withManifest().partPerStore());

        var first = export("out", "--stores", "1", "--from", FROM, "--to", TO);
        var second = export("again", "--stores", "1", "--from", FROM, "--to", TO);

        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(xml("out"))
                .isEqualTo(Reference.of(ledger, "1")
                        .codes("102532", "1")
                        .regular(RandomLedger.FIRST_DAY, RandomLedger.LAST_DAY)
                        .form()
                        .xmlBytes());
        assertThat(xml("again")).isEqualTo(xml("out"));
        FileChecker.checkFolder(folder.resolve("out"));
        assertThat(folder.resolve("out").resolve(XML.replace(".xml", "_protocol.csv")))
                .exists();
        assertThat(first.out()).contains("102532_1_bat.zip");
    }

    @Test
    void formsInitialDataAndTheWindowAfterIt() throws Exception {
        LedgerModel ledger = RandomLedger.of(11);
        ledger.writeTo(source, WriteOptions.plain());
        LocalDate start = RandomLedger.FIRST_DAY.plusDays(3);

        assertThat(export("initial", "--initial", start.toString(), "--to", TO).exit())
                .isZero();
        assertThat(export("after", "--after-initial", start.toString(), "--from", FROM, "--to", TO)
                        .exit())
                .isZero();

        Reference reference = Reference.of(ledger, "1").codes("102532", "1");
        assertThat(xml("initial"))
                .isEqualTo(
                        reference.initial(start, RandomLedger.LAST_DAY).form().xmlBytes());
        assertThat(xml("after"))
                .isEqualTo(reference
                        .regularAfterInitial(start, RandomLedger.FIRST_DAY, RandomLedger.LAST_DAY)
                        .form()
                        .xmlBytes());
    }

    @Test
    void wrongUsageSaysWhatIsAllowedAndEndsWithTwo() throws Exception {
        for (List<String> wrong : List.of(
                List.of("exprt"),
                List.of("export", "--nonsense"),
                List.of("export", "--client", "1"),
                exportArguments("out", "--from", FROM),
                exportArguments("out", "--from", "2026-13-01", "--to", TO),
                exportArguments("out", "--from", TO, "--to", FROM),
                exportArguments("out", "--initial", FROM, "--after-initial", FROM),
                exportArguments("out", "--format", "dbf"))) {
            var outcome = asterism().run(wrong.toArray(String[]::new));
            assertThat(outcome.exit()).as("%s: %s", wrong, outcome.err()).isEqualTo(2);
            assertThat(outcome.err()).as("%s", wrong).isNotBlank();
        }
        assertThat(asterism().run("export", "--help").exit()).isZero();
    }

    @Test
    void aStoreWithAFaultFailsByNameAndLeavesNoFileWhileOthersAreFormed() throws Exception {
        LedgerModel ledger = new LedgerModel();
        ledger.store("1", "One");
        ledger.store("2", "Two");
        ledger.item("A");
        ledger.document("R1", "1", "RECEIPT", FROM + "T10:00:00").line(1, "A", "5");
        ledger.document("R2", "2", "RECEIPT", FROM + "T10:00:00").line(1, "A", "five");
        ledger.writeTo(source, WriteOptions.plain());

        var outcome = export("out", "--from", FROM, "--to", TO, "--lang", "en");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("lines.csv", "quantity", "five");
        assertThat(names("out"))
                .containsExactly("20261124023000_102532_1_bat.zip", "20261124023000_102532_1_bat_protocol.csv");
    }

    @Test
    void killedAtAnyMomentItFormsTheSameFilesWhenRunAgain() throws Exception {
        LedgerModel ledger = RandomLedger.of(23);
        ledger.writeTo(source, WriteOptions.plain().partPerStore());
        Map<String, byte[]> undisturbed = formed("undisturbed");
        Random random = new Random(5);
        for (int kill = 0; kill < 4; kill++) {
            var running = asterism()
                    .start(exportArguments("killed", "--from", FROM, "--to", TO).toArray(String[]::new));
            running.process().waitFor(300 + random.nextInt(1500), TimeUnit.MILLISECONDS);
            running.process().destroyForcibly().waitFor();
            for (String name : names("killed")) {
                if (name.endsWith(".zip") && !name.startsWith(".")) {
                    FileChecker.of(folder.resolve("killed").resolve(name)).check();
                }
            }
        }

        assertThat(formed("killed")).isEqualTo(undisturbed);
        assertThat(names("killed")).noneMatch(name -> name.startsWith(".") || name.endsWith(".tmp"));
    }

    private Map<String, byte[]> formed(String out) throws Exception {
        var outcome = export(out, "--from", FROM, "--to", TO);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : names(out)) {
            files.put(name, Files.readAllBytes(folder.resolve(out).resolve(name)));
        }
        return new Bytes(files);
    }

    /** Compares contents, not arrays. */
    private static final class Bytes extends TreeMap<String, byte[]> {
        private static final long serialVersionUID = 1L;

        Bytes(Map<String, byte[]> files) {
            super(files);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && that.text().equals(text());
        }

        @Override
        public int hashCode() {
            return text().hashCode();
        }

        private List<String> text() {
            return entrySet().stream()
                    .map(file -> file.getKey() + java.util.Arrays.toString(file.getValue()))
                    .toList();
        }
    }

    private List<String> names(String out) throws IOException {
        if (!Files.exists(folder.resolve(out))) {
            return List.of();
        }
        try (var files = Files.list(folder.resolve(out))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private byte[] xml(String out) throws IOException {
        try (ZipFile zip = new ZipFile(
                folder.resolve(out).resolve(XML.replace(".xml", ".zip")).toFile())) {
            return zip.getInputStream(zip.getEntry(XML)).readAllBytes();
        }
    }

    private AsterismProcess.Outcome export(String out, String... more) throws Exception {
        return asterism().run(exportArguments(out, more).toArray(String[]::new));
    }

    private List<String> exportArguments(String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "export",
                "--source",
                source.toString(),
                "--home",
                folder.resolve("home").toString()));
        arguments.addAll(
                List.of("--client", "102532", "--out", folder.resolve(out).toString(), "--at", AT));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private AsterismProcess asterism() {
        return new AsterismProcess(folder);
    }
}
