package asterism.testkit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The lines of one store that count for its lots. */
final class StoreLines {
    private StoreLines() {}

    /** The lines of a store by item, items by code points, lines in the order of source-data.md. */
    static Map<String, List<SourceLine>> byItem(LedgerModel ledger, String storeId, Optional<LocalDate> lotsFrom) {
        Map<String, List<SourceLine>> byItem = new TreeMap<>(Values.CODE_POINTS);

        // "Only stores of kind SHOP have lots."
        boolean shop = ledger.find(SourceTable.STORES, storeId)
                .filter(row -> LedgerModel.value(row, "kind").equals("SHOP"))
                .isPresent();
        if (!shop) {
            return byItem;
        }

        Map<String, SourceDocument> documents = new HashMap<>();
        for (Map<String, String> row : ledger.rows(SourceTable.DOCUMENTS)) {
            SourceDocument document = SourceDocument.of(row);
            // "Deleted documents do not exist."
            boolean deleted = Values.flag(document.text("deleted"));
            // Start date: "documents before it are left out, as if the ledger began there"
            boolean early =
                    lotsFrom.filter(document.time().toLocalDate()::isBefore).isPresent();
            if (document.text("store_id").equals(storeId) && !deleted && !early) {
                documents.put(document.id(), document);
            }
        }

        for (Map<String, String> row : ledger.rows(SourceTable.LINES)) {
            Optional<SourceDocument> document = Optional.ofNullable(documents.get(LedgerModel.value(row, "doc_id")));
            document.map(head -> SourceLine.of(head, row))
                    .ifPresent(line -> byItem.computeIfAbsent(line.itemId(), item -> new ArrayList<>())
                            .add(line));
        }
        byItem.values().forEach(lines -> lines.sort(SourceLine.ORDER));
        return byItem;
    }

    /** Ids of the kinds and all below them: "a kind includes its children". */
    static boolean kindIncluded(LedgerModel ledger, Set<String> kinds, String kindId) {
        String at = kindId;
        while (!at.isEmpty()) {
            if (kinds.contains(at)) {
                return true;
            }
            at = ledger.find(SourceTable.ITEM_KINDS, at)
                    .map(row -> LedgerModel.value(row, "parent_id"))
                    .orElse("");
        }
        return false;
    }
}
