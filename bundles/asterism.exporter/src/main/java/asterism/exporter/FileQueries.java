package asterism.exporter;

import asterism.api.export.ExportFile;
import asterism.api.export.InitialFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.StoreWindow.MovementTotals;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files that are in their place. */
final class FileQueries {
    private static final String SELECT = """
            select id, store_id, store_code, client_id, format_id, first_day, last_day, initial_data, moving_window,
              base_name, archive, bytes, formed_at, formed_by, lots, balances
            from export_file
            """;

    private static final String TOTALS = """
            select file_id, document_type, movements, quantity, purchase_sum, retail_sum, discount_sum
            from export_file_total
            """;

    private final Connection connection;

    FileQueries(Connection connection) {
        this.connection = connection;
    }

    /** The files of a store, newest first. */
    List<ExportFile> ofStore(String storeId) throws SQLException {
        String ofStore = "where file_id in (select id from export_file where store_id = ?)";
        try (PreparedStatement query = connection.prepareStatement(TOTALS + ofStore);
                PreparedStatement files =
                        connection.prepareStatement(SELECT + "where store_id = ? and in_place order by id desc")) {
            query.setString(1, storeId);
            files.setString(1, storeId);
            return read(files, totals(query));
        }
    }

    private static List<ExportFile> read(PreparedStatement query, Map<Long, Map<DocumentType, MovementTotals>> totals)
            throws SQLException {
        List<ExportFile> files = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                files.add(file(rows, totals.getOrDefault(rows.getLong(1), Map.of())));
            }
        }
        return files;
    }

    private static ExportFile file(ResultSet row, Map<DocumentType, MovementTotals> movements) throws SQLException {
        return new ExportFile(
                row.getLong(1),
                new Participant(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getBoolean(8),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getLong(12),
                row.getObject(13, LocalDateTime.class),
                row.getString(14),
                new WindowTotals(row.getInt(15), row.getInt(16), movements));
    }

    private static Map<Long, Map<DocumentType, MovementTotals>> totals(PreparedStatement query) throws SQLException {
        Map<Long, Map<DocumentType, MovementTotals>> totals = new HashMap<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                totals.computeIfAbsent(rows.getLong(1), id -> new EnumMap<>(DocumentType.class))
                        .put(
                                DocumentType.valueOf(rows.getString(2)),
                                new MovementTotals(
                                        rows.getInt(3),
                                        rows.getLong(4),
                                        rows.getLong(5),
                                        rows.getLong(6),
                                        rows.getLong(7)));
            }
        }
        return totals;
    }

    /** The newest initial export of each store, codes and start day. */
    List<InitialFile> newestInitial() throws SQLException {
        String sql = """
                select max(id), store_id, store_code, client_id, first_day from export_file
                where initial_data and in_place
                group by store_id, store_code, client_id, first_day
                order by store_id, client_id, store_code, first_day
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            List<InitialFile> files = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    files.add(new InitialFile(
                            row.getLong(1),
                            new Participant(row.getString(2), row.getString(3), row.getString(4)),
                            row.getObject(5, LocalDate.class)));
                }
            }
            return files;
        }
    }

    /** A file's protocol as it is kept. */
    Optional<byte[]> protocol(long fileId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select protocol from export_file where id = ?")) {
            query.setLong(1, fileId);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }
}
