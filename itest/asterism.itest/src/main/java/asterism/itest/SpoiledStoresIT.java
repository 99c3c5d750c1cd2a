package asterism.itest;

import static asterism.itest.FaultBench.changed;
import static asterism.itest.FaultBench.good;
import static asterism.itest.FaultBench.only;
import static asterism.itest.FaultBench.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import asterism.api.lotdata.LoadReport;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.itest.FaultBench.Told;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which stores fail, for how long, and what is no fault at all. */
class SpoiledStoresIT {
    private static final WriteOptions PLAIN = WriteOptions.plain();
    private static final String LONG = "x".repeat(65);

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
    void aStoreFailsUntilAllDocumentsOfTheFailedLoadHaveComeAgain() throws Exception {
        LedgerModel more = changed(ledger -> FaultBench.document(ledger, "N1", "1", "RECEIPT", "P1", "A", "7"));
        LedgerModel bad = more.copy();
        FaultBench.set(bad, SourceTable.LINES, "S1", "quantity", "some");
        bench.reset();
        assertThat(load(only(bad, "S1", "N1"), false).spoiled()).containsOnlyKeys("1");
        bench.requireFormed(good(), Set.of("1"));

        // Nothing comes, something else comes, a part of them comes.
        assertThat(load(only(good()), false).faults()).isEmpty();
        bench.requireFormed(good(), Set.of("1"));
        load(only(good(), "R1", "R2"), false);
        bench.requireFormed(good(), Set.of("1"));
        load(only(more, "S1"), false);
        bench.requireFormed(good(), Set.of("1"));

        load(only(more, "N1"), false);
        bench.requireFormed(more, Set.of());
    }

    @Test
    void aCompleteLoadMendsAStore() throws Exception {
        bench.reset();
        LedgerModel bad = changed(ledger -> FaultBench.document(ledger, "N1", "1", "RECEIPT", "P1", "A", "-7"));
        load(only(bad, "N1"), false);
        bench.requireFormed(good(), Set.of("1"));
        assertThat(load(good(), true).spoiled()).isEmpty();
        bench.requireFormed(good(), Set.of());
    }

    @Test
    void aStoreKeepsItsLastGoodDataInAFailedCompleteLoad() throws Exception {
        bench.reset();
        LedgerModel bad = only(with(SourceTable.LINES, "S1", "quantity", "some"), "S1", "R2");
        assertThat(load(bad, true).spoiled()).containsOnlyKeys("1");
        bench.requireFormed(only(good(), "R1", "S1", "R2"), Set.of("1"));
        // R1 was absent from the failed load, and is still known; S2 was absent from the load of a good store.
        load(only(good(), "S1"), false);
        bench.requireFormed(only(good(), "R1", "S1", "R2"), Set.of());
    }

    @Test
    void aDocumentInTwoPartsSpoilsBothStores() throws Exception {
        LedgerModel bad = good();
        FaultBench.set(bad, SourceTable.DOCUMENTS, "S2", "doc_id", "S1");
        bad.rows(SourceTable.LINES).removeIf(row -> row.get("doc_id").equals("S2"));
        bench.reset();
        bench.home().write(bad, PLAIN.partPerStore());
        LoadReport report = bench.home().load(false);
        assertThat(report.spoiled()).containsOnlyKeys("1", "2");
        assertThat(report.count()).isEqualTo(2);
        assertThat(report.faults())
                .extracting(SourceFault::kind, SourceFault::place, SourceFault::key, SourceFault::column)
                .containsExactly(
                        tuple(Kind.KEY_TWICE, "documents-1.csv", "S1", "doc_id"),
                        tuple(Kind.KEY_TWICE, "documents-2.csv", "S1", "doc_id"));
        bench.requireFormed(good(), Set.of("1", "2"));
    }

    @Test
    void aDocumentThatMovesToASpoiledStoreStaysWhereItWas() throws Exception {
        bench.reset();
        LedgerModel moved = with(SourceTable.DOCUMENTS, "R1", "store_id", "2");
        LedgerModel bad = moved.copy();
        FaultBench.set(bad, SourceTable.LINES, "R1", "quantity", "some");
        assertThat(load(only(bad, "R1"), false).spoiled()).containsOnlyKeys("2");
        bench.requireFormed(good(), Set.of("2"));
        load(only(moved, "R1"), false);
        bench.requireFormed(moved, Set.of());
    }

    @Test
    void aNewDocumentThatComesGoodForAnotherStoreIsOwedNoMore() throws Exception {
        bench.reset();
        LedgerModel bad = changed(ledger -> FaultBench.document(ledger, "X", "1", "RECEPT", "P1", "A", "7"));
        assertThat(load(only(bad, "X"), false).spoiled()).containsOnlyKeys("1");
        bench.requireFormed(good(), Set.of("1"));
        LedgerModel mended = changed(ledger -> FaultBench.document(ledger, "X", "3", "RECEIPT", "P1", "A", "7"));
        load(only(mended, "X"), false);
        bench.requireFormed(mended, Set.of());
    }

