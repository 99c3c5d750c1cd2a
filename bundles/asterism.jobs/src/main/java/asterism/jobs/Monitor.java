package asterism.jobs;

import asterism.api.jobs.TaskMonitor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps the last position of a task until somebody writes it down, and whether to stop. */
final class Monitor implements TaskMonitor {
    private static final int MAX_UNIT = 40;

    private final AtomicReference<@Nullable Position> position = new AtomicReference<>();
    private volatile boolean stop;

    /** How far a task has come. */
    record Position(long done, long total, String unit) {}

    @Override
    public void progress(long done, long total, String unit) {
        position.set(new Position(done, total, unit.length() > MAX_UNIT ? unit.substring(0, MAX_UNIT) : unit));
    }

    @Override
    public boolean stopRequested() {
        return stop;
    }

    void stop() {
        stop = true;
    }

    /** The last position, once. */
    Optional<Position> take() {
        return Optional.ofNullable(position.getAndSet(null));
    }
}
