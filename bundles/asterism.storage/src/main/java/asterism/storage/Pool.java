package asterism.storage;

import asterism.api.storage.Database;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to the database of one home directory. */
final class Pool implements AutoCloseable {
    /** Where the bookkeeping of migrations is, and what a connection that comes back is set to. */
    static final String HOME_SCHEMA = "PUBLIC";

    /**
     * A commit is in the file when it returns, so that it survives the end of the process. The page cache (KB) is small:
     * the bulk of the data are BLOBs of about 1 MB that are read from end to end once a run, and caching them only takes
     * heap (measured with 600 of them in one transaction: no slower than with the default of 64 MB). No hook of its own:
     * the framework closes the pool when the process ends. Nobody reads the driver's trace file.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;CACHE_SIZE=16384;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final String NAME = "asterism";

    /** What is said of a home before it is opened for the first time. */
    private static final Set<String> BEFORE_DATABASE =
            Set.of("asterism.pid", "asterism.source", "host.properties", "host.p12", "host.password");

    private static final int IN_USE = 90020;
    private static final int MAXIMUM = 16;

    private final Path home;
    private final HikariDataSource connections;

    /**
     * Opens the database, and makes it when there is none.
     *
     * @throws IllegalStateException when another process holds it; names the home
     */
    Pool(DataSourceFactory driver, Path home) throws IOException, SQLException {
        this.home = home.toAbsolutePath().normalize();
        if (home.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException("Home " + home + ": no semicolon may be in its path");
        }
        prepare(this.home);
        HikariConfig config = new HikariConfig();
        config.setDataSource(embedded(driver, this.home));
        config.setPoolName("asterism");
        config.setSchema(HOME_SCHEMA);
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(MAXIMUM);
        // One attempt: who waits for a home that is in use waits for nothing.
        config.setInitializationFailTimeout(1);
        try {
            connections = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            if (e.getCause() instanceof SQLException cause && cause.getErrorCode() == IN_USE) {
                throw new IllegalStateException("Home " + home + " is in use by another process", e);
            }
            throw new IllegalStateException("The database in home " + home + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * A new home is its owner's alone: who reads its files reads names, figures and hashes of passwords. Who wants others
     * to read it changes that afterwards. A folder in which somebody keeps other things stays as it is.
     */
    private static void prepare(Path home) throws IOException {
        Files.createDirectories(home);
        boolean isPosix = home.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (isPosix && isNew(home)) {
            try {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            } catch (FileSystemException e) {
                LOG.warn("the home {} stays open to others than its owner: {}", home, e.getMessage());
            }
        }
    }

    private static boolean isNew(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.allMatch(file -> BEFORE_DATABASE.contains(String.valueOf(file.getFileName())));
        }
    }

    private static DataSource embedded(DataSourceFactory driver, Path home) throws SQLException {
        // Embedded, without a server: who can read the file can read the data, so a password would only seem to
        // protect.
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, "jdbc:h2:file:" + home.resolve(NAME) + SETTINGS);
        properties.setProperty(DataSourceFactory.JDBC_USER, "asterism");
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, "");
        return driver.createDataSource(properties);
    }

    Path home() {
        return home;
    }

    DataSource dataSource() {
        return connections;
    }

    Database database(String schema) {
        return () -> inSchema(schema);
    }

    // The one who asked closes it; it is only closed here when it cannot be handed over.
    @SuppressWarnings("MustBeClosedChecker")
    private Connection inSchema(String schema) throws SQLException {
        Connection connection = connections.getConnection();
        try {
            connection.setSchema(schema);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
