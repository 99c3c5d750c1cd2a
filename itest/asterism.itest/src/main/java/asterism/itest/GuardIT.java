package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Progress;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportService;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import asterism.api.export.Vanishing;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadState;
import asterism.testkit.LedgerDocument;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guard against deletion makes of windows of three months, with what the exporter keeps of sent files. */
class GuardIT {
    private static final String UNION = IntegrationSettings.SOZVEZDIE;
    private static final Participant STORE = new Participant("1", "17", "102532");
    private static final LocalDate FIRST = LocalDate.of(2026, 8, 24);
    private static final int DAYS = 92;
    private static final int ITEMS = 40;
    private static final int SALES = 24;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void aLostHalfOfADayIsHeldAndCorrectionsPass() throws Exception {
        try (Home home = Home.open(folder)) {
            connect(home);
            LedgerModel ledger = ledger(DAYS);
            assertThat(night(home, ledger, 0).state()).isEqualTo(UploadState.SENT);
            assertThat(night(home, corrected(), 1).state()).isEqualTo(UploadState.SENT);

            LocalDate poor = FIRST.plusDays(50);
            LedgerModel half = corrected();
            List<String> lost = ids(half, poor);
            remove(half, id -> lost.indexOf(id) >= 0 && lost.indexOf(id) < SALES / 2);
            QueueEntry held = night(home, half, 2);

            assertThat(held.state()).isEqualTo(UploadState.HELD);
            Vanishing vanishing = home.service(UploadService.class)
                    .vanishing(Home.ACTOR, held.fileId())
                    .orElseThrow();
            assertThat(vanishing.days()).containsOnlyKeys(poor);
            assertThat(vanishing.days().get(poor).movements()).isEqualTo(SALES);
            assertThat(vanishing.vanished() * 100).isLessThan(vanishing.held());
            try (Stream<Path> sent = Files.list(folder.resolve("server"))) {
                assertThat(sent).hasSize(2);
            }
        }
    }

    private void connect(Home home) throws Exception {
        Path server = Files.createDirectories(folder.resolve("server"));
        Endpoint endpoint = Endpoint.of("local", "", 0, server.toAbsolutePath().toString(), "");
        home.service(UploadConnections.class)
                .save(Home.ACTOR, new UploadConnection(UNION, "", endpoint, false, 0), Optional.empty());
    }

    /** Forms the window of a night and sends it, unless it is held. */
    private static QueueEntry night(Home home, LedgerModel ledger, int night) throws Exception {
        home.load(ledger, WriteOptions.plain(), true);
        LocalDate first = FIRST.plusDays(night);
        LocalDate last = first.plusDays(DAYS - 1);
        ExportRequest request = new ExportRequest(
                List.of(STORE),
                new ExportSpan.Regular(first, last, Optional.empty(), true),
                Optional.empty(),
                Optional.empty(),
                Run.XML,
                new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true),
                1,
                last.plusDays(1).atTime(2, 30),
                home.out(),
                Optional.empty(),
                false);
        List<StoreResult> formed =
                home.service(ExportService.class).form(Home.ACTOR, request, Progress.SILENT, result -> {});
        assertThat(formed).singleElement().isInstanceOf(StoreResult.Formed.class);
        UploadService uploads = home.service(UploadService.class);
        List<QueueEntry> queued = uploads.enqueue(Home.ACTOR, UNION, STORE);
        assertThat(queued).hasSize(1);
        uploads.send(Home.ACTOR, UNION, STORE, SendWatch.SILENT);
        return uploads.entry(Home.ACTOR, queued.get(0).fileId()).orElseThrow();
    }

    /** Two lots of each item, the first of which is sold out within the window, and sales of two lines each. */
    private static LedgerModel ledger(int days) {
        LedgerModel ledger = new LedgerModel();
        ledger.store("1", "Аптека");
        ledger.partner("P", "Поставщик");
        for (int item = 0; item < ITEMS; item++) {
            ledger.item("I" + item);
            receipt(ledger, item, 1, "60");
            receipt(ledger, item, 2, "500");
        }
        for (int day = 0; day < days; day++) {
            for (int sale = 0; sale < SALES; sale++) {
                LedgerDocument document = ledger.document(
                        "S" + day + '-' + sale,
                        "1",
                        "SALE",
                        FIRST.plusDays(day) + "T%02d:%02d:00".formatted(8 + sale / 2, 30 * (sale % 2)));
                document.line(1, "I" + (day * 7 + sale * 2) % ITEMS, "1").retailPrice("15.00");
                document.line(2, "I" + (day * 7 + sale * 2 + 1) % ITEMS, "1").retailPrice("15.00");
            }
        }
        return ledger;
    }

    private static void receipt(LedgerModel ledger, int item, int number, String quantity) {
        ledger.document("R" + item + '-' + number, "1", "RECEIPT", FIRST.minusDays(10 - number) + "T07:00:00")
                .partner("P")
                .line(1, "I" + item, quantity)
                .purchasePrice("10.00")
                .retailPrice("15.00");
    }

    /**
     * A night later: a deleted sale, a changed one, a late one, and a receipt that turned out smaller, by which later
     * sales of its item are of other lots, whatever their day.
     */
    private static LedgerModel corrected() {
        LedgerModel ledger = ledger(DAYS + 2);
        remove(ledger, "S70-3"::equals);
        ledger.linesOf("S60-5").get(0).put("quantity", "3");
        ledger.document("LATE", "1", "SALE", FIRST.plusDays(65) + "T12:10:00")
                .line(1, "I3", "2")
                .retailPrice("15.00");
        ledger.linesOf("R7-1").get(0).put("quantity", "20");
        return ledger;
    }

    private static List<String> ids(LedgerModel ledger, LocalDate day) {
        return ledger.rows(SourceTable.DOCUMENTS).stream()
                .filter(row -> LedgerModel.value(row, "doc_time").startsWith(day.toString()))
                .map(row -> LedgerModel.value(row, "doc_id"))
                .toList();
    }

    private static void remove(LedgerModel ledger, Predicate<String> which) {
        for (SourceTable table : List.of(SourceTable.DOCUMENTS, SourceTable.LINES)) {
            ledger.rows(table).removeIf((Map<String, String> row) -> which.test(LedgerModel.value(row, "doc_id")));
        }
    }
}
