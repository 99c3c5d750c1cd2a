package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.StoreResult;
import asterism.api.lotdata.LoadReport;
import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same again changes nothing. */
class RepeatIT {
    private static final int SEEDS = 8;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void theSameLedgerGivesTheSameBytesHoweverItIsWrittenAndLoaded() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            LedgerModel ledger = RandomLedger.of(1000 + seed);
            try (Home home = Home.open(Files.createDirectory(folder.resolve("seed" + seed)))) {
                LoadReport first = home.load(ledger, WriteOptions.plain(), false);
                assertThat(first.documents())
                        .isEqualTo(ledger.rows(SourceTable.DOCUMENTS).size());
                assertThat(first.lines())
                        .isEqualTo(ledger.rows(SourceTable.LINES).size());
                Map<String, byte[]> formed = formed(home, ledger);
                requireSame(formed(home, ledger), formed);

                assertThat(home.load(false).changed()).isZero();
                requireSame(formed(home, ledger), formed);

                WriteOptions otherWay =
                        WriteOptions.plain().partPerStore().shuffled(seed).separatedBy(';');
                assertThat(home.load(ledger, otherWay, true).changed()).isZero();
                requireSame(formed(home, ledger), formed);
            }
        }
    }

    @Test
    void theSameHomeOpenedAgainGivesTheSameBytesWithoutALoad() throws Exception {
        LedgerModel ledger = RandomLedger.of(77);
        Map<String, byte[]> formed;
        try (Home home = Home.open(folder)) {
            home.load(ledger, WriteOptions.plain().withManifest(), false);
            formed = formed(home, ledger);
        }
        try (Home home = Home.open(folder)) {
            requireSame(formed(home, ledger), formed);
            Run run = run(ledger);
            for (String store : run.stores()) {
                assertThat(home.files().ofStore(Home.ACTOR, store))
                        .as("formed again under the same names, so known once")
                        .extracting(file -> file.archive().endsWith("_csv.zip"))
                        .containsExactly(true, false);
            }
        }
    }

    private static Run run(LedgerModel ledger) {
        return Run.regular("102532", Run.shops(ledger), RandomLedger.FIRST_DAY, RandomLedger.LAST_DAY);
    }

    /** All archives and protocols, XML and CSV. */
    private static Map<String, byte[]> formed(Home home, LedgerModel ledger) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        for (Run run : List.of(run(ledger), run(ledger).csv())) {
            for (StoreResult result : home.form(run)) {
                Path protocol = home.out().resolve(run.baseName(result.storeId()) + "_protocol.csv");
                files.put(run.format() + protocol.getFileName(), Files.readAllBytes(protocol));
                if (result instanceof StoreResult.Formed formed) {
                    Path archive = home.out().resolve(formed.file().archive());
                    FileChecker.of(archive).check().checkAgainst(ledger, result.storeId());
                    files.put(formed.file().archive(), Files.readAllBytes(archive));
                }
            }
        }
        return files;
    }

    private static void requireSame(Map<String, byte[]> again, Map<String, byte[]> before) {
        assertThat(again.keySet()).isEqualTo(before.keySet());
        again.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
    }
}
