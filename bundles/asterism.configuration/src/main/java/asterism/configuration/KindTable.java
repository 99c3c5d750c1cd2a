package asterism.configuration;

import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables {@code kind_choice} and {@code kind_tick}. */
final class KindTable {
    private static final KindChoice NOT_STORED = new KindChoice(Scope.OPEN, Set.of(), 0);

    private KindTable() {}

    static KindChoice choice(Connection connection, String unionId) throws SQLException {
        List<String> ticked = Sql.list(
                connection,
                "select kind_id from kind_tick where union_id = ?",
                row -> row.getString("kind_id"),
                unionId);
        String sql = "select choice, version from kind_choice where union_id = ?";
        return Sql.list(
                        connection,
                        sql,
                        row -> new KindChoice(
                                Scope.valueOf(row.getString("choice")), new TreeSet<>(ticked), row.getLong("version")),
                        unionId)
                .stream()
                .findFirst()
                .orElse(NOT_STORED);
    }

    /** Writes it over whatever is there. */
    static void save(Connection connection, String unionId, KindChoice choice) throws SQLException {
        Sql.update(connection, "delete from kind_choice where union_id = ?", unionId);
        Sql.update(connection, "delete from kind_tick where union_id = ?", unionId);
        Sql.update(
                connection,
                "insert into kind_choice (union_id, choice, version) values (?, ?, ?)",
                unionId,
                choice.scope().name(),
                choice.version());
        for (String kind : choice.kinds()) {
            Sql.update(connection, "insert into kind_tick (union_id, kind_id) values (?, ?)", unionId, kind);
        }
    }
}
