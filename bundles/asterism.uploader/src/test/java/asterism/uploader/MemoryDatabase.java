package asterism.uploader;

import asterism.api.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A database of its own in memory, with all tables; whoever dies does not reach it any more. */
final class MemoryDatabase implements Database {
    private static final List<String> MIGRATIONS = List.of(
            "001-connections-and-queue.sql",
            "002-claims-that-run-out.sql",
            "003-moving-windows.sql",
            "004-codes-that-were-sent.sql");

    private final JdbcDataSource h2;
    private volatile boolean dead;

    private MemoryDatabase(JdbcDataSource h2) {
        this.h2 = h2;
    }

    static MemoryDatabase create() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;INIT=create schema if not exists \"uploader\"\\;set schema \"uploader\"");
        try (Connection connection = h2.getConnection()) {
            for (String migration : MIGRATIONS) {
                connection.createStatement().execute(text(migration));
            }
        }
        return new MemoryDatabase(h2);
    }

    private static String text(String migration) {
        try (var in = MemoryDatabase.class.getResourceAsStream("/migrations/" + migration)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same tables for another node. */
    MemoryDatabase another() {
        return new MemoryDatabase(h2);
    }

    /** What a node does that was killed: nothing. */
    void die() {
        dead = true;
    }

    @Override
    public Connection connect() throws SQLException {
        if (dead) {
            throw new SQLException("killed");
        }
        return h2.getConnection();
    }
}
