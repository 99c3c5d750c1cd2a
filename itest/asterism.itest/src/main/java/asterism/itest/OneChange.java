package asterism.itest;

import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.SourceTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Changes one document of a ledger, one after another. */
final class OneChange {
    private final Random random;
    private int changes;

    /** What may happen to a document. */
    enum Kind {
        LATE,
        CHANGED,
        MOVED,
        DELETED
    }

    /**
     * A change that was made.
     *
     * @param load   the document alone
     * @param stores the stores of the document before and after
     * @param items  the items of the document before and after
     */
    record Made(LedgerModel after, LedgerModel load, Set<String> stores, Set<String> items) {}

    OneChange(long seed) {
        random = new Random(seed);
    }

    Made make(Kind kind, LedgerModel before) {
        LedgerModel after = before.copy();
        List<Map<String, String>> documents = after.rows(SourceTable.DOCUMENTS);
        Map<String, String> document = documents.get(random.nextInt(documents.size()));
        if (kind == Kind.LATE) {
            document = addLate(after, document);
        }
        String docId = LedgerModel.value(document, "doc_id");
        switch (kind) {
            case LATE -> {}
            case CHANGED -> change(after, docId);
            case MOVED -> document.put("store_id", anyStore(after));
            case DELETED -> document.put("deleted", "1");
        }
        document.put("changed_at", "2027-01-01T00:00:" + (10 + changes++));

        Set<String> stores = new HashSet<>();
        Set<String> items = new HashSet<>();
        for (LedgerModel ledger : List.of(before, after)) {
            ledger.find(SourceTable.DOCUMENTS, docId).ifPresent(row -> stores.add(LedgerModel.value(row, "store_id")));
            ledger.linesOf(docId).forEach(line -> items.add(LedgerModel.value(line, "item_id")));
        }
        LedgerModel load = new LedgerModel().add(SourceTable.DOCUMENTS, document);
        after.linesOf(docId).forEach(line -> load.add(SourceTable.LINES, line));
        return new Made(after, load, stores, items);
    }

    // The same goods once more, on another day.
    private Map<String, String> addLate(LedgerModel after, Map<String, String> like) {
        Map<String, String> late = new LinkedHashMap<>(like);
        late.put("doc_id", "LATE/" + changes);
        late.put("doc_time", RandomLedger.FIRST_DAY.plusDays(random.nextInt(RandomLedger.DAYS)) + "T11:11:11");
        late.remove("deleted");
        after.add(SourceTable.DOCUMENTS, late);
        after.linesOf(LedgerModel.value(like, "doc_id")).forEach(line -> {
            after.add(SourceTable.LINES, line);
            List<Map<String, String>> lines = after.rows(SourceTable.LINES);
            lines.get(lines.size() - 1).put("doc_id", "LATE/" + changes);
        });
        return after.rows(SourceTable.DOCUMENTS)
                .get(after.rows(SourceTable.DOCUMENTS).size() - 1);
    }

    private void change(LedgerModel after, String docId) {
        for (Map<String, String> line : after.linesOf(docId)) {
            line.put("quantity", Integer.toString(1 + random.nextInt(9)));
        }
    }

    private String anyStore(LedgerModel ledger) {
        List<Map<String, String>> stores = ledger.rows(SourceTable.STORES);
        return LedgerModel.value(stores.get(random.nextInt(stores.size())), "store_id");
    }
}
