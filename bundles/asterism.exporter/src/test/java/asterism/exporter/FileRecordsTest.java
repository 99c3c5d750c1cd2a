package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Progress;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportSpan;
import asterism.api.export.InitialFile;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.export.StoreResult;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileRecordsTest extends ExportRunnerBench {
    @Test
    void warnsOfChangesBeforeTheWindowSinceTheLastFileWhateverItsDays() throws Exception {
        ledger.movement("S1", "2026-06-30", 1)
                .movement("S1", "2026-07-01", 2)
                .movement("S1", "2026-07-05", 3)
                .movement("S1", "2026-11-01", 4);
        form(new ExportSpan.Regular(LAST, LAST, Optional.empty()), "S1");
        form(regular(), "S1");
        ledger.movement("S1", "2026-07-05", 33).movement("S1", "2026-07-06", 5).movement("S1", "2026-11-01", 44);
        ledger.stores.get("S1").remove(LocalDate.parse("2026-06-30"));

        StoreResult.Formed formed = (StoreResult.Formed) form(regular(), "S1").get(0);

        assertThat(formed.protocol())
                .extracting(entry -> entry.code() + " " + entry.day().get() + " " + entry.arguments())
                .containsExactly(
                        "CHANGE_OUTSIDE_WINDOW 2026-06-30 [2026-06, 1]",
                        "CHANGE_OUTSIDE_WINDOW 2026-07-05 [2026-07, 2]");
        assertThat(((StoreResult.Formed) form(regular(), "S1").get(0)).protocol())
                .isEmpty();
    }

    @Test
    void aFileInAnotherFormatDoesNotSwallowAChangeBeforeTheWindow() throws Exception {
        runner.addFormat(format, Map.of(ExportFormat.FORMAT_ID, "csv"));
        ledger.movement("S1", "2026-07-05", 1).movement("S1", "2026-11-01", 2);
        assertThat(changes("map-actions", Optional.empty(), Optional.empty())).isZero();
        assertThat(changes("csv", Optional.empty(), Optional.empty())).isZero();
        ledger.movement("S1", "2026-07-05", 11);

        assertThat(changes("csv", Optional.empty(), Optional.empty())).isEqualTo(1);
        assertThat(changes("map-actions", Optional.empty(), Optional.empty())).isEqualTo(1);
        assertThat(changes("map-actions", Optional.empty(), Optional.empty())).isZero();
    }

    @Test
    void aChangeOfKindsOrStartIsNoneOfTheLedgerAndHidesNone() throws Exception {
        Optional<Set<String>> kinds = Optional.of(Set.of("K"));
        Optional<LocalDate> start = Optional.of(LocalDate.parse("2026-07-01"));
        ledger.movement("S1", "2026-07-05", 1).movement("S1", "2026-11-01", 2);
        changes("map-actions", Optional.empty(), Optional.empty());
        assertThat(changes("map-actions", Optional.empty(), kinds)).isZero();
        assertThat(changes("map-actions", start, kinds)).isZero();
        ledger.movement("S1", "2026-07-05", 11);
        assertThat(changes("map-actions", start, Optional.empty())).isEqualTo(1);
        assertThat(changes("map-actions", start, kinds)).isZero();
        ledger.movement("S1", "2026-07-05", 111);
        assertThat(changes("map-actions", Optional.empty(), Optional.empty())).isEqualTo(1);
        assertThat(changes("map-actions", Optional.empty(), Optional.empty())).isZero();
    }

    @Test
    void aPeriodThatIsFormedByHandHidesNoChangeAfterIt() throws Exception {
        Optional<Set<String>> kinds = Optional.of(Set.of("K"));
        ExportSpan january =
                new ExportSpan.Regular(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-31"), Optional.empty());
        ledger.movement("S1", "2026-01-10", 1).movement("S1", "2026-07-05", 2).movement("S1", "2026-11-01", 3);
        changes("map-actions", Optional.empty(), Optional.empty());
        ledger.movement("S1", "2026-01-10", 11).movement("S1", "2026-07-05", 22).movement("S1", "2026-07-06", 4);

        assertThat(changes(january, "map-actions", Optional.empty(), Optional.empty()))
                .isZero();
        assertThat(changes(january, "map-actions", Optional.empty(), kinds)).isZero();
        assertThat(changes("map-actions", Optional.empty(), kinds)).isEqualTo(1);
        assertThat(changes("map-actions", Optional.empty(), kinds)).isZero();
    }

    /** Forms a file and counts the months before its window that it says have changed. */
    private long changes(String formatId, Optional<LocalDate> start, Optional<Set<String>> kinds) throws IOException {
        return changes(regular(), formatId, start, kinds);
    }

    private long changes(ExportSpan span, String formatId, Optional<LocalDate> start, Optional<Set<String>> kinds)
            throws IOException {
        ExportRequest plain = request(span, "S1");
        ExportRequest request = new ExportRequest(
                plain.participants(),
                plain.span(),
                start,
                kinds,
                formatId,
                OPTIONS,
                6,
                plain.runStart(),
                out,
                Optional.empty(),
                true);
        StoreResult result =
                runner.form(OWNER, request, Progress.SILENT, heard -> {}).get(0);
        return ((StoreResult.Formed) result)
                .protocol().stream()
                        .filter(entry -> entry.code() == Code.CHANGE_OUTSIDE_WINDOW)
                        .count();
    }

    @Test
    void findsTheNewestInitialFileOfEachStoreAndStartDay() throws Exception {
        ledger.movement("S1", "2026-11-01", 1).movement("S2", "2026-11-02", 1);
        form(new ExportSpan.Initial(FIRST, LAST), "S1", "S2");
        form(regular(), "S1");
        form(new ExportSpan.Initial(FIRST.plusDays(1), LAST), "S1");
        form(new ExportSpan.Initial(FIRST, LAST), "S1");

        List<InitialFile> newest = files.newestInitial(OWNER);

        assertThat(newest)
                .extracting(file -> file.owner().storeId() + " " + file.first())
                .containsExactly("S1 " + FIRST, "S1 " + FIRST.plusDays(1), "S2 " + FIRST);
        assertThat(newest.get(0).fileId())
                .isEqualTo(files.ofStore(OWNER, "S1").get(0).id());
    }

    /** A database that is there for a number of connections. */
    private Database lasting(int connections) {
        return new Database() {
            private int calls;

            @Override
            public Connection connect() throws SQLException {
                if (++calls > connections) {
                    throw new SQLException("gone");
                }
                return h2.getConnection();
            }
        };
    }

    @Test
    void aFileThatCannotBeKeptIsTakenBack() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        // The digests are read, the file is recorded, and confirmed.
        for (int connections = 1; connections < 3; connections++) {
            runner = runner(lasting(connections));
            assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Failed.class);
            assertThat(names()).isEmpty();
            assertThat(files.ofStore(OWNER, "S1")).isEmpty();
        }
        runner = runner(lasting(3));
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Formed.class);
    }

    @Test
    void aFileThatCannotBeKeptLeavesTheOlderOneOfItsName() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        form(regular(), "S1");
        ledger.movement("S1", "2026-11-02", 2);
        for (int connections = 1; connections < 3; connections++) {
            hour = 0;
            runner = runner(lasting(connections));
            assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Failed.class);
            assertThat(names())
                    .containsExactly("20261124000000_102532_S1_bat.zip", "20261124000000_102532_S1_bat_protocol.csv");
            assertThat(content("20261124000000_102532_S1_bat.zip")).startsWith("2026-11-01\n");
        }
    }

    @Test
    void anEmptyFileThatNeverCameIsFormedAgain() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        form(regular(), "S1");
        ledger.stores.clear();
        Files.createDirectories(out.resolve("20261124010000_102532_S1_bat.zip").resolve("x"));
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Failed.class);

        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Formed.class);
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Nothing.class);
    }

    @Test
    void elementsOfAFileThatMayHaveComeAreDeletedByAnEmptyOne() throws Exception {
        ledger.movement("S1", "2026-11-01", 1);
        runner = runner(lasting(2));
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Failed.class);
        ledger.stores.clear();
        runner = runner(h2::getConnection);
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Formed.class);
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Nothing.class);
    }

    @Test
    void aFileThatNeverCameIsNoMeasureOfChanges() throws Exception {
        ledger.movement("S1", "2026-07-05", 1).movement("S1", "2026-11-01", 2);
        form(regular(), "S1");
        ledger.movement("S1", "2026-07-05", 11);
        Files.createDirectories(out.resolve("20261124010000_102532_S1_bat.zip").resolve("x"));
        assertThat(form(regular(), "S1").get(0)).isInstanceOf(StoreResult.Failed.class);

        assertThat(((StoreResult.Formed) form(regular(), "S1").get(0)).protocol())
                .extracting(ProtocolEntry::code)
                .containsExactly(Code.CHANGE_OUTSIDE_WINDOW);
    }
}
