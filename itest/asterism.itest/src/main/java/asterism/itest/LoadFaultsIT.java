package asterism.itest;

import static asterism.itest.FaultBench.append;
import static asterism.itest.FaultBench.changed;
import static asterism.itest.FaultBench.good;
import static asterism.itest.FaultBench.none;
import static asterism.itest.FaultBench.replace;
import static asterism.itest.FaultBench.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.itest.FaultBench.Told;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that spoil a load as a whole: all are told, and nothing of the load is kept. */
class LoadFaultsIT {
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

    private static Told file(Kind kind, String place) {
        return new Told(kind, place, 0, "", "");
    }

    @ParameterizedTest
    @EnumSource(SourceTable.class)
    void aMissingTable(SourceTable table) throws Exception {
        String file = table.tableName() + ".csv";
        bench.requireRefused(
                good(), PLAIN, folder -> Files.delete(folder.resolve(file)), file(Kind.TABLE_MISSING, file));
    }

    private static Stream<Arguments> requiredColumns() {
        return Arrays.stream(SourceTable.values())
                .flatMap(table -> table.required().stream().map(column -> Arguments.of(table, column)));
    }

    @ParameterizedTest
    @MethodSource("requiredColumns")
    void aMissingRequiredColumn(SourceTable table, String column) throws Exception {
        String file = table.tableName() + ".csv";
        bench.requireRefused(
                good(),
                PLAIN,
                folder -> {
                    List<String> lines = Files.readAllLines(folder.resolve(file));
                    String header = ("," + lines.get(0) + ",").replace("," + column + ",", ",other,");
                    lines.set(0, header.substring(1, header.length() - 1));
                    Files.write(folder.resolve(file), lines);
                },
                new Told(Kind.COLUMN_MISSING, file, 1, column, ""));
    }

    @Test
    void aColumnThatOccursTwice() throws Exception {
        bench.requireRefused(
                good(),
                PLAIN,
                replace("items.csv", "barcode", "Name"),
                new Told(Kind.COLUMN_TWICE, "items.csv", 1, "name", ""));
    }

    @Test
    void aManifestThatDoesNotFit() throws Exception {
        WriteOptions options = PLAIN.withManifest();
        bench.requireRefused(
                good(),
                options,
                replace("manifest.csv", "items.csv,2\n", ""),
                file(Kind.MANIFEST_FILE_UNNAMED, "items.csv"));
        bench.requireRefused(
                good(),
                options,
                append("manifest.csv", "lines-7.csv,3\n"),
                new Told(Kind.MANIFEST_FILE_MISSING, "manifest.csv", 9, "file", "lines-7.csv"));
        bench.requireRefused(
                good(),
                options,
                replace("manifest.csv", "documents.csv,5", "documents.csv,6"),
                new Told(Kind.MANIFEST_ROWS_DIFFER, "documents.csv", 0, "", "5"));
        bench.requireRefused(
                good(),
                options,
                replace("manifest.csv", "partners.csv,2", "partners.csv,two"),
                new Told(Kind.NUMBER_MALFORMED, "manifest.csv", 6, "rows", "two"));
        bench.requireRefused(
                good(),
                options,
                folder -> Files.delete(folder.resolve("partners.csv")),
                file(Kind.TABLE_MISSING, "partners.csv"),
                new Told(Kind.MANIFEST_FILE_MISSING, "manifest.csv", 6, "file", "partners.csv"));
    }

    @Test
    void aPartWithoutItsOtherHalf() throws Exception {
        WriteOptions options = PLAIN.partPerStore();
        bench.requireRefused(
                good(),
                options,
                folder -> Files.delete(folder.resolve("lines-2.csv")),
                file(Kind.PART_INCOMPLETE, "documents-2.csv"));
        bench.requireRefused(
                good(),
                options,
                folder -> Files.delete(folder.resolve("documents-1.csv")),
                file(Kind.PART_INCOMPLETE, "lines-1.csv"));
    }

