package asterism.jobs;

import asterism.api.storage.Database;
import asterism.jobs.Hands.Held;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node does in short intervals: starts runs that are due, writes down how far its tasks have come, and tells
 * them of runs that were cancelled on another node.
 */
final class Beat {
    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    private final Database database;
    private final Clock clock;
    private final Settings settings;
    private final DueSchedules schedules;
    private final Hands hands;
    private final ScheduledThreadPoolExecutor thread;
    private final Set<String> failing = new HashSet<>();

    Beat(Database database, Clock clock, Settings settings, DueSchedules schedules, Hands hands) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
        this.schedules = schedules;
        this.hands = hands;
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread beat = new Thread(work, "asterism-jobs-beat");
            beat.setDaemon(true);
            return beat;
        });
    }

    // Both catch what they throw.
    @SuppressWarnings("FutureReturnValueIgnored")
    void start() {
        long millis = settings.poll().toMillis();
        thread.scheduleWithFixedDelay(this::beat, 0, millis, TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(this::forget, 0, 1, TimeUnit.HOURS);
    }

    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(settings.stop().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("the database does not answer");
        }
    }

    private void beat() {
        whole("schedules", schedules::startDue);
        Collection<Held> held = hands.all();
        if (!held.isEmpty()) {
            whole("progress", () -> writeProgress(held));
            whole("cancelled runs", () -> hearCancel(held));
        }
    }

    /** Part of a beat. */
    private interface Part {
        void run() throws IOException;
    }

    /** The top of a thread: what got out, an error too, would end the beats for good without a word. */
    private void whole(String name, Part part) {
        try {
            part.run();
            failing.remove(name);
        } catch (Throwable e) {
            if (failing.add(name)) {
                LOG.error("{}: tried again until it goes well", name, e);
            }
        }
    }

    private void writeProgress(Collection<Held> held) throws IOException {
        for (Held task : held) {
            Optional<Monitor.Position> position = task.monitor().take();
            if (position.isPresent()) {
                database.transaction(connection -> {
                    TaskTable.progress(connection, task.attempt(), position.get());
                    return List.of();
                });
            }
        }
    }

    private void hearCancel(Collection<Held> held) throws IOException {
        Set<Long> ids = held.stream().map(task -> task.attempt().key().runId()).collect(Collectors.toSet());
        Set<Long> cancelled = new HashSet<>(database.transaction(connection -> RunTable.cancelled(connection, ids)));
        hands.stop(task -> cancelled.contains(task.attempt().key().runId()));
    }

    private void forget() {
        whole(
                "removing old runs",
                () -> database.transaction(connection ->
                        RunTable.forget(connection, clock.instant().minus(settings.keep()))));
    }
}
