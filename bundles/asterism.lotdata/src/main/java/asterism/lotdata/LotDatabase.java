package asterism.lotdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and writes the tables of stores: buckets, ids of documents, documents owed. */
final class LotDatabase {
    private LotDatabase() {}

    /** The buckets of a store, by month. */
    static SortedMap<Integer, byte[]> buckets(Connection connection, String storeId) throws SQLException {
        String sql = "select bucket_month, data from bucket where store_id = ?";
        SortedMap<Integer, byte[]> buckets = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, storeId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    buckets.put(rows.getInt(1), rows.getBytes(2));
                }
            }
        }
        return buckets;
    }

    /** The keys of a store, or nothing. */
    static byte[] dictionary(Connection connection, String storeId) throws SQLException {
        String sql = "select dictionary from store_state where store_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, storeId);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : new byte[0];
            }
        }
    }

    /**
     * What is known of a store.
     *
     * @param searchable whether keys can be interned into its pool
     */
    static Ledger ledger(byte[] dictionary, Collection<byte[]> buckets, boolean searchable) throws IOException {
        Ledger ledger = new Ledger();
        if (dictionary.length > 0) {
            LedgerCodec.decode(dictionary, ledger.texts, searchable);
        }
        LedgerCodec.decode(buckets, ledger);
        return ledger;
    }

    static Ledger ledger(Connection connection, String storeId) throws SQLException, IOException {
        return ledger(
                dictionary(connection, storeId), buckets(connection, storeId).values(), false);
    }

    /** Makes the buckets of a store those given, touching only what differs. */
    static void save(
            Connection connection, String storeId, SortedMap<Integer, byte[]> old, SortedMap<Integer, byte[]> now)
            throws SQLException {
        for (int month : old.keySet()) {
            if (!Arrays.equals(old.get(month), now.get(month))) {
                update(connection, "delete from bucket where store_id = ? and bucket_month = ?", storeId, month);
            }
        }
        for (Map.Entry<Integer, byte[]> bucket : now.entrySet()) {
            int month = bucket.getKey();
            byte[] data = bucket.getValue();
            if (!Arrays.equals(old.get(month), data)) {
                String sql = "insert into bucket (store_id, bucket_month, data) values (?, ?, ?)";
                update(connection, sql, storeId, month, data);
            }
        }
    }

    /**
     * Whether the last load was of a source in this state and nothing was wrong with it, so that the same again would
     * change nothing. A load of a complete source does more than one of changes.
     */
    static boolean isLast(Connection connection, String fingerprint, boolean complete) throws SQLException {
        String sql = "select 1 from last_load where fingerprint = ? and (complete or not ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, fingerprint);
            statement.setBoolean(2, complete);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Keeps what {@link #isLast} asks for; nothing when the same source must be read again. */
    static void saveLast(Connection connection, Optional<String> fingerprint, boolean complete) throws SQLException {
        update(connection, "delete from last_load");
        if (fingerprint.isPresent()) {
            update(
                    connection,
                    "insert into last_load (fingerprint, complete) values (?, ?)",
                    fingerprint.get(),
                    complete);
        }
    }

    /** The stores of which documents are known. */
    static SortedSet<String> storeIds(Connection connection) throws SQLException {
        SortedSet<String> ids = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement("select store_id from store_state");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** The stores of which documents are known, with the sorted hashes of the documents' ids. */
    static SortedMap<String, long[]> hashes(Connection connection) throws SQLException {
        SortedMap<String, long[]> hashes = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select store_id, hashes from store_state");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                byte[] bytes = rows.getBytes(2);
                long[] values = new long[bytes.length / Long.BYTES];
                ByteBuffer.wrap(bytes).asLongBuffer().get(values);
                hashes.put(rows.getString(1), values);
            }
        }
        return hashes;
    }

    static void saveState(Connection connection, String storeId, long[] sortedHashes, byte[] dictionary)
            throws SQLException {
        ByteBuffer bytes = ByteBuffer.allocate(sortedHashes.length * Long.BYTES);
        bytes.asLongBuffer().put(sortedHashes);
        update(connection, "delete from store_state where store_id = ?", storeId);
        update(
                connection,
                "insert into store_state (store_id, hashes, dictionary) values (?, ?, ?)",
                storeId,
                bytes.array(),
                dictionary);
    }

    /** The documents that a store is owed. */
    static SortedSet<String> owed(Connection connection, String storeId) throws SQLException {
        SortedSet<String> owed = new TreeSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select doc_id from owed_document where store_id = ?")) {
            statement.setString(1, storeId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    owed.add(rows.getString(1));
                }
            }
        }
        return owed;
    }

    /** The documents that stores are owed, by store. */
    static SortedMap<String, SortedSet<String>> owed(Connection connection) throws SQLException {
        SortedMap<String, SortedSet<String>> owed = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select store_id, doc_id from owed_document");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                owed.computeIfAbsent(rows.getString(1), store -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return owed;
    }

    static void saveOwed(Connection connection, String storeId, SortedSet<String> old, SortedSet<String> now)
            throws SQLException {
        for (String id : old) {
            if (!now.contains(id)) {
                update(connection, "delete from owed_document where store_id = ? and doc_id = ?", storeId, id);
            }
        }
        for (String id : now) {
            if (!old.contains(id)) {
                update(connection, "insert into owed_document (store_id, doc_id) values (?, ?)", storeId, id);
            }
        }
    }

    static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof byte[] bytes) {
                    statement.setBytes(i + 1, bytes);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