    @Test
    void aKnownDocumentThatCameOnceForAWrongStoreIsOwedNoMoreWhenItComesAgain() throws Exception {
        LedgerModel known = changed(ledger -> FaultBench.document(ledger, "X", "3", "RECEIPT", "P1", "A", "7"));
        bench.reset();
        load(known, false);
        LedgerModel bad = changed(ledger -> FaultBench.document(ledger, "X", "1", "RECEPT", "P1", "A", "7"));
        assertThat(load(only(bad, "X"), false).spoiled()).containsOnlyKeys("1");
        bench.requireFormed(known, Set.of("1"));
        load(only(known, "X"), false);
        bench.requireFormed(known, Set.of());
    }

    @Test
    void aDocumentThatComesFaultyForAnotherStoreIsStillOwed() throws Exception {
        bench.reset();
        LedgerModel bad = changed(ledger -> FaultBench.document(ledger, "X", "1", "RECEPT", "P1", "A", "7"));
        load(only(bad, "X"), false);
        FaultBench.set(bad, SourceTable.DOCUMENTS, "X", "store_id", "2");
        assertThat(load(only(bad, "X"), false).spoiled()).containsOnlyKeys("2");
        bench.requireFormed(good(), Set.of("1", "2"));
        LedgerModel mended = changed(ledger -> FaultBench.document(ledger, "X", "2", "RECEIPT", "P1", "A", "7"));
        load(only(mended, "X"), false);
        bench.requireFormed(mended, Set.of());
    }

    @Test
    void aCompleteLoadWithoutAnyDocumentOfAStoreMendsItToo() throws Exception {
        bench.home().load(only(good(), "R2", "S2"), PLAIN, true);
        load(only(with(SourceTable.LINES, "R1", "quantity", "some"), "R1"), false);
        assertThat(load(only(good(), "R2", "S2"), true).spoiled()).isEmpty();
        load(only(good(), "S1"), false);
        bench.requireFormed(only(good(), "R2", "S2", "S1"), Set.of());
    }

