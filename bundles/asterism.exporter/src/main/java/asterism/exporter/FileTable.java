package asterism.exporter;

import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.StoreWindow.MovementTotals;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the tables of files, {@code export_file} and {@code export_file_total}, and tells what a new file is compared with. */
final class FileTable {
    private static final String SAME_FILES = "store_id = ? and client_id = ? and store_code = ? and format_id = ? ";

    private final Connection connection;

    FileTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * What the days of a store were like when its last file was formed.
     *
     * @param scope   what that file counted
     * @param digests of all days that the union knows, or was told of; of days after that file's window as before it
     */
    record Baseline(FileScope scope, SortedMap<LocalDate, Long> digests) {}

    /** Keeps a file that is about to get into its place, instead of an unsent one whose archive it replaces. */
    long insert(NewFile added) throws SQLException {
        removeReplaced(added);
        long id = insertFile(added);
        insertTotals(id, added.file().totals().movements());
        SentTable sent = new SentTable(connection);
        sent.insertKeys(id, added.keys());
        if (added.handedOver()) {
            sent.keepCode(id);
        }
        return id;
    }

    private void removeReplaced(NewFile added) throws SQLException {
        String sql = """
                delete from export_file
                where store_id = ? and client_id = ? and store_code = ? and format_id = ? and base_name = ? and folder = ?
                  and not handed_over
                """;
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            setOwner(delete, 1, added.file().owner());
            delete.setString(4, added.file().formatId());
            delete.setString(5, added.file().baseName());
            delete.setString(6, added.folder().toString());
            delete.executeUpdate();
        }
    }

    /** Keeps in mind that a file is in its place; digests of days are kept with a store's newest file alone. */
    void inPlace(long id, Participant owner, String formatId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update export_file set in_place = true where id = ?")) {
            update.setLong(1, id);
            update.executeUpdate();
        }
        String sql =
                "update export_file set day_digests = null where id < ? and day_digests is not null and " + SAME_FILES;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, id);
            setOwner(update, 2, owner);
            update.setString(5, formatId);
            update.executeUpdate();
        }
    }

    private long insertFile(NewFile added) throws SQLException {
        String sql = """
                insert into export_file (store_id, client_id, store_code, format_id, ledger_start, kinds,
                  first_day, last_day, initial_data, base_name, archive, bytes, formed_at, formed_by, handed_over,
                  in_place, lots, balances, element_days, day_digests, protocol, folder, moving_window, warnings)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        ExportFile file = added.file();
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            setScope(insert, 1, added.scope());
            insert.setObject(7, file.first());
            insert.setObject(8, file.last());
            insert.setBoolean(9, file.initial());
            insert.setString(10, file.baseName());
            insert.setString(11, file.archive());
            insert.setLong(12, file.bytes());
            insert.setObject(13, file.formedAt());
            insert.setString(14, file.formedBy());
            insert.setBoolean(15, added.handedOver());
            insert.setInt(16, file.totals().lots());
            insert.setInt(17, file.totals().balances());
            insert.setBytes(18, DayDigests.encodeDays(added.elementDays()));
            insert.setBytes(19, DayDigests.encode(added.digests()));
            insert.setBytes(20, ProtocolText.encode(added.protocol()));
            insert.setString(21, added.folder().toString());
            insert.setBoolean(22, file.moving());
            insert.setInt(23, added.warnings());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private void insertTotals(long id, Map<DocumentType, MovementTotals> totals) throws SQLException {
        String sql = """
                insert into export_file_total
                  (file_id, document_type, movements, quantity, purchase_sum, retail_sum, discount_sum)
                values (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<DocumentType, MovementTotals> total : totals.entrySet()) {
                insert.setLong(1, id);
                insert.setString(2, total.getKey().name());
                insert.setInt(3, total.getValue().rows());
                insert.setLong(4, total.getValue().quantity());
                insert.setLong(5, total.getValue().purchaseSum());
                insert.setLong(6, total.getValue().retailSum());
                insert.setLong(7, total.getValue().discountSum());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void setOwner(PreparedStatement statement, int at, Participant owner) throws SQLException {
        statement.setString(at, owner.storeId());
        statement.setString(at + 1, owner.clientId());
        statement.setString(at + 2, owner.storeCode());
    }

    private static void setScope(PreparedStatement statement, int at, FileScope scope) throws SQLException {
        setOwner(statement, at, scope.owner());
        statement.setString(at + 3, scope.formatId());
        if (scope.ledgerStart().isPresent()) {
            statement.setObject(at + 4, scope.ledgerStart().get());
        } else {
            statement.setNull(at + 4, Types.DATE);
        }
        if (scope.kinds().isPresent()) {
            statement.setObject(at + 5, scope.kinds().get().stream().sorted().toArray());
        } else {
            statement.setNull(at + 5, Types.ARRAY);
        }
    }

    /** What the next file of a store is compared with, whatever its kinds and start. */
    Optional<Baseline> baseline(Participant owner, String formatId) throws SQLException {
        String sql =
                "select ledger_start, kinds, day_digests from export_file where in_place and day_digests is not null"
                        + " and " + SAME_FILES + "order by id desc fetch first 1 row only";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            setOwner(query, 1, owner);
            query.setString(4, formatId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Optional<LocalDate> start = Optional.ofNullable(row.getObject(1, LocalDate.class));
                return Optional.of(new Baseline(
                        new FileScope(owner, formatId, start, kinds(row.getArray(2))),
                        DayDigests.decode(row.getBytes(3))));
            }
        }
    }

    private static Optional<Set<String>> kinds(@Nullable Array column) throws SQLException {
        return column == null
                ? Optional.empty()
                : Optional.of(Arrays.stream((Object[]) column.getArray())
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    }

    /** The files of a store, under these codes and in this format, that were handed over and touch a window. */
    List<HandedOver> handedOver(Participant owner, String formatId, LocalDate first, LocalDate last)
            throws SQLException {
        String sql = """
                select first_day, last_day, in_place, element_days from export_file
                where store_id = ? and client_id = ? and store_code = ? and format_id = ?
                  and handed_over and first_day <= ? and last_day >= ?
                order by id desc
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            setOwner(query, 1, owner);
            query.setString(4, formatId);
            query.setObject(5, last);
            query.setObject(6, first);
            List<HandedOver> files = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    files.add(new HandedOver(
                            rows.getObject(1, LocalDate.class),
                            rows.getObject(2, LocalDate.class),
                            rows.getBoolean(3),
                            DayDigests.decodeDays(rows.getBytes(4))));
                }
            }
            return files;
        }
    }
}
