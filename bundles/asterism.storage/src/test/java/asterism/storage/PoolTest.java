package asterism.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.storage.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.h2.util.OsgiDataSourceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolTest {
    private static final OsgiDataSourceFactory H2 = new OsgiDataSourceFactory(new org.h2.Driver());

    @TempDir
    Path home;

    @Test
    void rollsBackWhatFails() throws Exception {
        try (Pool pool = new Pool(H2, home)) {
            Database database = pool.database("PUBLIC");
            database.transaction(c -> c.createStatement().execute("create table t (id integer)"));

            assertThatThrownBy(() -> database.transaction(c -> {
                        c.createStatement().execute("insert into t values (1)");
                        throw new IOException("on purpose");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("on purpose");
            assertThatThrownBy(() -> database.transaction(c -> {
                        c.createStatement().execute("insert into t values (2)");
                        return c.createStatement().execute("insert into nowhere values (1)");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("NOWHERE");

            assertThat(count(database)).isZero();
        }
    }

    @Test
    void keepsACommitWhenItsProcessIsKilledAndNamesAHomeThatIsInUse() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("committed");
            assertThatThrownBy(() -> new Pool(H2, home))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Home " + home + " is in use by another process");
        } finally {
            other.destroyForcibly().waitFor();
        }

        try (Pool pool = new Pool(H2, home)) {
            assertThat(count(pool.database("PUBLIC"))).isEqualTo(1);
        }
    }

    private static int count(Database database) throws Exception {
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from t")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** A process that commits a row and then holds the home until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            Pool pool = new Pool(H2, Path.of(arguments[0]));
            try (Connection connection = pool.database("PUBLIC").connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table t (id integer)");
                statement.execute("insert into t values (1)");
            }
            System.out.println("committed");
            Thread.sleep(60_000);
        }
    }
}
