package asterism.testkit;

import java.util.Map;
import java.util.Set;

/**
 * A change of a ledger.
 *
 * @param after  the known ledger after the load
 * @param load   the load, changes only
 * @param docIds the documents that are not what they were
 */
public record LedgerMutation(LedgerModel after, LedgerModel load, Set<String> docIds) {
    /** A load that leads to the same ledger when it is declared complete: the others' documents beside those of the load. */
    public LedgerModel completeLoad() {
        LedgerModel all = after.copy();
        for (Map<String, String> document : load.rows(SourceTable.DOCUMENTS)) {
            String docId = LedgerModel.value(document, "doc_id");
            all.remove(SourceTable.DOCUMENTS, docId);
            all.add(SourceTable.DOCUMENTS, document);
            load.linesOf(docId).forEach(line -> all.add(SourceTable.LINES, line));
        }
        return all;
    }
}
