package asterism.configuration;

import asterism.api.configuration.Participation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The table {@code participation}. */
final class ParticipationTable {
    private static final Comparator<Participation> ORDER = Comparator.comparing(
                    Participation::storeId, Names.CODE_POINTS)
            .thenComparing(participation -> participation.from().orElse(LocalDate.MIN))
            .thenComparing(Participation::id);

    private ParticipationTable() {}

    /** All of a union, by store and day. */
    static List<Participation> list(Connection connection, String unionId) throws SQLException {
        String sql = """
                select id, store_id, store_code, client_id, from_day, until_day, initial_day, version
                from participation where union_id = ?
                """;
        return Sql.list(connection, sql, ParticipationTable::participation, unionId).stream()
                .sorted(ORDER)
                .toList();
    }

    private static Participation participation(ResultSet row) throws SQLException {
        return new Participation(
                row.getLong("id"),
                row.getString("store_id"),
                row.getString("store_code"),
                row.getString("client_id"),
                Sql.day(row, "from_day"),
                Sql.day(row, "until_day"),
                Sql.day(row, "initial_day"),
                row.getLong("version"));
    }

    /** Adds or changes one; its version grows. */
    static Participation save(Connection connection, String unionId, Participation saved) throws SQLException {
        long version = saved.version() + 1;
        long id = saved.id() == 0 ? insert(connection, unionId, saved, version) : update(connection, saved, version);
        return new Participation(
                id,
                saved.storeId(),
                saved.storeCode(),
                saved.clientId(),
                saved.from(),
                saved.until(),
                saved.initialDay(),
                version);
    }

    private static long insert(Connection connection, String unionId, Participation saved, long version)
            throws SQLException {
        String sql = """
                insert into participation
                  (union_id, store_id, store_code, client_id, from_day, until_day, initial_day, version)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """;
        return Sql.insert(
                connection,
                sql,
                unionId,
                saved.storeId(),
                saved.storeCode(),
                saved.clientId(),
                saved.from(),
                saved.until(),
                saved.initialDay(),
                version);
    }

    private static long update(Connection connection, Participation saved, long version) throws SQLException {
        String sql = """
                update participation set store_code = ?, client_id = ?, from_day = ?, until_day = ?, initial_day = ?,
                  version = ?
                where id = ?
                """;
        Sql.update(
                connection,
                sql,
                saved.storeCode(),
                saved.clientId(),
                saved.from(),
                saved.until(),
                saved.initialDay(),
                version,
                saved.id());
        return saved.id();
    }

    static void delete(Connection connection, Participation removed) throws SQLException {
        Sql.update(connection, "delete from participation where id = ?", removed.id());
    }
}