    @ParameterizedTest
    @EnumSource(SourceTable.class)
    void aWrongNumberOfCells(SourceTable table) throws Exception {
        String file = table.tableName() + ".csv";
        LedgerModel ledger = good();
        // The bench adds a document with a line.
        int extra = table.inParts() ? 1 : 0;
        bench.requireRefused(
                ledger,
                PLAIN,
                append(file, "1,2\n"),
                new Told(Kind.CELL_COUNT, file, ledger.rows(table).size() + 2 + extra, "", "2"));
    }

    @Test
    void badUtf8() throws Exception {
        byte[] latin = "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1);
        for (String file : List.of("stores.csv", "store_codes.csv", "items.csv", "lines.csv")) {
            bench.requireRefused(
                    good(),
                    PLAIN,
                    folder -> {
                        String text = Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
                        int at = text.lastIndexOf(",", text.indexOf("\n", text.indexOf("\n") + 1)) + 1;
                        String spoiled = text.substring(0, at)
                                + new String(latin, StandardCharsets.ISO_8859_1)
                                + text.substring(text.indexOf("\n", at));
                        Files.writeString(folder.resolve(file), spoiled, StandardCharsets.ISO_8859_1);
                    },
                    new Told(Kind.NOT_UTF8, file, 2, lastColumn(file), "caf\uFFFD"));
        }
    }

    private static String lastColumn(String file) {
        List<String> columns = Arrays.stream(SourceTable.values())
                .filter(table -> file.equals(table.tableName() + ".csv"))
                .findFirst()
                .orElseThrow()
                .columns();
        return columns.get(columns.size() - 1);
    }

    @Test
    void quotesThatDoNotFit() throws Exception {
        bench.requireRefused(
                good(),
                PLAIN,
                replace("stores.csv", "1,One", "1,\"One"),
                new Told(Kind.QUOTES, "stores.csv", 2, "name", "\"One,SHOP,,,,Street 1"));
        bench.requireRefused(
                good(),
                PLAIN,
                replace("lines.csv", "S1,1,A", "S1,1,A\"A"),
                new Told(Kind.QUOTES, "lines.csv", 4, "item_id", "A\"A,1,,10.00,20.00,,10,10,,,,,,"));
    }

    @Test
    void aRowWhoseStoreCannotBeTold() throws Exception {
        bench.requireRefused(
                with(SourceTable.DOCUMENTS, "R1", "store_id", ""),
                PLAIN,
                none(),
                new Told(Kind.VALUE_MISSING, "documents.csv", 2, "store_id", ""));
        bench.requireRefused(
                with(SourceTable.DOCUMENTS, "R1", "store_id", "9"),
                PLAIN,
                none(),
                new Told(Kind.REFERENCE_UNKNOWN, "documents.csv", 2, "store_id", "9"));
        bench.requireRefused(
                with(SourceTable.LINES, "R1", "doc_id", ""),
                PLAIN,
                none(),
                new Told(Kind.VALUE_MISSING, "lines.csv", 2, "doc_id", ""));
        bench.requireRefused(
                with(SourceTable.LINES, "R1", "doc_id", "R9"),
                PLAIN,
                none(),
                new Told(Kind.REFERENCE_UNKNOWN, "lines.csv", 2, "doc_id", "R9"));
    }

    @Test
    void aLineInAnotherPartThanItsDocument() throws Exception {
        bench.requireRefused(
                good(),
                PLAIN.partPerStore(),
                append("lines-1.csv", "R2,2,B,1,,,,,,,,,,,,\n"),
                new Told(Kind.REFERENCE_UNKNOWN, "lines-1.csv", 5, "doc_id", "R2"));
        // Nor may it refer to a document that only an earlier load brought.
        bench.requireRefused(
                changed(ledger -> ledger.rows(SourceTable.DOCUMENTS).remove(3)),
                PLAIN,
                none(),
                new Told(Kind.REFERENCE_UNKNOWN, "lines.csv", 5, "doc_id", "S2"));
    }

