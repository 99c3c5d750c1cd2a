package asterism.lotdata;

import asterism.api.source.SourceFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Faults of one load: the first ones by table, file and line, how many there are in all, and which stores they spoil.
 * Thread-safe.
 */
final class Faults {
    /** Spoils the load as a whole. */
    static final String LOAD = "";

    private static final int KEPT = 100;
    private static final Comparator<SourceFault> ORDER = Comparator.comparing(Faults::table)
            .thenComparing(SourceFault::place)
            .thenComparingLong(SourceFault::line)
            .thenComparing(SourceFault::key);

    private final List<SourceFault> kept = new ArrayList<>();
    private final SortedMap<String, Long> byStore = new TreeMap<>();
    private long count;

    synchronized void add(String storeId, SourceFault fault) {
        add(storeId, List.of(fault), 1);
    }

    synchronized void add(String storeId, List<SourceFault> faults, long number) {
        kept.addAll(faults);
        count += number;
        byStore.merge(storeId, number, Long::sum);
        if (kept.size() > 4 * KEPT) {
            cut();
        }
    }

    /** Counts faults for a store that are told already. */
    synchronized void addTold(String storeId, long number) {
        byStore.merge(storeId, number, Long::sum);
    }

    synchronized List<SourceFault> first() {
        cut();
        return List.copyOf(kept);
    }

    synchronized long count() {
        return count;
    }

    synchronized boolean spoilsLoad() {
        return byStore.containsKey(LOAD);
    }

    synchronized boolean spoils(String storeId) {
        return byStore.containsKey(storeId);
    }

    /** How many faults each spoiled store has. */
    synchronized SortedMap<String, Long> stores() {
        SortedMap<String, Long> stores = new TreeMap<>(byStore);
        stores.remove(LOAD);
        return stores;
    }

    private void cut() {
        kept.sort(ORDER);
        if (kept.size() > KEPT) {
            kept.subList(KEPT, kept.size()).clear();
        }
    }

    /** Documents before their lines, the small tables before both: the order in which a reader would mend them. */
    private static int table(SourceFault fault) {
        return fault.place().startsWith("lines") ? 2 : fault.place().startsWith("documents") ? 1 : 0;
    }
}
