package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Progress;
import asterism.api.export.DayFigures;
import asterism.api.export.ExportSpan;
import asterism.api.export.Participant;
import asterism.api.export.StoreFigures;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.StoreWindow;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FormedOverviewTest extends ExportRunnerBench {
    private static final Participant S1 = new Participant("S1", "S1", "102532");
    private static final Participant S2 = new Participant("S2", "S2", "102532");
    private static final LocalDate DAY = LocalDate.parse("2026-11-03");

    @BeforeEach
    void listMovements() {
        ledger.listsMovements = true;
    }

    private FormedOverview overview() {
        return new FormedOverview(h2::getConnection, (actor, unionId, permission) -> true);
    }

    private static ExportSpan days(int first, int last) {
        return new ExportSpan.Regular(DAY.withDayOfMonth(first), DAY.withDayOfMonth(last), Optional.empty());
    }

    private static DayFigures figures(String day, int stores) {
        return new DayFigures(LocalDate.parse(day), stores, stores, 170L * stores, 0);
    }

    private List<DayFigures> days() throws IOException {
        return overview().days(OWNER, DAY.withDayOfMonth(1), DAY.withDayOfMonth(30));
    }

    @Test
    void tellsOfEachDayWhatTheNewestFileHolds() throws Exception {
        ledger.movement("S1", "2026-11-03", 1).movement("S1", "2026-11-08", 1).movement("S2", "2026-11-03", 1);
        form(days(1, 10), "S1", "S2");
        assertThat(days()).containsExactly(figures("2026-11-03", 2), figures("2026-11-08", 1));

        ledger.stores.get("S1").remove(DAY);
        ledger.movement("S1", "2026-11-04", 1).movement("S1", "2026-11-12", 1);
        form(days(1, 5), "S1");
        assertThat(days())
                .as("of days that are not in the window what was before")
                .containsExactly(figures("2026-11-03", 1), figures("2026-11-04", 1), figures("2026-11-08", 1));
        assertThat(overview().days(OWNER, DAY.withDayOfMonth(4), DAY.withDayOfMonth(7)))
                .containsExactly(figures("2026-11-04", 1));
    }

    @Test
    void countsADayOnceWhenTheStoreHasOtherCodesAndIsFormedAnew() throws Exception {
        ledger.movement("S1", "2026-11-03", 1).movement("S1", "2026-11-08", 1).movement("S2", "2026-11-08", 1);
        form(days(1, 10), "S1", "S2");
        Participant renamed = new Participant("S1", "new-code", "102532");

        runner.form(OWNER, request(days(5, 10), true, List.of(renamed)), Progress.SILENT, result -> {});

        assertThat(days()).containsExactly(figures("2026-11-03", 1), figures("2026-11-08", 2));
        List<StoreFigures> stores =
                overview().stores(OWNER, List.of(S1, renamed), DAY.withDayOfMonth(1), DAY.withDayOfMonth(30));
        assertThat(stores.get(0).days()).containsExactly(figures("2026-11-03", 1));
        assertThat(stores.get(1).days()).containsExactly(figures("2026-11-08", 1));
    }

    @Test
    void tellsOfEachStoreItsNewestFileAndItsDays() throws Exception {
        ledger.movement("S1", "2026-11-03", 1).movement("S1", "2026-11-08", 1).movement("S2", "2026-11-03", 1);
        form(days(1, 10), "S1", "S2");
        form(days(1, 11), "S1");
        Participant never = new Participant("S3", "S3", "102532");

        List<StoreFigures> stores =
                overview().stores(OWNER, List.of(S2, never, S1), DAY.withDayOfMonth(1), DAY.withDayOfMonth(7));

        assertThat(stores).extracting(StoreFigures::owner).containsExactly(S2, never, S1);
        assertThat(stores.get(0).days()).containsExactly(figures("2026-11-03", 1));
        assertThat(stores.get(1)).isEqualTo(new StoreFigures(never, Optional.empty(), List.of()));
        assertThat(stores.get(2).days()).containsExactly(figures("2026-11-03", 1));
        assertThat(stores.get(2).newest().orElseThrow().file())
                .isEqualTo(files.ofStore(OWNER, "S1").get(0));
        assertThat(overview().stores(OWNER, List.of(), DAY, DAY)).isEmpty();
    }

    @Test
    void countsSalesAndReceiptsButNoOpenings() {
        List<Movement> movements = List.of(
                movement("D1:1", DocumentType.SALE),
                movement("D1:2", DocumentType.SALE),
                movement("D2:1", DocumentType.RECEIPT),
                movement("A:L1:initial", DocumentType.RECEIPT),
                movement("D3:1", DocumentType.WRITE_OFF));
        StoreWindow window = (StoreWindow) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StoreWindow.class}, (proxy, method, none) -> movements);

        assertThat(WindowFigures.of(window)).containsExactly(entry(new DayFigures(DAY, 1, 5, 340, 100)));
    }

    private static Map.Entry<LocalDate, DayFigures> entry(DayFigures figures) {
        return Map.entry(figures.day(), figures);
    }

    private static Movement movement(String id, DocumentType type) {
        StubWindow window = new StubWindow(
                new LotQuery("S1", DAY, DAY, false, Optional.empty(), Optional.empty()),
                new TreeMap<>(Map.of(DAY, 1L)),
                List.of(),
                false);
        return new Movement(
                id, window.lots().iterator().next(), Document.bare(type, DAY.atTime(9, 0)), 1000, 100, 200, 30);
    }
}
