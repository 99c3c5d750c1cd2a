package asterism.exporter;

import asterism.api.export.Participant;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the table {@code export_file} tells of handing over, and the table {@code export_file_keys}. */
final class SentTable {
    private final Connection connection;

    /**
     * Where and when a file was formed.
     *
     * @param owner    store and codes
     * @param formatId format
     * @param first    first day
     * @param last     last day
     * @param initial  an initial export
     * @param moving   of the window that moves on day by day
     * @param handed   handed over
     * @param folder   folder of the archive, or empty
     * @param archive  name of the archive
     * @param bytes    size of the archive
     * @param inPlace  it got into its place
     * @param removed  the archive was removed as old
     */
    record Known(
            long id,
            Participant owner,
            String formatId,
            LocalDate first,
            LocalDate last,
            boolean initial,
            boolean moving,
            boolean handed,
            String folder,
            String archive,
            LocalDate formedOn,
            long bytes,
            boolean inPlace,
            boolean removed) {
        boolean overlaps(Known other) {
            return !first.isAfter(other.last) && !last.isBefore(other.first);
        }
    }

    /**
     * Keys of a file.
     *
     * @param whole whether those of all its days are there
     */
    record Kept(boolean whole, ElementKeys keys) {}

    private static final String SELECT = """
            select id, store_id, store_code, client_id, format_id, first_day, last_day, initial_data,
              moving_window, handed_over, folder, archive, formed_at, bytes, in_place, cleaned
            from export_file where\s""";

    SentTable(Connection connection) {
        this.connection = connection;
    }

    /** Ids of the regular files of a store that are in their place and were not handed over. */
    Set<Long> unsent(Participant owner, String formatId) throws SQLException {
        String sql = """
                select id from export_file
                where store_id = ? and client_id = ? and store_code = ? and format_id = ?
                  and in_place and not cleaned and not initial_data and not handed_over
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, owner.storeId());
            query.setString(2, owner.clientId());
            query.setString(3, owner.storeCode());
            query.setString(4, formatId);
            Set<Long> ids = new HashSet<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
            return ids;
        }
    }

    Optional<Known> find(long fileId) throws SQLException {
        return Optional.ofNullable(find(List.of(fileId)).get(fileId));
    }

    /** Files by id; those that nothing is known of are absent. */
    Map<Long, Known> find(Collection<Long> fileIds) throws SQLException {
        if (fileIds.isEmpty()) {
            return Map.of();
        }
        String marks = String.join(", ", Collections.nCopies(fileIds.size(), "?"));
        try (PreparedStatement query = connection.prepareStatement(SELECT + "id in (" + marks + ")")) {
            int at = 1;
            for (long id : fileIds) {
                query.setLong(at++, id);
            }
            return read(query).stream().collect(Collectors.toMap(Known::id, known -> known));
        }
    }

    /** The files whose archives may be in a folder, newest first. */
    List<Known> in(Path folder) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(SELECT + "in_place and not cleaned and folder = ? order by id desc")) {
            query.setString(1, folder.toString());
            return read(query);
        }
    }

    /** The files of the same store, codes and format that were handed over, touch a window and of which keys are kept. */
    List<Known> handedWithKeys(Known file) throws SQLException {
        String sql = SELECT + """
                store_id = ? and client_id = ? and store_code = ? and format_id = ? and handed_over and in_place
                  and first_day <= ? and last_day >= ?
                  and exists (select 1 from export_file_keys where file_id = id)
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, file.owner().storeId());
            query.setString(2, file.owner().clientId());
            query.setString(3, file.owner().storeCode());
            query.setString(4, file.formatId());
            query.setObject(5, file.last());
            query.setObject(6, file.first());
            return read(query);
        }
    }

    private static List<Known> read(PreparedStatement query) throws SQLException {
        List<Known> files = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                files.add(new Known(
                        row.getLong(1),
                        new Participant(row.getString(2), row.getString(3), row.getString(4)),
                        row.getString(5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class),
                        row.getBoolean(8),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        row.getString(11),
                        row.getString(12),
                        row.getTimestamp(13).toLocalDateTime().toLocalDate(),
                        row.getLong(14),
                        row.getBoolean(15),
                        row.getBoolean(16)));
            }
        }
        return files;
    }

    /** Notes that files are in a queue; tells how many were not before. */
    int queued(Collection<Long> fileIds) throws SQLException {
        int changed = 0;
        for (long id : fileIds) {
            changed += change("update export_file set queued = true where id = ? and not queued", id);
        }
        return changed;
    }

    /** Notes that a file was handed over; tells whether that is new. */
    boolean handedOver(long fileId) throws SQLException {
        boolean isNew =
                change("update export_file set handed_over = true where id = ? and not handed_over", fileId) == 1;
        if (isNew) {
            keepCode(fileId);
        }
        return isNew;
    }

    /** Keeps in mind under which codes a file was handed over. */
    void keepCode(long fileId) throws SQLException {
        String sql = """
                insert into handed_over_code (client_id, store_code, store_id)
                select client_id, store_code, store_id from export_file file
                where id = ? and not exists (select 1 from handed_over_code known where known.client_id = file.client_id
                  and known.store_code = file.store_code and known.store_id = file.store_id)
                """;
        change(sql, fileId);
    }

    /**
     * From now on a file that was just handed over tells what the union holds on its days: the keys of others for them are
     * of no more use.
     */
    void tellsOfItsDays(long fileId) throws SQLException {
        Optional<Known> file = find(fileId);
        if (file.isPresent() && keys(fileId).isPresent()) {
            for (Known other : handedWithKeys(file.get())) {
                if (other.id() != fileId) {
                    shorten(other.id(), file.get());
                }
            }
        }
    }

    private void shorten(long fileId, Known by) throws SQLException {
        Optional<ElementKeys> keys = keys(fileId).map(Kept::keys);
        if (keys.isPresent()) {
            ElementKeys rest = keys.get().without(by.first(), by.last());
            if (rest.days().isEmpty()) {
                removeKeys(fileId);
            } else if (rest.days().size() < keys.get().days().size()) {
                shortenKeys(fileId, rest);
            }
        }
    }

    void cleaned(long fileId) throws SQLException {
        change("update export_file set cleaned = true where id = ?", fileId);
    }

    void removeKeys(long fileId) throws SQLException {
        change("delete from export_file_keys where file_id = ?", fileId);
    }

    private int change(String sql, long fileId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, fileId);
            return update.executeUpdate();
        }
    }

    void insertKeys(long fileId, ElementKeys keys) throws SQLException {
        String sql = "insert into export_file_keys (file_id, whole, keys) values (?, true, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, fileId);
            insert.setBytes(2, keys.encode());
            insert.executeUpdate();
        }
    }

    private void shortenKeys(long fileId, ElementKeys rest) throws SQLException {
        String sql = "update export_file_keys set whole = false, keys = ? where file_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, rest.encode());
            update.setLong(2, fileId);
            update.executeUpdate();
        }
    }

    Optional<Kept> keys(long fileId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select whole, keys from export_file_keys where file_id = ?")) {
            query.setLong(1, fileId);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(row.getBoolean(1), ElementKeys.decode(row.getBytes(2))))
                        : Optional.empty();
            }
        }
    }
}
