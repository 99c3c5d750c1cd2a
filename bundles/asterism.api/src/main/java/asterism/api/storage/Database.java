package asterism.api.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One bundle's tables in the plug-in's own database. Thread-safe.
 *
 * <p>A bundle that needs tables carries its migrations as resources {@code migrations/001-what-it-does.sql}, numbered
 * without a gap, and says so in its {@code package-info}: {@code @Capability(namespace = Database.SCHEMA, name =
 * "lotdata")}. Storage applies them in a schema of that name and then registers a service of this type with the property
 * {@link #SCHEMA}, so that a component that refers to {@code (asterism.schema=lotdata)} starts only when its tables
 * exist. Statements end with a semicolon at the end of a line and name tables without a schema. A migration that was
 * broken off is run again from its beginning, so each statement must bear that ({@code create table if not exists}).
 *
 * <p>A test needs no more than {@code Database database = h2DataSource::getConnection}.
 */
@ProviderType
@FunctionalInterface
public interface Database {
    /** Service property and name space of the capability: name of the schema, {@code String}, lower-case ASCII. */
    String SCHEMA = "asterism.schema";

    /** Service property: absolute path of the home directory that holds the database, {@code String}. */
    String HOME = "asterism.storage.home";

    /**
     * Opens a connection whose current schema is this one.
     *
     * @return in auto-commit mode; the caller closes it
     * @throws SQLException when the database is not there
     */
    Connection connect() throws SQLException;

    /**
     * Does some work as a whole or not at all.
     *
     * @param <T>  type of the result
     * @param <E>  what the work may throw besides {@link SQLException}
     * @param work commits when it returns, is rolled back when it throws anything
     * @return what the work returned
     * @throws E           what the work threw
     * @throws IOException when the database refused something; its cause is the {@link SQLException}
     */
    default <T, E extends Exception> T transaction(Work<T, E> work) throws E, IOException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (Exception | Error e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new IOException("Database: " + e.getMessage(), e);
        }
    }

    /**
     * Whether a failure came from a database, so that the same may go well later.
     *
     * @param failure what a service threw that stands on this
     * @return true for what {@link #transaction} throws by itself
     */
    static boolean isCauseOf(Exception failure) {
        return failure instanceof IOException && failure.getCause() instanceof SQLException;
    }

    private static void rollBack(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    /**
     * Work inside a transaction.
     *
     * @param <T> type of the result
     * @param <E> what it may throw besides {@link SQLException}
     */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        /**
         * Does the work.
         *
         * @param connection not to be committed, rolled back or closed
         * @return the result
         * @throws SQLException when the database refuses something
         * @throws E            anything else; rolls back as well
         */
        T run(Connection connection) throws SQLException, E;
    }
}
