package asterism.configuration;

import asterism.api.configuration.Participation;
import asterism.api.export.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the participations that another one may be in the way of: of the same store, or under the same codes. */
final class Neighbours {
    private final List<Participation> all;
    private final Map<String, List<Integer>> byStore = new HashMap<>();
    private final Map<Participant, List<Integer>> byCodes = new HashMap<>();

    Neighbours(List<Participation> all) {
        this.all = all;
        for (int i = 0; i < all.size(); i++) {
            Participation one = all.get(i);
            byStore.computeIfAbsent(one.storeId(), id -> new ArrayList<>()).add(i);
            byCodes.computeIfAbsent(codes(one), key -> new ArrayList<>()).add(i);
        }
    }

    private static Participant codes(Participation one) {
        return new Participant("", one.storeCode(), one.clientId());
    }

    /** Those of one that is at an index, in the order of the list. */
    List<Participation> of(int index) {
        Participation one = all.get(index);
        TreeSet<Integer> found = new TreeSet<>(byStore.getOrDefault(one.storeId(), List.of()));
        if (ParticipationRules.hasCodes(one)) {
            found.addAll(byCodes.getOrDefault(codes(one), List.of()));
        }
        found.remove(index);
        return found.stream().map(all::get).toList();
    }
}
