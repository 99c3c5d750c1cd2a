package asterism.testkit;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules "Changes" of source-data.md. */
final class LedgerChanges {
    private LedgerChanges() {}

    static LedgerModel apply(LedgerModel known, LedgerModel load, boolean complete) {
        LedgerModel result = known.copy();

        // "Rows of the other tables replace the known ones; an absent row keeps its last values."
        for (SourceTable table : SourceTable.values()) {
            if (!table.inParts()) {
                load.rows(table).forEach(row -> result.replace(table, row));
            }
        }

        // "A document whose changed_at is not older than the known one's replaces it with all its lines (also one that
        // moved to another store)."
        for (Map<String, String> document : load.rows(SourceTable.DOCUMENTS)) {
            String docId = LedgerModel.value(document, "doc_id");
            Optional<Map<String, String>> before = known.find(SourceTable.DOCUMENTS, docId);
            if (before.isEmpty() || !changedAt(document).isBefore(changedAt(before.get()))) {
                result.remove(SourceTable.DOCUMENTS, docId);
                result.add(SourceTable.DOCUMENTS, document);
                load.linesOf(docId).forEach(line -> result.add(SourceTable.LINES, line));
            }
        }

        // "One that is absent stays as it is known [...]; where the source is declared complete, an absent document is
        // gone."
        if (complete) {
            Set<String> present = new HashSet<>();
            load.rows(SourceTable.DOCUMENTS).forEach(row -> present.add(LedgerModel.value(row, "doc_id")));
            for (Map<String, String> document : known.rows(SourceTable.DOCUMENTS)) {
                String docId = LedgerModel.value(document, "doc_id");
                if (!present.contains(docId)) {
                    result.remove(SourceTable.DOCUMENTS, docId);
                }
            }
        }
        return result;
    }

    private static LocalDateTime changedAt(Map<String, String> document) {
        return Values.time(LedgerModel.value(document, "changed_at"));
    }
}
