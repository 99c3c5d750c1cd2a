package asterism.lotdata;

import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceTable;
import asterism.testkit.LedgerModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model as a source, in parts by store or in one. */
record ModelSource(LedgerModel model, boolean byStore) implements SourceLedger {
    @Override
    public SourceReading open() {
        return new SourceReading() {
            @Override
            public List<Part> parts() {
                return byStore
                        ? rows(SourceTable.DOCUMENTS).stream()
                                .map(row -> LedgerModel.value(row, "store_id"))
                                .distinct()
                                .map(id -> new Part("documents-" + id, "lines-" + id, 1))
                                .toList()
                        : List.of(new Part("documents-", "lines-", 1));
            }

            @Override
            public Optional<String> fingerprint() {
                List<?> all = Arrays.stream(SourceTable.values())
                        .map(table -> rows(table))
                        .toList();
                return Optional.of(Integer.toHexString(all.hashCode()));
            }

            @Override
            public String place(SourceTable table) {
                return table.tableName();
            }

            @Override
            public void read(SourceTable table, RowHandler handler) {
                feed(table, rows(table), handler);
            }

            @Override
            public void read(Part part, RowHandler documents, RowHandler lines) {
                String store = part.documents().substring("documents-".length());
                List<Map<String, String>> mine = rows(SourceTable.DOCUMENTS).stream()
                        .filter(row -> store.isEmpty()
                                || LedgerModel.value(row, "store_id").equals(store))
                        .toList();
                feed(SourceTable.DOCUMENTS, mine, documents);
                mine.forEach(row -> feed(SourceTable.LINES, model.linesOf(LedgerModel.value(row, "doc_id")), lines));
            }

            @Override
            public void close() {}
        };
    }

    private List<Map<String, String>> rows(SourceTable table) {
        return model.rows(asterism.testkit.SourceTable.valueOf(table.name()));
    }

    private static void feed(SourceTable table, List<Map<String, String>> rows, SourceReading.RowHandler handler) {
        long line = 2;
        for (Map<String, String> row : rows) {
            handler.row(Ledgers.row(table, row, line++));
        }
    }
}
