package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ExportSpan;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.StoreResult;
import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked example of source-data.md as files. The golden ones were put together from the tables of the text, not
 * from what the product wrote.
 */
class GoldenIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate INITIAL = LocalDate.of(2026, 11, 4);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 8);
    private static final String BASE = "20261124023007_102532_17_bat";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @BeforeEach
    void unpackSource() throws Exception {
        Files.createDirectories(folder.resolve("source"));
        for (String table : List.of("stores", "store_codes", "item_kinds", "items", "partners", "documents", "lines")) {
            String file = table + ".csv";
            Files.write(folder.resolve("source").resolve(file), golden("source/" + file));
        }
    }

    private static byte[] golden(String name) throws Exception {
        URL resource = GoldenIT.class.getResource("/golden/" + name);
        assertThat(resource).as(name).isNotNull();
        try (InputStream in = resource.openStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void regular() throws Exception {
        List<String> warnings = requireGolden("regular", new ExportSpan.Regular(FIRST, LAST, Optional.empty()));
        assertThat(warnings)
                .containsExactly(
                        "LOT_OVERDRAWN S3:1 [L1, 2]",
                        "SHORTAGE_SETTLED_LATER S2:1 [2]",
                        "SHORTAGE_SETTLED_LATER S4:1 [1]",
                        "SHORTAGE_UNSETTLED S5:1 [1]");
    }

    @Test
    void initial() throws Exception {
        List<String> warnings = requireGolden("initial", new ExportSpan.Initial(INITIAL, LAST));
        assertThat(warnings)
                .containsExactly(
                        "LOT_OVERDRAWN S3:1 [L1, 2]", "SHORTAGE_SETTLED_LATER S4:1 [1]", "SHORTAGE_UNSETTLED S5:1 [1]");
    }

    @Test
    void regularAfterInitial() throws Exception {
        List<String> warnings =
                requireGolden("after-initial", new ExportSpan.Regular(FIRST, LAST, Optional.of(INITIAL)));
        assertThat(warnings).hasSize(3);
    }

    private List<String> requireGolden(String name, ExportSpan span) throws Exception {
        try (Home home = Home.open(folder)) {
            assertThat(home.load(false).faults()).isEmpty();
            LedgerModel ledger = LedgerModel.readFrom(home.source());
            Run run = Run.of("102532", List.of("1"), span);
            List<StoreResult> results = home.form(run);
            requireEntry(home, ledger, BASE + ".zip", BASE + ".xml", golden(name + "/file.xml"));

            home.form(run.csv());
            for (String file : List.of("batches.csv", "distributions.csv", "remnants.csv")) {
                requireEntry(home, ledger, BASE + "_csv.zip", file, golden(name + "/" + file));
            }
            assertThat(results).singleElement().isInstanceOf(StoreResult.Formed.class);
            return ((StoreResult.Formed) results.get(0))
                    .protocol().stream().map(GoldenIT::shown).toList();
        }
    }

    private static void requireEntry(Home home, LedgerModel ledger, String archive, String entry, byte[] golden)
            throws Exception {
        Path zip = home.out().resolve(archive);
        Map<String, byte[]> entries = Archive.read(zip);
        assertThat(entries).containsKey(entry);
        byte[] bytes = entries.getOrDefault(entry, new byte[0]);
        // Texts first: they say where they differ.
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(bytes).isEqualTo(golden);
        FileChecker.of(zip).check().checkAgainst(ledger, "1");
    }

    private static String shown(ProtocolEntry entry) {
        List<String> arguments = entry.arguments().stream()
                .map(argument -> argument.replaceFirst("\\.0+$", ""))
                .toList();
        return entry.code() + " " + entry.docId() + ":" + entry.lineNo() + " " + arguments;
    }
}
