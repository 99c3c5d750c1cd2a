package asterism.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.h2.util.OsgiDataSourceFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final Migration FIRST = Migration.of("001-first.sql", """
            -- a comment; with a semicolon
            create table if not exists t (id integer primary key, x varchar(10));
            insert into t select 1, 'a;b' where not exists (select 1 from t);
            """);
    private static final Migration SECOND =
            Migration.of("002-second.sql", "alter table t add column if not exists y integer;");

    @TempDir
    Path home;

    private Pool pool;

    @BeforeEach
    void open() throws Exception {
        pool = new Pool(new OsgiDataSourceFactory(new org.h2.Driver()), home);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void appliesWhatIsMissingInTheOrderOfTheNumbers() throws Exception {
        new Migrations("one", List.of(FIRST)).apply(pool.dataSource());
        new Migrations("one", List.of(SECOND, FIRST)).apply(pool.dataSource());
        new Migrations("one", List.of(SECOND, FIRST)).apply(pool.dataSource());

        assertThat(text("one", "select x || coalesce(y, 0) from t")).isEqualTo("a;b0");
        assertThat(text("PUBLIC", "select count(*) from schema_migration")).isEqualTo("2");
    }

    @Test
    void keepsSchemasApart() throws Exception {
        new Migrations("one", List.of(FIRST)).apply(pool.dataSource());
        new Migrations("two", List.of(FIRST)).apply(pool.dataSource());
        pool.database("two").transaction(c -> c.createStatement().executeUpdate("update t set x = 'two'"));

        assertThat(text("one", "select x from t")).isEqualTo("a;b");
        assertThat(text("two", "select x from t")).isEqualTo("two");
    }

    @Test
    void refusesADatabaseThatIsNewer() throws Exception {
        new Migrations("one", List.of(FIRST, SECOND)).apply(pool.dataSource());

        assertThatThrownBy(() -> new Migrations("one", List.of(FIRST)).apply(pool.dataSource()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("newer")
                .hasMessageContaining("schema one has migration 2, known are 1");
    }

    @Test
    void refusesAMigrationThatIsNotWhatWasApplied() throws Exception {
        new Migrations("one", List.of(FIRST)).apply(pool.dataSource());
        Migration changed = Migration.of(FIRST.name(), FIRST.sql() + "drop table t;\n");

        assertThatThrownBy(() -> new Migrations("one", List.of(changed)).apply(pool.dataSource()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("001-first.sql")
                .hasMessageContaining("checksums differ");
        assertThat(text("one", "select x from t")).isEqualTo("a;b");
    }

    @Test
    void takesOtherLineEndsForNoChange() {
        assertThat(Migration.of("001-first.sql", FIRST.sql().replace("\n", "\r\n"))
                        .checksum())
                .isEqualTo(FIRST.checksum());
    }

    @Test
    void refusesAGapAndABadName() {
        assertThatThrownBy(() -> new Migrations("one", List.of(SECOND)))
                .hasMessageContaining("migration 1 was expected");
        assertThatThrownBy(() -> Migration.of("1.sql", "")).hasMessageContaining("1.sql");
        assertThatThrownBy(() -> new Migrations("One;", List.of())).hasMessageContaining("One;");
    }

    @Test
    void runsABrokenMigrationAgainFromItsBeginning() throws Exception {
        Migration broken = Migration.of("001-first.sql", FIRST.sql() + "insert into nowhere values (1);\n");
        assertThatThrownBy(() -> new Migrations("one", List.of(broken)).apply(pool.dataSource()))
                .isInstanceOf(SQLException.class);

        new Migrations("one", List.of(FIRST)).apply(pool.dataSource());

        assertThat(text("one", "select count(*) from t")).isEqualTo("1");
    }

    private String text(String schema, String sql) throws SQLException {
        try (Connection connection = pool.database(schema).connect();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
