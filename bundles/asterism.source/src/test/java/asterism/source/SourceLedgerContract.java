package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceTable;
import asterism.api.source.SourceTable.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SourceLedger} must do; an implementation's test extends this and brings the tables to it. */
public abstract class SourceLedgerContract {
    /**
     * A table as a back office holds it.
     *
     * @param columns names of the columns that there are
     * @param rows    as many cells a row, {@code ""} for what is missing
     */
    public record Table(List<String> columns, List<List<String>> rows) {}

    /**
     * What the source is to hold.
     *
     * @param whole the tables that come whole
     * @param parts the two others; a source that knows no parts puts all into one
     */
    public record Tables(Map<SourceTable, Table> whole, List<Map<SourceTable, Table>> parts) {}

    /** Gives a source that holds these tables and no others. */
    protected abstract SourceLedger holding(Tables tables) throws Exception;

    @Test
    void allRowsArriveCompleteAndInOrder() throws Exception {
        Tables tables = known();
        ReadLedger read = ReadLedger.of(holding(tables));
        assertThat(read.faults()).isEmpty();
        tables.whole()
                .forEach((table, content) ->
                        assertThat(read.rows(table)).as(table.tableName()).isEqualTo(content.rows()));
        for (SourceTable table : List.of(SourceTable.DOCUMENTS, SourceTable.LINES)) {
            assertThat(read.rows(table))
                    .isEqualTo(tables.parts().get(0).get(table).rows());
        }
    }

    @Test
    void cellsComeWithoutBlanksAroundThem() throws Exception {
        Tables tables = known();
        tables.whole()
                .put(
                        SourceTable.STORES,
                        new Table(
                                List.of("store_id", "name", "kind"),
                                List.of(List.of(" 1", "\tAt \"the\" corner,\r\n2nd floor \n", " SHOP\t "))));
        ReadLedger read = ReadLedger.of(holding(tables));
        assertThat(read.rows(SourceTable.STORES))
                .containsExactly(List.of("1", "At \"the\" corner,\r\n2nd floor", "SHOP", "", "", "", ""));
    }

    @Test
    void columnThatTheSourceLacksIsEmpty() throws Exception {
        Tables tables = known();
        tables.whole()
                .put(
                        SourceTable.ITEMS,
                        new Table(
                                List.of("NAME", "Kind_Id", "barcode", "item_id", "nobody_knows"),
                                List.of(List.of("Aspirin", "K", "4600000000000", "A", "x"))));
        ReadLedger read = ReadLedger.of(holding(tables));
        assertThat(read.rows(SourceTable.ITEMS))
                .containsExactly(List.of("A", "Aspirin", "K", "", "", "", "", "4600000000000", "", "", "", ""));
    }

    @Test
    void tablesMayBeEmpty() throws Exception {
        Tables tables = known();
        tables.whole().replaceAll((table, content) -> new Table(content.columns(), List.of()));
        ReadLedger read = ReadLedger.of(holding(tables));
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows(SourceTable.STORES)).isEmpty();
    }

    @Test
    void linesStandInThePartOfTheirDocuments() throws Exception {
        Tables tables = known();
        tables.parts().add(part("T"));
        try (SourceReading reading = holding(tables).open()) {
            assertThat(reading.parts()).isNotEmpty().doesNotHaveDuplicates();
            for (SourceReading.Part part : reading.parts()) {
                List<String> documents = new ArrayList<>();
                List<String> lines = new ArrayList<>();
                reading.read(
                        part,
                        row -> {
                            assertThat(lines).isEmpty();
                            documents.add(ReadLedger.cells(row, 1).get(0));
                        },
                        row -> lines.add(ReadLedger.cells(row, 1).get(0)));
                assertThat(documents).isNotEmpty().containsAll(lines);
            }
        }
    }

    @Test
    void partsMayBeReadByThreadsAtOnce() throws Exception {
        Tables tables = known();
        IntStream.range(0, 7).forEach(i -> tables.parts().add(part("part" + i + "-")));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SourceReading reading = holding(tables).open()) {
            List<Callable<List<String>>> reads = new ArrayList<>();
            for (SourceReading.Part part : reading.parts()) {
                reads.add(() -> {
                    List<String> ids = new ArrayList<>();
                    reading.read(part, row -> ids.add(ReadLedger.cells(row, 1).get(0)), row -> {});
                    return ids;
                });
            }
            List<String> all = new ArrayList<>();
            for (Future<List<String>> ids : threads.invokeAll(reads)) {
                all.addAll(ids.get());
            }
            List<String> expected = tables.parts().stream()
                    .flatMap(part -> part.get(SourceTable.DOCUMENTS).rows().stream())
                    .map(row -> row.get(0))
                    .toList();
            assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void missingTableIsNamedWhenTheReadingBegins() throws Exception {
        Tables tables = known();
        tables.whole().remove(SourceTable.PARTNERS);
        tables.whole().remove(SourceTable.STORES);
        assertThat(ReadLedger.of(holding(tables)).faults())
                .extracting(SourceFault::kind)
                .containsExactly(Kind.TABLE_MISSING, Kind.TABLE_MISSING);
    }

    @Test
    void sourceWithoutDocumentsLacksTheTable() throws Exception {
        Tables tables = known();
        tables.parts().clear();
        assertThat(ReadLedger.of(holding(tables)).faults())
                .extracting(SourceFault::kind)
                .containsExactly(Kind.TABLE_MISSING, Kind.TABLE_MISSING);
    }

    @Test
    void eachMissingRequiredColumnIsNamedWhenTheReadingBegins() throws Exception {
        Tables tables = known();
        tables.whole().put(SourceTable.STORES, new Table(List.of("name"), List.of()));
        tables.whole().put(SourceTable.PARTNERS, new Table(List.of("partner_id", "tin"), List.of()));
        assertThat(ReadLedger.of(holding(tables)).faults())
                .extracting(SourceFault::kind, SourceFault::column)
                .containsExactly(
                        tuple(Kind.COLUMN_MISSING, "store_id"),
                        tuple(Kind.COLUMN_MISSING, "kind"),
                        tuple(Kind.COLUMN_MISSING, "name"));
    }

    @Test
    void onlyTablesThatComeWholeAreReadByName() throws Exception {
        try (SourceReading reading = holding(known()).open()) {
            assertThatIllegalArgumentException().isThrownBy(() -> reading.read(SourceTable.LINES, row -> {}));
            assertThatIllegalArgumentException().isThrownBy(() -> reading.place(SourceTable.DOCUMENTS));
            assertThat(reading.place(SourceTable.STORES)).contains("stores");
        }
    }

    /** All tables with all columns, two rows each; both maps and the list may be changed. */
    private static Tables known() {
        Map<SourceTable, Table> whole = new EnumMap<>(SourceTable.class);
        for (SourceTable table : SourceTable.values()) {
            if (table != SourceTable.DOCUMENTS && table != SourceTable.LINES) {
                whole.put(table, table(table, "Аптека "));
            }
        }
        return new Tables(whole, new ArrayList<>(List.of(part("S"))));
    }

    private static Map<SourceTable, Table> part(String prefix) {
        return Map.of(
                SourceTable.DOCUMENTS, table(SourceTable.DOCUMENTS, prefix),
                SourceTable.LINES, table(SourceTable.LINES, prefix));
    }

    private static Table table(SourceTable table, String prefix) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int row = 1; row <= 2; row++) {
            String suffix = "/" + row;
            rows.add(IntStream.range(0, columns.size())
                    .mapToObj(column -> prefix + column + suffix)
                    .toList());
        }
        return new Table(columns, rows);
    }
}
