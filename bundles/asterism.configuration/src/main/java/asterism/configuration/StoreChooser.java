package asterism.configuration;

import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.StoreChoice;
import asterism.api.export.ExportException;
import asterism.api.export.ExportException.Reason;
import asterism.api.export.Participant;
import asterism.api.lotdata.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the stores of a choice and their codes, and says by name why others cannot take part. */
final class StoreChooser {
    private final Map<String, Store> stores;

    StoreChooser(Collection<Store> stores) {
        this.stores = stores.stream().collect(Collectors.toMap(Store::id, Function.identity()));
    }

    ChosenStores choose(StoreChoice choice) {
        Collection<String> ids = new TreeSet<>(Names.CODE_POINTS);
        ids.addAll(choice.storeIds().orElseGet(this::shops));
        List<Participant> candidates = new ArrayList<>();
        Map<String, ExportException> refused = new HashMap<>();
        for (String id : ids) {
            try {
                candidates.add(participant(id, choice));
            } catch (ExportException e) {
                refused.put(id, e);
            }
        }
        Map<String, Long> holders =
                candidates.stream().collect(Collectors.groupingBy(Participant::storeCode, Collectors.counting()));
        List<Participant> participants = new ArrayList<>();
        for (Participant candidate : candidates) {
            if (holders.getOrDefault(candidate.storeCode(), 0L) == 1) {
                participants.add(candidate);
            } else {
                refused.put(
                        candidate.storeId(),
                        new ExportException(Reason.STORE_CODE_TWICE, candidate.storeId(), candidate.storeCode()));
            }
        }
        return new ChosenStores(
                List.copyOf(participants),
                ids.stream().filter(refused::containsKey).map(refused::get).toList());
    }

    private List<String> shops() {
        return stores.values().stream()
                .filter(store -> store.kind() == Store.Kind.SHOP)
                .map(Store::id)
                .toList();
    }

    private Participant participant(String id, StoreChoice choice) throws ExportException {
        Store store = stores.get(id);
        if (store == null) {
            throw new ExportException(Reason.STORE_UNKNOWN, id, id);
        }
        if (store.kind() != Store.Kind.SHOP) {
            throw new ExportException(Reason.STORE_NOT_SHOP, id, store.kind().name());
        }
        if (!Names.CLIENT_ID.matcher(choice.clientId()).matches()) {
            throw new ExportException(Reason.CLIENT_ID_INVALID, id, choice.clientId());
        }
        String code = code(store, choice.codeSystem());
        if (!Names.STORE_CODE.matcher(code).matches()) {
            throw new ExportException(Reason.STORE_CODE_INVALID, id, code);
        }
        return new Participant(id, code, choice.clientId());
    }

    private static String code(Store store, Optional<String> system) throws ExportException {
        if (system.isEmpty()) {
            return store.id();
        }
        String code = store.codes().getOrDefault(system.get(), "");
        if (code.isEmpty()) {
            throw new ExportException(Reason.STORE_CODE_MISSING, store.id(), system.get());
        }
        return code;
    }
}
