package asterism.lotdata;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.source.SourceReading.Part;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import asterism.testkit.LedgerModel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Ledgers in columns, read from models the way a source's rows are. */
final class Ledgers {
    static final PartRows.Known ALL = new PartRows.Known() {
        @Override
        public boolean store(String id) {
            return true;
        }

        @Override
        public boolean item(String id) {
            return true;
        }

        @Override
        public boolean partner(String id) {
            return true;
        }
    };

    private Ledgers() {}

    /** The documents of one store, with their lines. */
    static Ledger of(LedgerModel model, String storeId) {
        Faults faults = new Faults();
        PartRows rows = new PartRows(
                new Part("documents.csv", "lines.csv", 0), ALL, faults, row(SourceTable.LINES, Map.of(), 0));
        List<Map<String, String>> documents = model.rows(asterism.testkit.SourceTable.DOCUMENTS).stream()
                .filter(row -> LedgerModel.value(row, "store_id").equals(storeId))
                .toList();
        documents.forEach(row -> rows.document(row(SourceTable.DOCUMENTS, row, 1)));
        for (Map<String, String> document : documents) {
            model.linesOf(LedgerModel.value(document, "doc_id"))
                    .forEach(row -> rows.line(row(SourceTable.LINES, row, 1)));
        }
        assertThat(faults.first()).isEmpty();
        return rows.ledger;
    }

    static SourceRow row(SourceTable table, Map<String, String> values, long line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int columns = table.columns().size();
        int[] ends = new int[columns + 1];
        for (int c = 0; c < columns; c++) {
            bytes.writeBytes(values.getOrDefault(table.columns().get(c).name(), "")
                    .strip()
                    .getBytes(StandardCharsets.UTF_8));
            ends[c + 1] = bytes.size();
        }
        byte[] buffer = bytes.toByteArray();
        return new SourceRow() {
            @Override
            public byte[] bytes() {
                return buffer;
            }

            @Override
            public int start(int column) {
                return ends[column];
            }

            @Override
            public int end(int column) {
                return ends[column + 1];
            }

            @Override
            public long line() {
                return line;
            }
        };
    }
}
