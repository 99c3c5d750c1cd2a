package asterism.testkit;

import java.time.LocalDateTime;
import java.util.Map;

/** The head of a document, its order-giving values read. */
record SourceDocument(String id, DocType type, LocalDateTime time, Map<String, String> row) {

    static SourceDocument of(Map<String, String> row) {
        return new SourceDocument(
                LedgerModel.value(row, "doc_id"),
                DocType.valueOf(LedgerModel.value(row, "doc_type")),
                Values.time(LedgerModel.value(row, "doc_time")),
                row);
    }

    String text(String column) {
        return LedgerModel.value(row, column);
    }
}
