package asterism.configuration;

import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ConcurrentModificationException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs changes of a union's settings one after another, on all nodes: rules that span several rows hold only when nobody
 * else writes between the check and the commit.
 *
 * <p>Those of one process wait outside the database: there they would give up after a while, and hold connections that
 * the one before them may need to end.
 */
final class UnionChange {
    private static final String INTEGRITY_VIOLATED = "23";
    private static final Lock ONE_AFTER_ANOTHER = new ReentrantLock(true);

    private UnionChange() {}

    static <T> T run(Database database, String unionId, Database.Work<T, IOException> work) throws IOException {
        ONE_AFTER_ANOTHER.lock();
        try {
            return database.<T, IOException>transaction(connection -> {
                lock(connection, unionId);
                return work.run(connection);
            });
        } finally {
            ONE_AFTER_ANOTHER.unlock();
        }
    }

    private static void lock(Connection connection, String unionId) throws SQLException {
        if (Sql.update(connection, "update union_lock set changes = changes + 1 where union_id = ?", unionId) == 1) {
            return;
        }
        try {
            Sql.update(connection, "insert into union_lock (union_id, changes) values (?, 1)", unionId);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(INTEGRITY_VIOLATED)) {
                throw stale("Settings of " + unionId, e);
            }
            throw e;
        }
    }

    private static ConcurrentModificationException stale(String what, SQLException cause) {
        return new ConcurrentModificationException(what + " are being changed by somebody else", cause);
    }

    /**
     * Refuses a change of something that is no longer what it was.
     *
     * @throws ConcurrentModificationException names what, and both versions
     */
    static void requireVersion(String what, long named, long stored) {
        if (named != stored) {
            throw new ConcurrentModificationException(
                    what + ": version " + named + " was to be changed, stored is " + stored);
        }
    }
}
