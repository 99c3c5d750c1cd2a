package asterism.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one schema up to date. Which migrations it has is kept with their checksums, so that a database is refused
 * that another state of the software wrote.
 */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final String schema;
    private final List<Migration> migrations;

    Migrations(String schema, List<Migration> migrations) {
        if (!SCHEMA_NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException("Schema " + schema + ": lower-case letters, digits and _ were expected");
        }
        this.schema = schema;
        this.migrations = migrations.stream()
                .sorted(Comparator.comparingInt(Migration::number))
                .toList();
        for (int i = 0; i < this.migrations.size(); i++) {
            if (this.migrations.get(i).number() != i + 1) {
                throw new IllegalArgumentException("Schema " + schema + ": migration " + (i + 1) + " was expected, not "
                        + this.migrations.get(i).name());
            }
        }
    }

    /**
     * Applies what is missing.
     *
     * <p>Two connections: data definition commits at once (H2), which would let go of the lock.
     */
    void apply(DataSource dataSource) throws SQLException {
        try (Connection locking = dataSource.getConnection();
                Connection working = dataSource.getConnection()) {
            createBookkeeping(working);
            locking.setAutoCommit(false);
            lock(locking);
            applyMissing(working);
            locking.commit();
        }
    }

    private static void createBookkeeping(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_lock (id integer primary key)");
            statement.execute("""
                    create table if not exists schema_migration (
                      schema_name varchar(31) not null,
                      number integer not null,
                      name varchar(100) not null,
                      checksum char(64) not null,
                      applied_at timestamp with time zone default current_timestamp not null,
                      primary key (schema_name, number))
                    """);
            statement.execute(
                    "insert into schema_lock (id) select 1 where not exists (select 1 from schema_lock where id = 1)");
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet ignored = statement.executeQuery("select id from schema_lock where id = 1 for update")) {
            ignored.next();
        }
    }

    private void applyMissing(Connection connection) throws SQLException {
        NavigableMap<Integer, String> applied = applied(connection);
        if (!applied.isEmpty() && applied.lastKey() > migrations.size()) {
            throw new IllegalStateException("The database is newer than this software: schema " + schema
                    + " has migration " + applied.lastKey() + ", known are " + migrations.size());
        }
        for (Migration migration : migrations) {
            String checksum = applied.get(migration.number());
            if (checksum == null) {
                apply(connection, migration);
            } else if (!checksum.equals(migration.checksum())) {
                throw new IllegalStateException("Schema " + schema + ": " + migration.name()
                        + " is not what was applied to this database (the checksums differ)");
            }
        }
    }

    private NavigableMap<Integer, String> applied(Connection connection) throws SQLException {
        String sql = "select number, checksum from schema_migration where schema_name = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            NavigableMap<Integer, String> applied = new TreeMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    applied.put(rows.getInt(1), rows.getString(2));
                }
            }
            return applied;
        }
    }

    private void apply(Connection connection, Migration migration) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists \"" + schema + '"');
            connection.setSchema(schema);
            for (String sql : migration.statements()) {
                statement.execute(sql);
            }
        } finally {
            connection.setSchema(Pool.HOME_SCHEMA);
        }
        String sql = "insert into schema_migration (schema_name, number, name, checksum) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, schema);
            insert.setInt(2, migration.number());
            insert.setString(3, migration.name());
            insert.setString(4, migration.checksum());
            insert.executeUpdate();
        }
        LOG.info("schema {}: applied {}", schema, migration.name());
    }
}
