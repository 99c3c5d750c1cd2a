package asterism.lotdata;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Documents that no part or store can see by itself: in two parts of a load, or in another store than before. Hashes
 * find candidates, ids decide.
 */
final class Moves {
    /** Reads what is known of a store. */
    interface KnownStore {
        Ledger read(String storeId) throws SQLException, IOException;
    }

    private final Map<String, Set<String>> left = new HashMap<>();
    private final Map<String, Set<String>> staying = new HashMap<>();
    private final Map<String, Set<String>> kept = new HashMap<>();

    /** By store, the documents that left it for another. */
    Map<String, Set<String>> left() {
        return left;
    }

    /** By store, the documents of its load that are older than what another store knows of them. */
    Map<String, Set<String>> kept() {
        return kept;
    }

    /** By store, the documents that stay in it although the load has them for another one: it failed, or they are older. */
    Map<String, Set<String>> staying() {
        return staying;
    }

    void findTwice(List<Delta> deltas, Faults faults) throws IOException {
        long[] all = deltas.stream()
                .flatMapToLong(delta -> Arrays.stream(delta.hashes()))
                .sorted()
                .toArray();
        Set<Long> candidates = new HashSet<>();
        for (int i = 1; i < all.length; i++) {
            if (all[i] == all[i - 1]) {
                candidates.add(all[i]);
            }
        }
        if (candidates.isEmpty()) {
            return;
        }
        Map<String, Set<Delta>> places = new HashMap<>();
        for (Delta delta : deltas) {
            if (holdsAny(delta.hashes(), candidates)) {
                ids(delta.read(), candidates)
                        .forEach(id ->
                                places.computeIfAbsent(id, i -> new HashSet<>()).add(delta));
            }
        }
        places.forEach((id, where) -> {
            // twice in one part of one store was found when the part was read
            if (where.stream().map(Delta::part).distinct().count() > 1) {
                where.forEach(delta -> faults.add(
                        delta.storeId(),
                        new SourceFault(Kind.KEY_TWICE, delta.part().documents(), 0, id, "doc_id", id, List.of())));
            }
        });
    }

    void findMoved(List<Delta> deltas, Map<String, long[]> known, Faults faults, KnownStore stores)
            throws SQLException, IOException {
        for (Map.Entry<String, long[]> store : known.entrySet()) {
            Map<String, Long> changedAt = Map.of();
            for (Delta delta : deltas) {
                if (delta.storeId().equals(store.getKey())) {
                    continue;
                }
                Set<Long> candidates = common(delta.hashes(), store.getValue());
                if (!candidates.isEmpty()) {
                    if (changedAt.isEmpty()) {
                        changedAt = changedAt(stores.read(store.getKey()));
                    }
                    decide(store.getKey(), changedAt, delta, candidates, faults.spoils(delta.storeId()));
                }
            }
        }
    }

    private void decide(String store, Map<String, Long> changedAt, Delta delta, Set<Long> candidates, boolean spoiled)
            throws IOException {
        Ledger load = delta.read();
        for (int d = 0; d < load.documents.size(); d++) {
            String id = StoreMerge.id(load, d);
            Long before = changedAt.get(id);
            if (before == null || !candidates.contains(load.texts.hash(load.documents.texts[Ledger.ID][d]))) {
                continue;
            }
            if (spoiled) {
                staying.computeIfAbsent(store, s -> new HashSet<>()).add(id);
            } else if (load.documents.longs[Ledger.CHANGED_AT][d] >= before) {
                left.computeIfAbsent(store, s -> new HashSet<>()).add(id);
            } else {
                kept.computeIfAbsent(delta.storeId(), s -> new HashSet<>()).add(id);
                staying.computeIfAbsent(store, s -> new HashSet<>()).add(id);
            }
        }
    }

    private static Map<String, Long> changedAt(Ledger ledger) {
        Map<String, Long> changedAt = new HashMap<>();
        for (int d = 0; d < ledger.documents.size(); d++) {
            changedAt.put(StoreMerge.id(ledger, d), ledger.documents.longs[Ledger.CHANGED_AT][d]);
        }
        return changedAt;
    }

    private static boolean holdsAny(long[] sorted, Set<Long> candidates) {
        return candidates.stream().anyMatch(hash -> Arrays.binarySearch(sorted, hash) >= 0);
    }

    private static Set<String> ids(Ledger ledger, Set<Long> candidates) {
        Set<String> ids = new HashSet<>();
        for (int d = 0; d < ledger.documents.size(); d++) {
            int text = ledger.documents.texts[Ledger.ID][d];
            if (text != TextPool.EMPTY && candidates.contains(ledger.texts.hash(text))) {
                ids.add(ledger.texts.text(text));
            }
        }
        return ids;
    }

    /** What two sorted arrays have in common. */
    private static Set<Long> common(long[] a, long[] b) {
        Set<Long> common = new HashSet<>();
        int j = 0;
        for (long value : a) {
            while (j < b.length && b[j] < value) {
                j++;
            }
            if (j < b.length && b[j] == value) {
                common.add(value);
            }
        }
        return common;
    }
}
