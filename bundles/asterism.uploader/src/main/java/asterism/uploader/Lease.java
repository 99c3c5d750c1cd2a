package asterism.uploader;

import asterism.api.Actor;
import asterism.api.storage.Database;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The right of one sender to one file of the queue. Others may take it over once no sign was given for a while; from then
 * on this one changes nothing any more, however late its sender comes back. Thread-safe.
 */
final class Lease implements AutoCloseable {
    private final Leases leases;
    private final Database database;
    private final Row row;
    private volatile Instant signed;
    private volatile boolean lost;

    /** What is kept together with the end of an attempt. */
    @FunctionalInterface
    interface Also {
        void run(Connection connection, Instant now) throws SQLException;
    }

    Lease(Leases leases, Database database, Row row, Instant signed) {
        this.leases = leases;
        this.database = database;
        this.row = row;
        this.signed = signed;
    }

    /** The file as it was when it was claimed. */
    Row row() {
        return row;
    }

    /** Breaks the sender off when the file is not its own any more. Costs nothing while the last sign holds. */
    void check() throws InterruptedIOException {
        if (!lost && !leases.end(signed).isAfter(leases.now())) {
            try {
                sign();
            } catch (IOException e) {
                throw (InterruptedIOException)
                        new InterruptedIOException("No sign can be given for file " + row.id()).initCause(e);
            }
        }
        if (lost) {
            throw new InterruptedIOException("File " + row.id() + " was taken over by another sender");
        }
    }

    /** Gives a sign. */
    void sign() throws IOException {
        Instant now = leases.now();
        note(database.transaction(connection -> new QueueTable(connection).sign(row, leases.end(now))), now);
    }

    /**
     * Keeps where a renaming was begun, or that it came to nothing, and gives a sign with it.
     *
     * @throws InterruptedIOException when the file is another sender's by now
     */
    void renaming(String place) throws IOException {
        Instant now = leases.now();
        note(
                database.transaction(connection -> {
                    QueueTable table = new QueueTable(connection);
                    return table.sign(row, leases.end(now)) && table.renamingAt(row.id(), place);
                }),
                now);
        check();
    }

    private void note(boolean ours, Instant now) {
        if (ours) {
            signed = now;
        } else {
            lost = true;
        }
    }

    /** Ends the attempt; false, and nothing is changed, when the file belongs to another sender. */
    boolean end(UploadState state, Actor actor, Also also) throws IOException {
        Instant now = leases.now();
        return database.transaction(connection -> {
            boolean ours = new QueueTable(connection).end(row, state, now, actor.name());
            if (ours) {
                also.run(connection, now);
            }
            return ours;
        });
    }

    /** Gives no further signs. */
    @Override
    public void close() {
        leases.drop(this);
    }
}
