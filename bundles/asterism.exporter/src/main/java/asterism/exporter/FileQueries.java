package asterism.exporter;

import asterism.api.PageRequest;
import asterism.api.export.ExportFile;
import asterism.api.export.FileFilter;
import asterism.api.export.FormedFile;
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
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the files that are in their place. */
final class FileQueries {
    private static final String SELECT = """
            select id, store_id, store_code, client_id, format_id, first_day, last_day, initial_data, moving_window,
              base_name, archive, bytes, formed_at, formed_by, lots, balances, handed_over, cleaned, warnings
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

    /** A part of a statement, and what is bound to its marks. */
    private record Condition(String sql, List<Object> arguments) {
        static Condition in(String column, Collection<?> values) {
            String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
            return new Condition(column + " in (" + marks + ")", List.copyOf(values));
        }

        static Condition of(FileFilter filter) {
            StringBuilder sql = new StringBuilder("in_place");
            List<Object> arguments = new ArrayList<>();
            filter.storeId().ifPresent(id -> add(sql, arguments, "store_id = ?", id));
            filter.initial().ifPresent(initial -> add(sql, arguments, "initial_data = ?", initial));
            filter.from().ifPresent(day -> add(sql, arguments, "last_day >= ?", day));
            filter.to().ifPresent(day -> add(sql, arguments, "first_day <= ?", day));
            if (filter.unqueued()) {
                add(sql, arguments, "queued = ?", false);
            }
            return new Condition(sql.toString(), arguments);
        }

        private static void add(StringBuilder sql, List<Object> arguments, String condition, Object argument) {
            sql.append(" and ").append(condition);
            arguments.add(argument);
        }

        void bind(PreparedStatement statement) throws SQLException {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
        }
    }

    /** The files of a store, newest first. */
    List<ExportFile> ofStore(String storeId) throws SQLException {
        Condition condition = new Condition("store_id = ? and in_place", List.of(storeId));
        return files(condition, " order by id desc").stream()
                .map(FormedFile::file)
                .toList();
    }

    List<FormedFile> list(FileFilter filter, PageRequest page) throws SQLException {
        Condition condition = Condition.of(filter);
        String sql = "select id from export_file where " + condition.sql()
                + (filter.oldestFirst() ? " order by id" : " order by id desc")
                + " offset ? rows fetch first ? rows only";
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            condition.bind(query);
            query.setLong(condition.arguments().size() + 1, page.offset());
            query.setInt(condition.arguments().size() + 2, page.limit());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
        }
        Map<Long, FormedFile> files = find(ids);
        return ids.stream().map(files::get).toList();
    }

    long count(FileFilter filter) throws SQLException {
        Condition condition = Condition.of(filter);
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from export_file where " + condition.sql())) {
            condition.bind(query);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    Map<Long, FormedFile> find(Collection<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return files(Condition.in("in_place and id", ids), "").stream()
                .collect(Collectors.toMap(formed -> formed.file().id(), Function.identity()));
    }

    /** The newest file of some stores, under each of their codes. */
    Map<Participant, FormedFile> newest(Collection<String> storeIds) throws SQLException {
        Condition stores = Condition.in("in_place and store_id", storeIds);
        Condition newest = new Condition(
                "id in (select max(id) from export_file where " + stores.sql()
                        + " group by store_id, store_code, client_id)",
                stores.arguments());
        return files(newest, "").stream()
                .collect(Collectors.toMap(formed -> formed.file().owner(), Function.identity()));
    }

    private List<FormedFile> files(Condition condition, String order) throws SQLException {
        Map<Long, Map<DocumentType, MovementTotals>> totals = totals(condition);
        try (PreparedStatement query = connection.prepareStatement(SELECT + "where " + condition.sql() + order)) {
            condition.bind(query);
            List<FormedFile> files = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int warnings = row.getInt(19);
                    files.add(new FormedFile(
                            file(row, totals.getOrDefault(row.getLong(1), Map.of())),
                            row.getBoolean(17),
                            row.getBoolean(18),
                            row.wasNull() ? OptionalInt.empty() : OptionalInt.of(warnings)));
                }
            }
            return files;
        }
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

    private Map<Long, Map<DocumentType, MovementTotals>> totals(Condition condition) throws SQLException {
        String sql = TOTALS + "where file_id in (select id from export_file where " + condition.sql() + ")";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            condition.bind(query);
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
        try (PreparedStatement query =
                connection.prepareStatement("select protocol from export_file where id = ? and in_place")) {
            query.setLong(1, fileId);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }
}
