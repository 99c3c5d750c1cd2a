package asterism.lotdata;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** What is wrong with the data that are known of a store. */
final class StoreFaults {
    private StoreFaults() {}

    /** Tells that documents of a load that failed have not come again. */
    static SourceFault owed(SortedSet<String> owed) {
        return new SourceFault(
                Kind.DOCUMENTS_OWED, "documents", 0, owed.first(), "doc_id", String.valueOf(owed.size()), List.of());
    }

    /** Names the faulty rows of items and partners to which a store's rows refer, each once. */
    static List<SourceFault> named(Chain chain, Ledger ledger) {
        List<SourceFault> faults = new ArrayList<>();
        if (!chain.faultyItems().isEmpty()) {
            mark(faults, ledger, ledger.lines, Ledger.ITEM, chain.faultyItems(), "items", "item_id");
        }
        if (!chain.faultyPartners().isEmpty()) {
            Set<String> partners = chain.faultyPartners();
            mark(faults, ledger, ledger.lines, Ledger.ORIGIN_PARTNER, partners, "partners", "partner_id");
            mark(faults, ledger, ledger.documents, Ledger.PARTNER, partners, "partners", "partner_id");
        }
        return faults.stream().distinct().toList();
    }

    private static void mark(
            List<SourceFault> faults,
            Ledger ledger,
            Table table,
            int column,
            Set<String> faulty,
            String place,
            String key) {
        boolean[] seen = new boolean[ledger.texts.size()];
        for (int row = 0; row < table.size(); row++) {
            int code = table.texts[column][row];
            if (!seen[code]) {
                seen[code] = true;
                String id = ledger.texts.text(code);
                if (code != TextPool.EMPTY && faulty.contains(Ids.escape(id))) {
                    faults.add(new SourceFault(Kind.ROW_STILL_FAULTY, place, 0, id, key, id, List.of()));
                }
            }
        }
    }
}