    private static Stream<Arguments> wrongRows() {
        return Stream.of(
                Arguments.of(SourceTable.STORES, "1", "name", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.STORES, "1", "kind", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.STORES, "1", "kind", "shop", Kind.VALUE_UNKNOWN),
                Arguments.of(SourceTable.STORES, "1", "legal_entity_tin", LONG, Kind.TEXT_TOO_LONG),
                Arguments.of(SourceTable.STORES, "1", "legal_entity_id", "a\u0001", Kind.CHARACTER_FORBIDDEN),
                Arguments.of(SourceTable.STORE_CODES, "1", "code", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.STORE_CODES, "1", "system", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.STORE_CODES, "1", "code", LONG, Kind.TEXT_TOO_LONG),
                Arguments.of(SourceTable.STORE_CODES, "1", "store_id", "9", Kind.REFERENCE_UNKNOWN),
                Arguments.of(SourceTable.ITEM_KINDS, "K", "name", "", Kind.VALUE_MISSING),
                Arguments.of(SourceTable.ITEM_KINDS, "K", "parent_id", "?", Kind.REFERENCE_UNKNOWN),
                Arguments.of(SourceTable.ITEM_KINDS, "K", "parent_id", "K", Kind.KIND_CYCLE),
                Arguments.of(SourceTable.ITEM_KINDS, "K", "parent_id", LONG, Kind.TEXT_TOO_LONG));
    }

    // All of these are named by other rows: a reference to a faulty row is no second error.
    @ParameterizedTest
    @MethodSource("wrongRows")
    void aFaultyRowOfStoresCodesOrKinds(SourceTable table, String id, String column, String value, Kind kind)
            throws Exception {
        bench.requireRefused(
                with(table, id, column, value),
                PLAIN,
                none(),
                new Told(kind, table.tableName() + ".csv", 2, column, value));
    }

    @Test
    void aNameThatIsTooLong() throws Exception {
        for (SourceTable table : List.of(SourceTable.STORES, SourceTable.ITEM_KINDS)) {
            String id = table == SourceTable.STORES ? "2" : "K1";
            bench.requireRefused(
                    with(table, id, "name", "n".repeat(1001)),
                    PLAIN,
                    none(),
                    new Told(Kind.TEXT_TOO_LONG, table.tableName() + ".csv", 3, "name", "n".repeat(100)));
        }
        bench.requireRefused(
                with(SourceTable.STORES, "1", "address", "n".repeat(1001)),
                PLAIN,
                none(),
                new Told(Kind.TEXT_TOO_LONG, "stores.csv", 2, "address", "n".repeat(100)));
    }

    @Test
    void aKeyThatOccursTwice() throws Exception {
        bench.requireRefused(
                changed(ledger -> ledger.store("1", "One again")),
                PLAIN,
                none(),
                new Told(Kind.KEY_TWICE, "stores.csv", 2, "store_id", "1"),
                new Told(Kind.KEY_TWICE, "stores.csv", 5, "store_id", "1"));
        bench.requireRefused(
                changed(ledger -> ledger.kind("K2", "K")),
                PLAIN,
                none(),
                new Told(Kind.KEY_TWICE, "item_kinds.csv", 4, "kind_id", "K2"),
                new Told(Kind.KEY_TWICE, "item_kinds.csv", 5, "kind_id", "K2"));
    }

    @Test
    void aStoreCodeThatOccursTwice() throws Exception {
        bench.reset();
        bench.home().write(changed(ledger -> ledger.storeCode("1", "ASNA", "b")), PLAIN);
        SourceException refused =
                catchThrowableOfType(SourceException.class, () -> bench.home().load(false));
        assertThat(refused.faults())
                .extracting(SourceFault::kind, SourceFault::place, SourceFault::line, SourceFault::key)
                .containsExactly(
                        tuple(Kind.KEY_TWICE, "store_codes.csv", 2L, "1/ASNA"),
                        tuple(Kind.KEY_TWICE, "store_codes.csv", 4L, "1/ASNA"));
    }

