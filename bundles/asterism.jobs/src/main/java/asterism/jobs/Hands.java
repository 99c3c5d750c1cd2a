package asterism.jobs;

import asterism.api.jobs.Job;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the workers of this node have in hand. */
final class Hands {
    private final Map<TaskKey, Held> held = new HashMap<>();

    /** A task under way. */
    record Held(TaskTable.Attempt attempt, Job job, Monitor monitor) {}

    synchronized boolean has(TaskKey key) {
        return held.containsKey(key);
    }

    synchronized void take(Held task) {
        held.put(task.attempt().key(), task);
    }

    synchronized void drop(Held task) {
        held.remove(task.attempt().key(), task);
        notifyAll();
    }

    synchronized Collection<Held> all() {
        return List.copyOf(held.values());
    }

    void stop(Predicate<Held> which) {
        all().stream().filter(which).forEach(task -> task.monitor().stop());
    }

    /** Waits until none is left, at most so long. */
    synchronized void awaitNone(Predicate<Held> which, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (held.values().stream().anyMatch(which)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