    private static Stream<Arguments> faultyItemsAndPartners() {
        return Stream.of(
                Arguments.of(SourceTable.ITEMS, "A", "name", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.ITEMS, "A", "kind_id", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.ITEMS, "A", "kind_id", "nothing", Kind.REFERENCE_UNKNOWN),
                Arguments.of(SourceTable.ITEMS, "A", "barcode", LONG, Kind.TEXT_TOO_LONG),
                Arguments.of(SourceTable.ITEMS, "A", "etalon_id", "a\u0001", Kind.CHARACTER_FORBIDDEN),
                Arguments.of(SourceTable.ITEMS, "A", "producer_id", "\uFFFF", Kind.CHARACTER_FORBIDDEN),
                Arguments.of(SourceTable.ITEMS, "A", "protek_code", LONG, Kind.TEXT_TOO_LONG),
                Arguments.of(SourceTable.PARTNERS, "P1", "name", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.PARTNERS, "P1", "tin", LONG, Kind.TEXT_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("faultyItemsAndPartners")
    void aFaultyRowOfItemsOrPartnersSpoilsTheStoresThatNameIt(
            SourceTable table, String id, String column, String value, Kind kind) throws Exception {
        bench.reset();
        // With the documents that name it, then without any.
        for (LedgerModel bad : List.of(with(table, id, column, value), only(with(table, id, column, value)))) {
            LoadReport report = load(bad, false);
            assertThat(report.faults().stream().map(Told::of))
                    .containsExactly(new Told(kind, table.tableName() + ".csv", 2, column, value));
            assertThat(report.count()).isEqualTo(1);
            bench.requireFormed(good(), Set.of("1"));
            // Another load does not mend it; the row does.
            LedgerModel others = only(good(), "R2");
            others.remove(table, id);
            load(others, false);
            bench.requireFormed(good(), Set.of("1"));
            load(only(good()), false);
            load(only(good(), "R1", "S1"), false);
            bench.requireFormed(good(), Set.of());
        }
    }

    @Test
    void aFaultyPartnerSpoilsTheStoresWhoseLinesNameIt() throws Exception {
        LedgerModel ledger = with(SourceTable.LINES, "R2", "origin_partner_id", "P1");
        bench.reset();
        load(ledger, true);
        FaultBench.set(ledger, SourceTable.PARTNERS, "P1", "tin", LONG);
        assertThat(load(ledger, true).count()).isEqualTo(1);
        bench.requireFormed(ledger, Set.of("1", "2"));
    }

    @Test
    void anItemThatOccursTwiceSpoilsTheStoresThatNameIt() throws Exception {
        bench.reset();
        LoadReport report = load(changed(ledger -> ledger.item("B", "K")), false);
        assertThat(report.faults().stream().map(Told::of))
                .containsExactly(
                        new Told(Kind.KEY_TWICE, "items.csv", 3, "item_id", "B"),
                        new Told(Kind.KEY_TWICE, "items.csv", 4, "item_id", "B"));
        bench.requireFormed(good(), Set.of("2"));
    }

    @Test
    void aFaultyRowThatNobodyNamesIsToldAndSpoilsNobody() throws Exception {
        bench.reset();
        LedgerModel bad = changed(ledger -> {
            ledger.item("C", "K").set("name", "");
            ledger.partner("P3", "");
            ledger.item("", "K").set("name", "no id");
        });
        LoadReport report = load(bad, false);
        assertThat(report.faults().stream().map(Told::of))
                .containsExactlyInAnyOrder(
                        new Told(Kind.VALUE_MISSING, "items.csv", 4, "name", ""),
                        new Told(Kind.VALUE_MISSING, "partners.csv", 4, "name", ""),
                        new Told(Kind.VALUE_MISSING, "items.csv", 5, "item_id", ""));
        assertThat(report.spoiled()).isEmpty();
        bench.requireFormed(good(), Set.of());
    }

    @Test
    void ofMoreThanAHundredFaultsTheFirstAreToldAndAllCounted() throws Exception {
        LedgerModel bad = changed(ledger -> {
            for (int i = 0; i < 180; i++) {
                String store = i < 150 ? "1" : "2";
                FaultBench.document(ledger, "N" + i, store, "SURPLUS", "", "A", "-" + i);
            }
        });
        bench.reset();
        for (WriteOptions options : List.of(PLAIN, PLAIN.partPerStore())) {
            bench.home().write(bad, options);
            LoadReport report = bench.home().load(false);
            assertThat(report.count()).isEqualTo(180);
            assertThat(report.spoiled())
                    .containsEntry("1", 150L)
                    .containsEntry("2", 30L)
                    .hasSize(2);
            assertThat(report.faults())
                    .hasSize(100)
                    .extracting(SourceFault::line)
                    .isSorted();
            assertThat(report.faults().get(0).value()).isEqualTo("-0");
            assertThat(report.faults().get(99).value()).isEqualTo("-99");
            bench.requireFormed(good(), Set.of("1", "2"));
        }
    }

    @Test
    void rowsThatEarlierLoadsBroughtMayBeReferredTo() throws Exception {
        bench.reset();
        LedgerModel load = new LedgerModel();
        FaultBench.document(load, "N1", "1", "RECEIPT", "P2", "B", "3");
        load.item("C", "K2");
        load.storeCode("2", "OTHER", "o");
        load.kind("K9", "K2");
        // The sale may be older than the ledger.
        load.document("C1", "2", "CUSTOMER_RETURN", "2026-11-20T10:00:00")
                .related("older")
                .line(1, "B", "1");
        assertThat(load(load, false).faults()).isEmpty();
        bench.requireFormed(good().apply(load, false), Set.of());
    }

    @Test
    void valuesAtTheirBoundsAreNoFaults() throws Exception {
        String id = "%".repeat(64);
        String emoji = "\uD83D\uDC8A";
        LedgerModel ledger = good();
        ledger.store(id, emoji.repeat(1000));
        ledger.storeCode(id, "%".repeat(63), emoji.repeat(64));
        ledger.kind(id, "K");
        ledger.item(id, id).set("name", "\u044B".repeat(1000)).set("producer_name", emoji.repeat(1000));
        ledger.partner(emoji.repeat(64), "p".repeat(1000)).set("tin", "7".repeat(64));
        ledger.document(id, id, "RECEIPT", "2026-11-23 14:05:09.123456789")
                .number(emoji.repeat(64))
                .partner(emoji.repeat(64))
                .set("resale", "False")
                .line("000000001", id, "99999.999000")
                .lot(id)
                .purchasePrice("999999.999900")
                .retailPrice("0999999.9999")
                .discount("999999999.9999")
                .vat("100.00", "0")
                .setLine("expiry_date", "2028-02-29")
                .setLine("commission", "TRUE");
        ledger.document("nine", id, "SALE", "2026-11-24T23:59:59")
                .line("999999999", id, "0.001")
                .retailPrice("0.0001");
        bench.home().load(ledger, PLAIN.shuffled(7), true);
        Run run = Run.regular(
                "999999999999999999", List.of("1", "2", id), LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
        Expectation.requireReference(bench.home(), run, ledger, "bounds");
    }
}
