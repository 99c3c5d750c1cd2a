package asterism.itest;

import static asterism.itest.FaultBench.changed;
import static asterism.itest.FaultBench.with;
import static asterism.testkit.SourceTable.DOCUMENTS;
import static asterism.testkit.SourceTable.LINES;

import asterism.api.source.SourceFault.Kind;
import asterism.itest.FaultBench.Told;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in rows of documents and lines: each is told, spoils its store, and lets the others go on. */
class SourceFaultsIT {
    private static final String LONG = "x".repeat(65);
    private static final String CONTROL = "a\u0001b";

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

    private static Stream<Arguments> faults(SourceTable table, String column, Kind kind, String... values) {
        return Stream.of(values).map(value -> Arguments.of(table, column, value, kind));
    }

    private static Stream<Arguments> valuesOfDocuments() {
        String[] badTimes = {
            "2026-11-10",
            "2026-11-31T10:00:00",
            "2026-02-29T10:00:00",
            "2026-11-10T24:00:00",
            "2026-11-10T10:60:00",
            "2026-11-10T10:00",
            "2026-11-10T10:00:00Z",
            "2026-11-10T10:00:00+03:00",
            "2026-11-10T10:00:00.",
            "2026-11-10t10:00:00",
            "10.11.2026 10:00:00"
        };
        return Stream.of(
                        faults(DOCUMENTS, "doc_time", Kind.VALUE_MISSING, ""),
                        faults(DOCUMENTS, "doc_type", Kind.VALUE_MISSING, ""),
                        faults(DOCUMENTS, "changed_at", Kind.VALUE_MISSING, ""),
                        faults(DOCUMENTS, "doc_type", Kind.VALUE_UNKNOWN, "sale", "SELL", "1"),
                        faults(DOCUMENTS, "doc_time", Kind.DATE_MALFORMED, badTimes),
                        faults(DOCUMENTS, "changed_at", Kind.DATE_MALFORMED, "today", "2026-11-10"),
                        faults(DOCUMENTS, "fn_doc_time", Kind.DATE_MALFORMED, "2026-13-01T00:00:00"),
                        faults(DOCUMENTS, "resale", Kind.VALUE_UNKNOWN, "2", "yes", "00"),
                        faults(DOCUMENTS, "deleted", Kind.VALUE_UNKNOWN, "-1", "t", "\u0434\u0430"),
                        faults(DOCUMENTS, "partner_id", Kind.REFERENCE_UNKNOWN, "P9", "p1"),
                        faults(DOCUMENTS, "related_doc_id", Kind.CHARACTER_FORBIDDEN, CONTROL, "\uFFFE", "\uFFFF"),
                        faults(DOCUMENTS, "cashier_id", Kind.CHARACTER_FORBIDDEN, CONTROL))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> textsOfDocuments() {
        return Stream.of(
                        "doc_number",
                        "related_doc_id",
                        "shift_number",
                        "pos_number",
                        "check_number",
                        "check_unique_number",
                        "fn_number",
                        "fn_doc_number",
                        "fn_doc_sign",
                        "cashier_id",
                        "cashier_tin",
                        "internet_order")
                .flatMap(column -> faults(DOCUMENTS, column, Kind.TEXT_TOO_LONG, LONG));
    }

    private static Stream<Arguments> numbersOfLines() {
        String[] noNumbers = {"-1", "+1", "1,5", ".5", "5.", "1e3", "0x1", "1 000", "five", "1.2.3", "\u0663", "--"};
        String[] noPrices = {"-1.00", "1,50", "1.00001", "NaN", ".", "12.3.4"};
        return Stream.of(
                        faults(LINES, "quantity", Kind.VALUE_MISSING, ""),
                        faults(LINES, "quantity", Kind.NUMBER_MALFORMED, noNumbers),
                        faults(LINES, "quantity", Kind.NUMBER_MALFORMED, "0", "0.000", "1.0001", "0.0009"),
                        faults(LINES, "quantity", Kind.NUMBER_TOO_LARGE, "100000", "100000.000", "9".repeat(40)),
                        faults(LINES, "purchase_price", Kind.NUMBER_MALFORMED, noPrices),
                        faults(LINES, "purchase_price", Kind.NUMBER_TOO_LARGE, "1000000", "9".repeat(20) + ".5"),
                        faults(LINES, "retail_price", Kind.NUMBER_MALFORMED, noPrices),
                        faults(LINES, "retail_price", Kind.NUMBER_TOO_LARGE, "1000000.0000"),
                        faults(LINES, "discount_sum", Kind.NUMBER_MALFORMED, noPrices),
                        faults(LINES, "discount_sum", Kind.NUMBER_TOO_LARGE, "1000000000", "18446744073709551617"),
                        faults(LINES, "purchase_vat", Kind.NUMBER_MALFORMED, "-1", "10%", "10.5", "\u0431\u0435\u0437"),
                        faults(LINES, "purchase_vat", Kind.NUMBER_TOO_LARGE, "101", "999", "1000"),
                        faults(LINES, "retail_vat", Kind.NUMBER_MALFORMED, "0.01", "1e1"),
                        faults(LINES, "retail_vat", Kind.NUMBER_TOO_LARGE, "101", "4294967306"),
                        faults(LINES, "line_no", Kind.VALUE_MISSING, ""),
                        faults(LINES, "line_no", Kind.NUMBER_MALFORMED, "0", "000", "-1", "1.0", "x"))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> valuesOfLines() {
        return Stream.of(
                        faults(LINES, "item_id", Kind.VALUE_MISSING, ""),
                        faults(LINES, "item_id", Kind.REFERENCE_UNKNOWN, "C", "a"),
                        faults(LINES, "origin_partner_id", Kind.REFERENCE_UNKNOWN, "P9"),
                        faults(
                                LINES,
                                "expiry_date",
                                Kind.DATE_MALFORMED,
                                "2026-02-30",
                                "20261123",
                                "2026-1-1",
                                "01.02.2027"),
                        faults(LINES, "expiry_date", Kind.DATE_MALFORMED, "2026-11-23T00:00:00"),
                        faults(LINES, "origin_doc_date", Kind.DATE_MALFORMED, "0000-01-01", "2026-00-10", "2026-01-00"),
                        faults(LINES, "commission", Kind.VALUE_UNKNOWN, "\u0434\u0430", "2", "TRUE!"),
                        faults(LINES, "lot_id", Kind.TEXT_TOO_LONG, LONG),
                        faults(LINES, "lot_id", Kind.CHARACTER_FORBIDDEN, CONTROL, "\u001F"),
                        faults(LINES, "series", Kind.TEXT_TOO_LONG, LONG),
                        faults(LINES, "origin_doc_number", Kind.TEXT_TOO_LONG, LONG))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource({"valuesOfDocuments", "textsOfDocuments", "numbersOfLines", "valuesOfLines"})
    void aWrongValueSpoilsItsStore(SourceTable table, String column, String value, Kind kind) throws Exception {
        bench.requireSpoiled(
                with(table, "R1", column, value),
                WriteOptions.plain(),
                Set.of("1"),
                new Told(kind, table.tableName() + ".csv", 2, column, value));
    }

    @Test
    void aNameThatIsTooLongIsToldInPart() throws Exception {
        bench.requireSpoiled(
                with(DOCUMENTS, "S2", "cashier_name", "y".repeat(1001)),
                WriteOptions.plain(),
                Set.of("2"),
                new Told(Kind.TEXT_TOO_LONG, "documents.csv", 5, "cashier_name", "y".repeat(100)));
    }

    private static Stream<Arguments> wrongIdsOfDocuments() {
        return Stream.of(Arguments.of("", Kind.VALUE_MISSING), Arguments.of(LONG, Kind.TEXT_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("wrongIdsOfDocuments")
    void aWrongDocumentIdSpoilsItsStore(String id, Kind kind) throws Exception {
        LedgerModel bad = changed(ledger -> ledger.add(
                DOCUMENTS,
                Map.of(
                        "doc_id", id,
                        "store_id", "1",
                        "doc_type", "SALE",
                        "doc_time", "2026-11-10T10:00:00",
                        "changed_at", "2026-11-10T10:00:00")));
        bench.requireSpoiled(bad, WriteOptions.plain(), Set.of("1"), new Told(kind, "documents.csv", 6, "doc_id", id));
    }

    @Test
    void allFaultsOfARowAndOfAllRowsAreTold() throws Exception {
        LedgerModel bad = with(DOCUMENTS, "R1", "doc_time", "noon");
        FaultBench.set(bad, DOCUMENTS, "R1", "resale", "maybe");
        FaultBench.set(bad, LINES, "R1", "quantity", "few");
        FaultBench.set(bad, LINES, "R1", "retail_vat", "some");
        FaultBench.set(bad, LINES, "S2", "item_id", "Z");
        bench.requireSpoiled(
                bad,
                WriteOptions.plain(),
                Set.of("1", "2"),
                new Told(Kind.DATE_MALFORMED, "documents.csv", 2, "doc_time", "noon"),
                new Told(Kind.VALUE_UNKNOWN, "documents.csv", 2, "resale", "maybe"),
                new Told(Kind.NUMBER_MALFORMED, "lines.csv", 2, "quantity", "few"),
                new Told(Kind.NUMBER_MALFORMED, "lines.csv", 2, "retail_vat", "some"),
                new Told(Kind.REFERENCE_UNKNOWN, "lines.csv", 5, "item_id", "Z"));
    }

    @Test
    void aFaultIsToldWhereItStandsAlsoInPartsAndAfterLineBreaks() throws Exception {
        LedgerModel bad = with(DOCUMENTS, "R2", "cashier_name", "two\nlines");
        FaultBench.set(bad, DOCUMENTS, "S2", "doc_type", "?");
        bench.requireSpoiled(
                bad,
                WriteOptions.plain().partPerStore().withBom().withManifest(),
                Set.of("2"),
                new Told(Kind.VALUE_UNKNOWN, "documents-2.csv", 4, "doc_type", "?"));
    }

    @Test
    void aDocumentThatOccursTwiceSpoilsItsStore() throws Exception {
        LedgerModel bad = FaultBench.good();
        bench.requireSpoiled(
                bad.add(DOCUMENTS, bad.find(DOCUMENTS, "R1").orElseThrow()),
                WriteOptions.plain(),
                Set.of("1"),
                new Told(Kind.KEY_TWICE, "documents.csv", 2, "doc_id", "R1"),
                new Told(Kind.KEY_TWICE, "documents.csv", 6, "doc_id", "R1"));
    }

    @Test
    void aLineThatOccursTwiceSpoilsItsStoreHoweverItsNumberIsWritten() throws Exception {
        LedgerModel bad = FaultBench.good();
        Map<String, String> row = new LinkedHashMap<>(bad.linesOf("S2").get(0));
        row.put("line_no", "01");
        bench.requireSpoiled(
                bad.add(LINES, row),
                WriteOptions.plain(),
                Set.of("2"),
                new Told(Kind.KEY_TWICE, "lines.csv", 5, "line_no", "1"),
                new Told(Kind.KEY_TWICE, "lines.csv", 6, "line_no", "1"));
    }

    @Test
    void aReferenceToAFaultyDocumentIsNoSecondError() throws Exception {
        LedgerModel bad = with(DOCUMENTS, "R1", "doc_type", "?");
        bad.linesOf("R1").get(0).put("lot_id", "L");
        for (int line = 2; line < 5; line++) {
            Map<String, String> row = new LinkedHashMap<>(bad.linesOf("R1").get(0));
            row.put("line_no", Integer.toString(line));
            bad.add(LINES, row);
        }
        bench.requireSpoiled(
                bad,
                WriteOptions.plain(),
                Set.of("1"),
                new Told(Kind.VALUE_UNKNOWN, "documents.csv", 2, "doc_type", "?"));
    }

    @Test
    void faultsOfAWarehouseSpoilNoShop() throws Exception {
        LedgerModel bad = changed(ledger -> FaultBench.document(ledger, "W1", "3", "RECEIPT", "P1", "A", "none"));
        bench.requireSpoiled(
                bad,
                WriteOptions.plain(),
                Set.of("3"),
                new Told(Kind.NUMBER_MALFORMED, "lines.csv", 6, "quantity", "none"));
    }
}
