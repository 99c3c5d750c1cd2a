package asterism.uploader;

import asterism.api.PageRequest;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.QueueFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Reads many rows of the queue at once. */
final class QueueQueries {
    private final Connection connection;

    QueueQueries(Connection connection) {
        this.connection = connection;
    }

    /** Conditions of a statement, and what is bound to their marks. */
    private record Condition(String sql, List<Object> arguments) {
        static Condition of(QueueFilter filter) {
            StringBuilder sql = new StringBuilder("file_id > 0");
            List<Object> arguments = new ArrayList<>();
            if (!filter.states().isEmpty()) {
                sql.append(" and ").append(in("state", filter.states()));
                filter.states().forEach(state -> arguments.add(state.name()));
            }
            filter.storeId().ifPresent(id -> add(sql, arguments, "store_id = ?", id));
            filter.from().ifPresent(day -> add(sql, arguments, "last_day >= ?", day));
            filter.to().ifPresent(day -> add(sql, arguments, "first_day <= ?", day));
            return new Condition(sql.toString(), arguments);
        }

        static String in(String column, Collection<?> values) {
            return column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
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

    List<QueueEntry> list(QueueFilter filter, PageRequest page) throws SQLException {
        Condition condition = Condition.of(filter);
        List<Object> arguments = new ArrayList<>(condition.arguments());
        arguments.add(page.offset());
        arguments.add(page.limit());
        String order = filter.oldestFirst() ? " order by file_id" : " order by file_id desc";
        return read(new Condition(
                "where " + condition.sql() + order + " offset ? rows fetch first ? rows only", arguments));
    }

    long count(QueueFilter filter) throws SQLException {
        Condition condition = Condition.of(filter);
        try (PreparedStatement query =
                connection.prepareStatement("select count(*) from upload_queue where " + condition.sql())) {
            condition.bind(query);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    List<QueueEntry> find(Collection<Long> fileIds) throws SQLException {
        return read(new Condition("where " + Condition.in("file_id", fileIds), List.copyOf(fileIds)));
    }

    /** The file that was sent last, of each store and codes. */
    List<QueueEntry> lastSent(Collection<String> storeIds) throws SQLException {
        String sql = """
                where file_id in (
                  select file_id from (
                    select file_id, row_number() over (
                      partition by store_id, store_code, client_id order by sent_at desc, file_id desc) as place
                    from upload_queue where sent_at is not null and %s) sent
                  where place = 1)
                """.formatted(Condition.in("store_id", storeIds));
        return read(new Condition(sql, List.copyOf(storeIds)));
    }

    private List<QueueEntry> read(Condition rest) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QueueTable.SELECT + rest.sql())) {
            rest.bind(query);
            return QueueTable.read(query).stream().map(Row::entry).toList();
        }
    }
}
