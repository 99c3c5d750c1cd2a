package asterism.jobs;

import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.jobs.Hands.Held;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is in the queue, on db-scheduler's threads. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MAX_NAME = 200;
    /** After this many a task that says it lost the database has another trouble. */
    private static final int MAX_ATTEMPTS = 20;

    private final Runs runs;
    private final Registry registry;
    private final Hands hands;
    private volatile boolean stopping;

    /** What becomes of an entry of the queue. */
    enum Then {
        /** It is done with. */
        REMOVE,
        /** Again, soon. */
        AGAIN,
        /** Again, after a pause: what it needs is not there. */
        LATER
    }

    Worker(Runs runs, Registry registry, Hands hands) {
        this.runs = runs;
        this.registry = registry;
        this.hands = hands;
    }

    /** From now on tasks are given back. */
    void stop() {
        stopping = true;
        hands.stop(held -> true);
    }

    Then plan(long runId) throws IOException {
        Optional<RunRow> row = runs.find(runId).filter(found -> found.phase() == Phase.WAITING);
        if (row.isEmpty()) {
            return Then.REMOVE;
        }
        JobRun run = row.get().run();
        Optional<Job> job = registry.find(run.job());
        if (job.isEmpty()) {
            return Then.LATER;
        }
        try {
            List<String> names = job.get().tasks(run);
            check(names);
            runs.plan(runId, names);
        } catch (JobException e) {
            LOG.debug("run {} of {} cannot begin", runId, run.job(), e);
            runs.fail(runId, failed(e));
        } catch (RuntimeException | LinkageError e) {
            if (!registry.has(run.job(), job.get())) {
                return Then.LATER;
            }
            LOG.error("run {} of {} cannot begin", runId, run.job(), e);
            runs.fail(runId, unexpected(e));
        }
        return Then.REMOVE;
    }

    private static void check(List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("Names of tasks are not unique: " + names);
        }
        names.stream().filter(name -> name.length() > MAX_NAME).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Name of a task is longer than " + MAX_NAME + ": " + name);
        });
    }

    Then perform(TaskKey key) throws IOException {
        Optional<RunRow> row =
                runs.find(key.runId()).filter(found -> !found.phase().isOver());
        if (row.isEmpty()) {
            return Then.REMOVE;
        }
        Optional<Job> job = registry.find(row.get().run().job());
        // Given up for dead although it is not, as after a pause of the whole process: the first one goes on.
        if (hands.has(key) || (job.isEmpty() && !row.get().cancelled())) {
            return Then.LATER;
        }
        Optional<Runs.Begun> begun = runs.begin(key);
        if (begun.isEmpty() || job.isEmpty()) {
            return Then.REMOVE;
        }
        Held held = new Held(begun.get().attempt(), job.get(), new Monitor());
        hands.take(held);
        try {
            return perform(begun.get(), held);
        } finally {
            hands.drop(held);
        }
    }

    private Then perform(Runs.Begun begun, Held held) throws IOException {
        if (stopping || !registry.has(begun.run().job(), held.job())) {
            held.monitor().stop();
        }
        Outcome outcome = outcome(begun, held);
        boolean over = runs.end(held.attempt(), outcome, held.monitor().take());
        if (over) {
            return Then.REMOVE;
        }
        return stopping ? Then.AGAIN : Then.LATER;
    }

    private Outcome outcome(Runs.Begun begun, Held held) {
        try {
            return held.job().perform(begun.run(), begun.task(), held.monitor());
        } catch (JobException e) {
            LOG.debug("run {} of {}, task {}", begun.run().id(), begun.run().job(), begun.task(), e);
            return gone(begun, held) ? Outcome.stopped() : failed(e);
        } catch (IOException e) {
            return gone(begun, held) ? Outcome.stopped() : lost(begun, e);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            if (gone(begun, held)) {
                return Outcome.stopped();
            }
            LOG.error("run {} of {}, task {}", begun.run().id(), begun.run().job(), begun.task(), e);
            return unexpected(e);
        }
    }

    /** Gives the task back for another attempt. */
    private static Outcome lost(Runs.Begun begun, IOException e) {
        if (begun.attempt().number() >= MAX_ATTEMPTS) {
            LOG.error("run {} of {}, task {}", begun.run().id(), begun.run().job(), begun.task(), e);
            return unexpected(e);
        }
        LOG.warn(
                "run {} of {}, task {} is tried again: {}",
                begun.run().id(),
                begun.run().job(),
                begun.task(),
                e.getMessage());
        return Outcome.stopped();
    }

    /** Whether the task may have failed because what it stands on was taken away. */
    private boolean gone(Runs.Begun begun, Held held) {
        return stopping || !registry.has(begun.run().job(), held.job());
    }

    private static Outcome failed(JobException e) {
        return new Outcome(Outcome.Kind.FAILED, e.code(), e.arguments());
    }

    private static Outcome unexpected(Throwable e) {
        return Outcome.failed(Jobs.UNEXPECTED, e.getClass().getSimpleName());
    }
}
