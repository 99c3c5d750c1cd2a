package asterism.uploader;

import asterism.api.Actor;
import asterism.api.storage.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that this node is sending. A thread of its own gives the signs, so that they come however long the server
 * takes for a block or an answer. Thread-safe.
 */
final class Leases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** Signs in the length of a lease: one that comes late, or is lost, does no harm. */
    private static final int SIGNS = 4;

    private final Database database;
    private final Duration length;
    private final Clock clock;
    private final String node;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor beats;
    private final Future<?> beating;

    Leases(Database database, Duration length, Clock clock, String node) {
        this.database = database;
        this.length = length;
        this.clock = clock;
        this.node = node;
        this.beats = new ScheduledThreadPoolExecutor(1, beat -> {
            Thread thread = new Thread(beat, "asterism-uploader-lease");
            thread.setDaemon(true);
            return thread;
        });
        long every = length.toMillis() / SIGNS;
        beating = beats.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    /** This node: a home directory on a machine, which one process at a time can have. */
    static String node(String home) {
        try {
            return InetAddress.getLocalHost().getHostName() + ':' + home;
        } catch (UnknownHostException e) {
            LOG.debug("this machine does not know its name", e);
            return ':' + home;
        }
    }

    /** Claims a file as it was read; empty when somebody else came first, or is at it in this process. */
    Optional<Lease> claim(Actor actor, Row row) throws IOException {
        if (held.stream().anyMatch(lease -> lease.row().id() == row.id())) {
            return Optional.empty();
        }
        Instant now = now();
        Optional<Row> claimed = database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            return table.claim(row, node, end(now), now, actor.name()) ? table.find(row.id()) : Optional.empty();
        });
        Optional<Lease> lease = claimed.map(ours -> new Lease(this, database, ours, now));
        lease.ifPresent(held::add);
        return lease;
    }

    /** Gives a sign for each file. */
    void beat() {
        for (Lease lease : held) {
            try {
                lease.sign();
            } catch (Exception e) {
                // The top of a thread: the next beat tries again, and the sender asks the database before it renames.
                LOG.warn("no sign for file {}", lease.row().id(), e);
            }
        }
    }

    void drop(Lease lease) {
        held.remove(lease);
    }

    Instant end(Instant now) {
        return now.plus(length);
    }

    /** As exact as the database. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Gives no more signs. Interrupts nobody: an embedded database would lose its file by it. */
    @Override
    public void close() {
        beating.cancel(false);
        beats.shutdown();
    }
}
