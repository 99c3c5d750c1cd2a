package asterism.configuration;

import asterism.api.configuration.CodePreview;
import asterism.api.configuration.CodePreview.Row;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.StoreChoice;
import asterism.api.lotdata.Store;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what filling in codes would do. */
final class CodeFilling {
    private final UnionState state;
    private final Map<String, Store> stores;
    private final StoreChoice fill;
    private final Map<String, Participation> last = new HashMap<>();
    private final SortedMap<String, Optional<Refusal>> conflicts = new TreeMap<>(Names.CODE_POINTS);

    CodeFilling(UnionState state, Map<String, Store> stores, StoreChoice fill) {
        this.state = state;
        this.stores = stores;
        this.fill = fill;
        // They are in the order of their days.
        state.known().forEach(participation -> last.put(participation.storeId(), participation));
    }

    CodePreview preview() throws IOException, SQLException {
        for (String id : fill.storeIds().orElseGet(this::shops)) {
            conflicts.put(id, conflict(id));
        }
        // A row that stays as it is keeps its codes, which another one may have wanted.
        boolean found;
        do {
            found = findAmongRows();
        } while (found);
        return new CodePreview(
                fill,
                conflicts.entrySet().stream()
                        .map(entry -> new Row(
                                entry.getKey(),
                                Optional.ofNullable(last.get(entry.getKey())),
                                code(entry.getKey()),
                                fill.clientId(),
                                entry.getValue()))
                        .toList());
    }

    private List<String> shops() {
        return stores.values().stream()
                .filter(store -> store.kind() == Store.Kind.SHOP)
                .map(Store::id)
                .toList();
    }

    /** What a row gets when it is applied. */
    static Participation filled(Row row) {
        return row.before()
                .orElseGet(() -> Participation.of(row.storeId(), "", ""))
                .withCodes(row.storeCode(), row.clientId());
    }

    private Optional<Refusal> conflict(String id) {
        if (!stores.containsKey(id)) {
            return Optional.of(Refusal.of(Reason.STORE_UNKNOWN, id));
        }
        Optional<Refusal> noShop = state.rules().store(id);
        if (noShop.isPresent()) {
            return noShop;
        }
        if (code(id).isEmpty()) {
            return Optional.of(
                    Refusal.of(Reason.STORE_CODE_MISSING, id, fill.codeSystem().orElse("")));
        }
        return fill.clientId().isEmpty() ? Optional.of(Refusal.of(Reason.CLIENT_ID_INVALID, id, "")) : Optional.empty();
    }

    private String code(String id) {
        if (fill.codeSystem().isEmpty()) {
            return id;
        }
        Store store = stores.get(id);
        return store == null ? "" : store.codes().getOrDefault(fill.codeSystem().get(), "");
    }

    private boolean findAmongRows() throws IOException, SQLException {
        Collection<String> free = conflicts.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        List<Participation> changes = new ArrayList<>();
        for (String id : free) {
            changes.add(Optional.ofNullable(last.get(id))
                    .orElseGet(() -> Participation.of(id, "", ""))
                    .withCodes(code(id), fill.clientId()));
        }
        boolean found = false;
        int i = 0;
        for (List<Refusal> refusals : state.refusals(changes, false)) {
            Participation change = changes.get(i++);
            if (!refusals.isEmpty()) {
                conflicts.put(change.storeId(), Optional.of(refusals.get(0)));
                found = true;
            }
        }
        return found;
    }
}
