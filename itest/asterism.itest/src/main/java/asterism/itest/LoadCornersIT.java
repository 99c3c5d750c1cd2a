package asterism.itest;

import static asterism.itest.FaultBench.good;
import static asterism.itest.FaultBench.only;
import static asterism.itest.FaultBench.replace;
import static asterism.itest.FaultBench.with;
import static asterism.testkit.SourceTable.DOCUMENTS;
import static asterism.testkit.SourceTable.ITEMS;
import static asterism.testkit.SourceTable.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.lotdata.LoadReport;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.itest.FaultBench.Told;
import asterism.testkit.LedgerModel;
import asterism.testkit.WriteOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads at the edges of the rules: moves beside faults, keys that occur more than twice, rows that cannot be told. */
class LoadCornersIT {
    private static final WriteOptions PLAIN = WriteOptions.plain();

    @TempDir(factory = MemoryFolder.class)
    static Path folder;

    private static FaultBench bench;

    @BeforeAll
    static void openHome() throws Exception {
        bench = new FaultBench(Home.open(folder));
    }

    @AfterAll
    static void closeHome() throws Exception {
        bench.home().close();
    }

    private static LoadReport load(LedgerModel ledger, boolean complete) throws Exception {
        bench.home().write(ledger, PLAIN);
        return bench.home().load(complete);
    }

    @Test
    void aDocumentThatMovesFromASpoiledStoreIsInOneStore() throws Exception {
        bench.reset();
        LedgerModel moved = with(DOCUMENTS, "R1", "store_id", "2");
        LedgerModel bad = moved.copy();
        FaultBench.set(bad, LINES, "S1", "quantity", "some");
        assertThat(load(only(bad, "R1", "S1"), false).spoiled()).containsOnlyKeys("1");
        bench.requireFormed(moved, Set.of("1"));
        load(only(moved, "S1"), false);
        bench.requireFormed(moved, Set.of());
    }

    @Test
    void theReportNamesTheStoresThatAFaultyItemSpoils() throws Exception {
        bench.reset();
        LoadReport report = load(with(ITEMS, "A", "name", ""), false);
        assertThat(report.spoiled()).containsOnlyKeys("1");
    }

    @Test
    void aRowWithAForbiddenIdIsClearedWhenTheOthersCame() throws Exception {
        bench.reset();
        LedgerModel bad = good();
        bad.document("a\u0001b", "1", "SALE", "2026-11-10T10:00:00");
        assertThat(load(only(bad, "a\u0001b"), false).spoiled()).containsOnlyKeys("1");
        LedgerModel mended = good();
        mended.document("ab", "1", "SALE", "2026-11-10T10:00:00").line(1, "A", "1");
        load(only(mended, "ab", "R1", "S1"), false);
        bench.requireFormed(mended, Set.of());
    }

    @Test
    void aDocumentTwiceInOnePartOfTwoStoresIsToldTwiceNotFourTimes() throws Exception {
        bench.reset();
        LedgerModel bad = good();
        Map<String, String> row = new LinkedHashMap<>(bad.find(DOCUMENTS, "R1").orElseThrow());
        row.put("store_id", "2");
        LoadReport report = load(bad.add(DOCUMENTS, row), false);
        assertThat(report.faults().stream().map(Told::of))
                .containsExactly(
                        new Told(Kind.KEY_TWICE, "documents.csv", 2, "doc_id", "R1"),
                        new Told(Kind.KEY_TWICE, "documents.csv", 6, "doc_id", "R1"));
    }

    @Test
    void threeRowsOfAKeyAreThreeFaults() throws Exception {
        bench.reset();
        LedgerModel bad = good();
        bad.add(DOCUMENTS, bad.find(DOCUMENTS, "R1").orElseThrow());
        bad.add(DOCUMENTS, bad.find(DOCUMENTS, "R1").orElseThrow());
        LoadReport report = load(bad, false);
        assertThat(report.faults().stream().map(Told::of))
                .containsExactlyElementsOf(Stream.of(2, 6, 7)
                        .map(line -> new Told(Kind.KEY_TWICE, "documents.csv", line, "doc_id", "R1"))
                        .toList());
    }

