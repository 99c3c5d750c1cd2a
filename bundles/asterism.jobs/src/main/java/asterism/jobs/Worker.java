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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is in the queue, on db-scheduler's threads. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int MAX_NAME = 200;
    /** What it was stands in the log beside the run: classes and messages of Java tell people nothing. */
    private static final Outcome UNEXPECTED = Outcome.failed(Jobs.UNEXPECTED);

    /** After this many on end what says that it lost the database has another trouble. */
    private static final int MOST_LOSSES = 20;

    private final Runs runs;
    private final Registry registry;
    private final Hands hands;
    private final Map<String, Integer> losses = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** What becomes of an entry of the queue. */
    enum Then {
        /** It is done with. */
        REMOVE,
        /** Again, soon. */
        AGAIN,
        /** Again, after a pause: what it needs is not there. */
        LATER,
        /** Its time was set already. */
        KEEP
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
        List<String> names;
        Optional<String> last;
        try {
            names = job.get().tasks(run);
            check(names);
            last = job.get().lastTask();
            losses.remove(what(run));
        } catch (JobException e) {
            LOG.debug("{} cannot begin", what(run), e);
            return fail(run, failed(e));
        } catch (IOException | RuntimeException | LinkageError e) {
            if (!registry.has(run.job(), job.get()) || isTriedAgain(what(run), e)) {
                return Then.LATER;
            }
            LOG.error("{} cannot begin", what(run), e);
            return fail(run, UNEXPECTED);
        }
        runs.plan(runId, names, last);
        return Then.REMOVE;
    }

    private static String what(JobRun run) {
        return "run " + run.id() + " of " + run.job();
    }

    private static String what(Runs.Begun begun) {
        return what(begun.run()) + ", task " + begun.task();
    }

    private Then fail(JobRun run, Outcome why) throws IOException {
        runs.fail(run.id(), why);
        return Then.REMOVE;
    }

    /** Whether the database, or what else was lost, may be there soon: but for ever nothing is tried. */
    private boolean isTriedAgain(String what, Throwable e) {
        if (!(e instanceof IOException)) {
            return false;
        }
        if (losses.merge(what, 1, Integer::sum) < MOST_LOSSES) {
            LOG.warn("{} is tried again: {}", what, e.getMessage());
            return true;
        }
        losses.remove(what);
        return false;
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
        if (outcome.again().isPresent()) {
            // it may be due again, and be begun, before this one returns
            hands.drop(held);
        }
        boolean over = runs.end(held.attempt(), outcome, held.monitor().take());
        if (over) {
            return Then.REMOVE;
        }
        if (outcome.again().isPresent()) {
            return Then.KEEP;
        }
        return stopping ? Then.AGAIN : Then.LATER;
    }

    private Outcome outcome(Runs.Begun begun, Held held) {
        try {
            Outcome outcome = held.job().perform(begun.run(), begun.task(), held.monitor());
            losses.remove(what(begun));
            return outcome;
        } catch (JobException e) {
            LOG.debug("{}", what(begun), e);
            return gone(begun, held) ? Outcome.stopped() : failed(e);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            if (gone(begun, held) || isTriedAgain(what(begun), e)) {
                return Outcome.stopped();
            }
            LOG.error("{}", what(begun), e);
            return UNEXPECTED;
        }
    }

    /** Whether the task may have failed because what it stands on was taken away. */
    private boolean gone(Runs.Begun begun, Held held) {
        return stopping || !registry.has(begun.run().job(), held.job());
    }

    private static Outcome failed(JobException e) {
        return Outcome.failed(e.code(), e.arguments().toArray(String[]::new));
    }
}
