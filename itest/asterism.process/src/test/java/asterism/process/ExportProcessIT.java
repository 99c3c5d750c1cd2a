package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.Reference;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportProcessIT {
    private static final String AT = "2026-11-24T02:30:00";
    private static final String XML = "20261124023000_102532_1_bat.xml";
    private static final String FROM = RandomLedger.FIRST_DAY.toString();
    private static final String TO = RandomLedger.LAST_DAY.toString();
    private static final int STORES = 24;

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
        chain().writeTo(source, WriteOptions.plain().partPerStore());
        Map<String, ByteBuffer> undisturbed = formed("undisturbed");
        assertThat(archives("undisturbed")).hasSize(STORES);
        assertThat(undisturbed.keySet()).noneMatch(name -> name.startsWith("."));
        Files.move(home(), folder.resolve("old"));

        kill("loaded", running -> Files.exists(home().resolve("asterism.mv.db")));
        // How far it is is all that it says there.
        kill("loaded", running -> Files.size(running.err()) > 0);
        assertThat(names("loaded")).as("formed while loading").isEmpty();
        assertThat(formed("loaded")).isEqualTo(undisturbed);

        kill("formed", running -> names("formed").stream().anyMatch(name -> name.endsWith(".asterism-part")));
        assertThat(archives("formed")).as("left some to form").hasSizeLessThan(STORES);
        assertThat(formed("formed")).isEqualTo(undisturbed);
    }

    // So many stores that there is time to hit each step.
    private static LedgerModel chain() {
        LedgerModel ledger = new LedgerModel();
        ledger.item("A");
        for (int store = 1; store <= STORES; store++) {
            ledger.store("" + store, "Store " + store);
            for (int receipt = 1; receipt <= 50; receipt++) {
                var document = ledger.document("R" + store + "-" + receipt, "" + store, "RECEIPT", FROM + "T10:00:00");
                for (int line = 1; line <= 10; line++) {
                    document.line(line, "A", "" + line);
                }
            }
        }
        return ledger;
    }

    private void kill(String out, AsterismProcess.Moment moment) throws Exception {
        var running = new AsterismProcess(folder, "-Dasterism.terminal=true")
                .start(exportArguments(out, "--from", FROM, "--to", TO).toArray(String[]::new));
        AsterismProcess.killAt(moment, running);
        check(out);
    }

    private Map<String, ByteBuffer> formed(String out) throws Exception {
        var outcome = export(out, "--from", FROM, "--to", TO);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        Map<String, ByteBuffer> files = new TreeMap<>();
        for (String name : names(out)) {
            files.put(
                    name, ByteBuffer.wrap(Files.readAllBytes(folder.resolve(out).resolve(name))));
        }
        return files;
    }

    private List<String> names(String out) throws IOException {
        if (!Files.exists(folder.resolve(out))) {
            return List.of();
        }
        try (var files = Files.list(folder.resolve(out))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> archives(String out) throws IOException {
        return names(out).stream().filter(name -> name.endsWith(".zip")).toList();
    }

    private byte[] xml(String out) throws IOException {
        try (ZipFile zip = new ZipFile(
                folder.resolve(out).resolve(XML.replace(".xml", ".zip")).toFile())) {
            return zip.getInputStream(zip.getEntry(XML)).readAllBytes();
        }
    }

    private AsterismProcess.Outcome export(String out, String... more) throws Exception {
        var outcome = asterism().run(exportArguments(out, more).toArray(String[]::new));
        check(out);
        return outcome;
    }

    // Whatever became of the process: what stands in the folder is whole.
    private void check(String out) throws IOException {
        if (Files.exists(folder.resolve(out))) {
            FileChecker.checkFolder(folder.resolve(out));
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private List<String> exportArguments(String out, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("export", "--source", source.toString(), "--home", home().toString()));
        arguments.addAll(
                List.of("--client", "102532", "--out", folder.resolve(out).toString(), "--at", AT));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private AsterismProcess asterism() {
        return new AsterismProcess(folder);
    }
}