    @Test
    void threeLinesOfAKeyAreThreeFaults() throws Exception {
        bench.reset();
        LedgerModel bad = good();
        bad.add(LINES, bad.linesOf("R1").get(0)).add(LINES, bad.linesOf("R1").get(0));
        assertThat(load(bad, false).count()).isEqualTo(3);
    }

    @Test
    void threeItemsOfAKeyAreThreeFaults() throws Exception {
        bench.reset();
        LedgerModel bad = good();
        bad.item("A", "K");
        bad.item("A", "K");
        assertThat(load(bad, false).count()).isEqualTo(3);
    }

    @Test
    void aReferenceToADocumentThatCannotBeReadIsNoSecondError() throws Exception {
        bench.requireRefused(
                good(),
                PLAIN,
                replace("documents.csv", "R2,2,RECEIPT", "R2,2"),
                new Told(Kind.CELL_COUNT, "documents.csv", 3, "", "21"));
    }

    @Test
    void aReferenceToAStoreThatCannotBeReadIsNoSecondError() throws Exception {
        LedgerModel bad = good();
        bad.store("4", "Four");
        bad.document("N4", "4", "SURPLUS", "2026-11-13T10:00:00").line(1, "A", "1");
        bench.requireRefused(
                bad,
                PLAIN,
                replace("stores.csv", "4,Four,SHOP", "4,Four"),
                new Told(Kind.CELL_COUNT, "stores.csv", 5, "", "6"));
    }

    @Test
    void aDocumentThatACompleteLoadHasInAnOlderStateForAnotherStoreStaysWhereItIs() throws Exception {
        bench.reset();
        LedgerModel older = with(DOCUMENTS, "R1", "store_id", "2");
        FaultBench.set(older, DOCUMENTS, "R1", "changed_at", "2020-01-01T00:00:00");
        LoadReport report = load(older, true);
        assertThat(report.faults()).isEmpty();
        assertThat(report.changed()).isZero();
        bench.requireFormed(good(), Set.of());
    }

    @Test
    void aRowThatIsStillFaultyIsToldByEachLoadOnce() throws Exception {
        bench.reset();
        load(with(ITEMS, "A", "name", ""), false);
        LedgerModel others = only(good(), "R2");
        others.remove(ITEMS, "A");
        for (int i = 0; i < 2; i++) {
            LoadReport report = load(others, false);
            assertThat(report.faults().stream().map(Told::of))
                    .containsExactly(new Told(Kind.ROW_STILL_FAULTY, "items", 0, "item_id", "A"));
            assertThat(report.count()).isEqualTo(1);
            assertThat(report.spoiled()).containsExactly(Map.entry("1", 1L));
        }
        assertThat(load(with(ITEMS, "A", "name", ""), false).faults())
                .extracting(SourceFault::kind)
                .containsExactly(Kind.VALUE_MISSING);
        assertThat(load(good(), false).spoiled()).isEmpty();
    }

    @Test
    void aStoreThatNamesAFaultyRowIsToldWhatElseItLacks() throws Exception {
        bench.reset();
        load(only(with(LINES, "S1", "quantity", "some"), "S1"), false);
        LoadReport report = load(only(with(ITEMS, "A", "name", "")), false);
        assertThat(report.faults())
                .extracting(SourceFault::kind)
                .containsExactlyInAnyOrder(Kind.VALUE_MISSING, Kind.DOCUMENTS_OWED);
        assertThat(report.spoiled()).containsExactly(Map.entry("1", 2L));
        load(good(), false);
        bench.requireFormed(good(), Set.of());
    }

    @Test
    void completeLoadAndMoveToASpoiledStore() throws Exception {
        bench.reset();
        LedgerModel moved = with(DOCUMENTS, "R1", "store_id", "2");
        LedgerModel bad = moved.copy();
        FaultBench.set(bad, LINES, "R1", "quantity", "some");
        assertThat(load(bad, true).spoiled()).containsOnlyKeys("2");
        bench.requireFormed(good(), Set.of("2"));
        load(moved, true);
        bench.requireFormed(moved, Set.of());
    }
}
