package asterism.lotdata;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Documents that failed loads brought for a store, which is short without them until they come again. They may come for
 * any store: in which one a document is, is one of the things that can be mended. Thread-safe, but for loading and
 * saving.
 */
final class OwedDocuments {
    /** Stands for rows that have no id of their own. */
    private static final String UNNAMED = "";

    private static final int LONGEST_ID = 64;

    private final SortedMap<String, SortedSet<String>> before;
    private final Set<String> awaited = new HashSet<>();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();
    private final Set<String> sound = ConcurrentHashMap.newKeySet();
    private final Map<String, SortedSet<String>> failed = new ConcurrentHashMap<>();

    OwedDocuments(Connection connection) throws SQLException {
        before = LotDatabase.owed(connection);
        before.values().forEach(awaited::addAll);
    }

    /** Whether any store waits for anything. */
    boolean isAny() {
        return !awaited.isEmpty();
    }

    /** Hears of a document that has come for a store that did not fail. */
    void came(String id) {
        if (awaited.contains(id)) {
            arrived.add(id);
        }
    }

    /** Hears of a store that did not fail and for which documents came. */
    void cameFor(String storeId) {
        sound.add(storeId);
    }

    /** Hears of a document that came for a store that failed. */
    void failed(String storeId, String id) {
        failed.computeIfAbsent(storeId, store -> new TreeSet<>()).add(isSound(id) ? id : UNNAMED);
    }

    /**
     * Saves what the stores wait for now.
     *
     * @param complete whether the load was declared complete: what it did not bring is gone, and owed no more
     * @param faults   of the load
     */
    void save(Connection connection, boolean complete, Faults faults) throws SQLException {
        SortedSet<String> stores = new TreeSet<>(before.keySet());
        stores.addAll(failed.keySet());
        for (String store : stores) {
            SortedSet<String> old = before.getOrDefault(store, new TreeSet<>());
            SortedSet<String> now = new TreeSet<>(old);
            now.removeAll(arrived);
            // a row without an id of its own has come again when all that came with it has
            boolean settled = now.equals(Set.of(UNNAMED)) && sound.contains(store);
            if (settled || (complete && !faults.spoils(store))) {
                now.clear();
            }
            now.addAll(failed.getOrDefault(store, new TreeSet<>()));
            LotDatabase.saveOwed(connection, store, old, now);
        }
    }

    /** Whether an id can come again as it is. */
    private static boolean isSound(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return id.codePointCount(0, id.length()) <= LONGEST_ID && !Cells.lacksXml(bytes, 0, bytes.length);
    }
}
