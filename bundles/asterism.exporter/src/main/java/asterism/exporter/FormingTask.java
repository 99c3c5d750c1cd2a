package asterism.exporter;

import asterism.api.configuration.Participation;
import asterism.api.configuration.ReadyStores;
import asterism.api.configuration.StoreReadiness;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The task of one participation. A store that changed its codes within the days of a run has one for each.
 *
 * @param name  the store's id; for a participation that another one of the store follows, with its codes and last day
 * @param store the participation, and what it lacks
 * @param later how many participations under the same codes follow it: their files would have the same name
 */
record FormingTask(String name, StoreReadiness store, int later) {
    static List<FormingTask> of(ReadyStores found) {
        List<StoreReadiness> stores = new ArrayList<>();
        found.ready().forEach(one -> stores.add(new StoreReadiness(one, Set.of())));
        stores.addAll(found.others());
        return stores.stream().map(store -> of(store, stores)).toList();
    }

    private static FormingTask of(StoreReadiness store, List<StoreReadiness> all) {
        Participation one = store.participation();
        List<Participation> following = all.stream()
                .map(StoreReadiness::participation)
                .filter(other ->
                        other.storeId().equals(one.storeId()) && from(other).isAfter(from(one)))
                .toList();
        long same = following.stream()
                .filter(other -> other.participant().equals(one.participant()))
                .count();
        return new FormingTask(following.isEmpty() ? one.storeId() : nameOfEarlier(one), store, (int) same);
    }

    private static LocalDate from(Participation one) {
        return one.from().orElse(LocalDate.MIN);
    }

    /** No other one of the store has this last day. */
    private static String nameOfEarlier(Participation one) {
        return one.storeId()
                + ' '
                + one.clientId()
                + '/'
                + one.storeCode()
                + ' '
                + one.until().map(LocalDate::toString).orElse("");
    }

    String storeId() {
        return store.participation().storeId();
    }
}