    @Test
    void aCycleOfKinds() throws Exception {
        bench.requireRefused(
                with(SourceTable.ITEM_KINDS, "K", "parent_id", "K2"),
                PLAIN,
                none(),
                new Told(Kind.KIND_CYCLE, "item_kinds.csv", 2, "parent_id", "K2"),
                new Told(Kind.KIND_CYCLE, "item_kinds.csv", 3, "parent_id", "K"),
                new Told(Kind.KIND_CYCLE, "item_kinds.csv", 4, "parent_id", "K1"));
    }

    @Test
    void aCycleWithKindsThatAnEarlierLoadBrought() throws Exception {
        LedgerModel bad = changed(ledger -> {
            ledger.rows(SourceTable.ITEM_KINDS).clear();
            ledger.kind("K", "K1");
        });
        bench.reset();
        bench.home().write(bad, PLAIN);
        SourceException refused =
                catchThrowableOfType(SourceException.class, () -> bench.home().load(false));
        assertThat(refused.faults())
                .extracting(SourceFault::kind, SourceFault::value)
                .contains(tuple(Kind.KIND_CYCLE, "K1"));
        bench.requireFormed(good(), Set.of());
    }

    @Test
    void allFaultsOfALoadAreToldAlsoThoseThatSpoilOnlyAStore() throws Exception {
        LedgerModel bad = with(SourceTable.STORES, "3", "name", "");
        FaultBench.set(bad, SourceTable.ITEM_KINDS, "K2", "parent_id", "?");
        FaultBench.set(bad, SourceTable.ITEMS, "A", "barcode", LONG);
        FaultBench.set(bad, SourceTable.PARTNERS, "P2", "name", "");
        FaultBench.set(bad, SourceTable.DOCUMENTS, "S1", "doc_type", "?");
        FaultBench.set(bad, SourceTable.LINES, "S2", "quantity", "-2");
        bench.requireRefused(
                bad,
                PLAIN,
                append("lines.csv", "x\n"),
                new Told(Kind.VALUE_MISSING, "stores.csv", 4, "name", ""),
                new Told(Kind.REFERENCE_UNKNOWN, "item_kinds.csv", 4, "parent_id", "?"),
                new Told(Kind.TEXT_TOO_LONG, "items.csv", 2, "barcode", LONG),
                new Told(Kind.VALUE_MISSING, "partners.csv", 3, "name", ""),
                new Told(Kind.VALUE_UNKNOWN, "documents.csv", 4, "doc_type", "?"),
                new Told(Kind.NUMBER_MALFORMED, "lines.csv", 5, "quantity", "-2"),
                new Told(Kind.CELL_COUNT, "lines.csv", 7, "", "1"));
    }

    @Test
    void ofMoreThanAHundredFaultsTheFirstAreToldAndAllCounted() throws Exception {
        LedgerModel bad = changed(ledger -> {
            for (int i = 0; i < 130; i++) {
                ledger.kind("K-" + i, "nothing");
            }
        });
        bench.reset();
        bench.home().write(bad, PLAIN);
        SourceException refused =
                catchThrowableOfType(SourceException.class, () -> bench.home().load(false));
        assertThat(refused.count()).isEqualTo(130);
        assertThat(refused.faults()).hasSize(100);
        assertThat(refused.faults().get(0).line()).isEqualTo(5);
        assertThat(refused.faults().get(99).line()).isEqualTo(104);
        bench.requireFormed(good(), Set.of());
    }

    @Test
    void aFolderThatIsNotThere() throws Exception {
        bench.reset();
        Path source = bench.home().source();
        Path elsewhere = Files.move(source, source.resolveSibling("elsewhere"));
        assertThatThrownBy(() -> bench.home().load(false)).isInstanceOf(IOException.class);
        Files.move(elsewhere, source);
        bench.requireFormed(good(), Set.of());
    }
}
