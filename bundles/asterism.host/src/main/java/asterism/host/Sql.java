package asterism.host;

import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Statements with their values, on H2 and PostgreSQL. */
final class Sql {
    private static final String INTEGRITY_VIOLATED = "23";
    private static final int TRIES = 5;

    private Sql() {}

    /** A row. */
    interface Row<T> {
        T of(ResultSet rows) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        }
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, values);
            return update.executeUpdate();
        }
    }

    static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Work that begins anew when another node has added the same row at the same moment. */
    static <T, E extends Exception> T transaction(Database database, Database.Work<T, E> work) throws E, IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.transaction(work);
            } catch (IOException e) {
                if (attempt == TRIES || !isAdded(e)) {
                    throw e;
                }
            }
        }
    }

    /** Whether a row was there already. */
    static boolean isAdded(IOException failure) {
        return failure.getCause() instanceof SQLException cause
                && String.valueOf(cause.getSQLState()).startsWith(INTEGRITY_VIOLATED);
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value =
                    values[i] instanceof Instant time ? OffsetDateTime.ofInstant(time, ZoneOffset.UTC) : values[i];
            statement.setObject(i + 1, value);
        }
    }
}
