package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.configuration.Participation;
import asterism.api.configuration.StoreReadiness;
import asterism.api.lotdata.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts stores and participations together: all shops, and what takes part without being one. */
final class StoreRows {
    private StoreRows() {}

    static List<StoreRow> all(Services services, Caller caller) throws IOException {
        Map<Long, StoreReadiness> readiness =
                services.readiness().checkList(caller.actor(), SOZVEZDIE).stores().stream()
                        .collect(Collectors.toMap(store -> store.participation().id(), Function.identity()));
        Map<String, List<Participation>> taking = new LinkedHashMap<>();
        for (Participation one : services.participations().list(caller.actor(), SOZVEZDIE)) {
            taking.computeIfAbsent(one.storeId(), id -> new ArrayList<>()).add(one);
        }
        Map<String, StoreRow> rows = new TreeMap<>();
        for (Store store : services.ledger().stores()) {
            List<Participation> own = taking.getOrDefault(store.id(), List.of());
            if (store.kind() == Store.Kind.SHOP || !own.isEmpty()) {
                rows.put(store.id(), new StoreRow(store.id(), Optional.of(store), own, readiness));
            }
        }
        taking.forEach((id, own) ->
                rows.computeIfAbsent(id, unknown -> new StoreRow(unknown, Optional.empty(), own, readiness)));
        return List.copyOf(rows.values());
    }
}
