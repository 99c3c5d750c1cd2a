package asterism.jobs;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a run, each step a transaction that first keeps the run's row from others: so two tasks that end at
 * once do not both take the other for one that is still under way.
 */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final int MAX_ID = 64;

    private final Database database;
    private final Clock clock;
    private final String node;

    Runs(Database database, Clock clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
    }

    /**
     * Checks the id of a union.
     *
     * @throws IllegalArgumentException when it cannot be kept
     */
    static void checkUnion(String unionId) {
        if (unionId.isBlank() || unionId.length() > MAX_ID) {
            throw new IllegalArgumentException("Union '" + unionId + "': 1 to " + MAX_ID + " characters were expected");
        }
    }

    /** Now, as exactly as databases keep it. */
    Instant now() {
        return micros(clock.instant());
    }

    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Starts a run by hand.
     *
     * @throws RunUnderWayException when there is one
     */
    long start(JobRun wanted, Audit audit) throws IOException {
        return refusing(wanted.job(), wanted.unionId(), connection -> {
            long id = insert(connection, wanted);
            String subject = subject(wanted, id);
            audit.record(connection, wanted.actor(), subject, "", "started");
            for (Map.Entry<String, String> given : new TreeMap<>(wanted.parameters()).entrySet()) {
                audit.record(connection, wanted.actor(), subject + '.' + given.getKey(), "", given.getValue());
            }
            return id;
        });
    }

    /**
     * Starts a run by schedule, and moves the schedule on to its next time.
     *
     * @param after jobs that must be neither due nor under way
     * @return empty when another node did it, the schedule was changed, or one of those jobs is awaited: the schedule
     *     then keeps its time
     * @throws RunUnderWayException when there is a run; the schedule keeps its time
     */
    Optional<Long> start(JobSchedule due, Instant next, Set<String> after) throws IOException {
        JobRun wanted = new JobRun(
                0,
                due.job(),
                due.unionId(),
                new Actor.Job(due.job(), due.scheduledBy()),
                Map.of(),
                now(),
                due.nextRun());
        return refusing(
                due.job(),
                due.unionId(),
                connection -> !ScheduleTable.isAwaited(connection, after, due.unionId(), wanted.startedAt())
                                && ScheduleTable.move(connection, due, next)
                        ? Optional.of(insert(connection, wanted))
                        : Optional.empty());
    }

    private static long insert(Connection connection, JobRun wanted) throws SQLException {
        Optional<Long> other = RunTable.underWay(connection, wanted.job(), wanted.unionId());
        if (other.isPresent()) {
            throw new RunUnderWayException(wanted.job(), wanted.unionId(), other.get());
        }
        long id = RunTable.insert(connection, wanted);
        Queue.add(connection, Queue.PLAN, List.of(Long.toString(id)), wanted.startedAt());
        return id;
    }

    /** Two that start at once do not see each other; the database then refuses the second. */
    private <T> T refusing(String job, String unionId, Database.Work<T, RuntimeException> work) throws IOException {
        try {
            return database.transaction(work);
        } catch (IOException e) {
            if (Sql.isAddedTwice(e)) {
                Optional<Long> other = database.transaction(connection -> RunTable.underWay(connection, job, unionId));
                throw new RunUnderWayException(job, unionId, other.orElse(0L));
            }
            throw e;
        }
    }

    private static String subject(JobRun run, long id) {
        return "run." + run.job() + '.' + run.unionId() + '.' + id;
    }

    Optional<RunRow> find(long runId) throws IOException {
        return database.transaction(connection -> RunTable.find(connection, runId));
    }

    /** Takes the tasks of a run down, unless it was done before, or the run was cancelled meanwhile. */
    void plan(long runId, List<String> names, Optional<String> last) throws IOException {
        inRun(runId, (connection, run) -> {
            if (run.phase() != Phase.WAITING) {
                return;
            }
            RunTable.begin(connection, runId);
            TaskTable.insert(connection, runId, names, last);
            List<String> entries = IntStream.range(0, names.size())
                    .filter(position -> last.filter(names.get(position)::equals).isEmpty())
                    .mapToObj(position -> new TaskKey(runId, position).instance())
                    .toList();
            Queue.add(connection, Queue.TASK, entries, now());
        });
    }

    /** Ends a run that could not begin. */
    void fail(long runId, Outcome why) throws IOException {
        inRun(runId, (connection, run) -> RunTable.end(connection, runId, Phase.FAILED, why, now()));
    }

    /** What a worker gets when it begins: nothing, when the task is over or its run was cancelled. */
    record Begun(JobRun run, String task, TaskTable.Attempt attempt) {}

    Optional<Begun> begin(TaskKey key) throws IOException {
        Begun[] begun = new Begun[1];
        inRun(key.runId(), (connection, run) -> {
            TaskState task = TaskTable.find(connection, key).orElseThrow();
            if (task.phase().isOver()) {
                return;
            }
            if (run.cancelled()) {
                TaskTable.cancel(connection, key, now());
                return;
            }
            TaskTable.Attempt attempt = TaskTable.begin(connection, key, task.attempts(), node, now());
            begun[0] = new Begun(run.run(), task.name(), attempt);
        });
        return Optional.ofNullable(begun[0]);
    }

    /**
     * Ends an attempt.
     *
     * @return whether the task is over: not when it is performed again, and its run goes on
     */
    boolean end(TaskTable.Attempt attempt, Outcome outcome, Optional<Monitor.Position> position) throws IOException {
        boolean[] over = {true};
        inRun(attempt.key().runId(), (connection, run) -> {
            if (position.isPresent()) {
                TaskTable.progress(connection, attempt, position.get());
            }
            if (outcome.kind() == Outcome.Kind.STOPPED && !run.cancelled()) {
                over[0] = !TaskTable.giveBack(connection, attempt);
                return;
            }
            if (outcome.again().isPresent() && !run.cancelled()) {
                over[0] = !later(
                        connection, attempt, outcome, micros(outcome.again().get()));
                return;
            }
            TaskTable.end(connection, attempt, phase(outcome), outcome, now());
        });
        return over[0];
    }

    /** Task and queue change together: whoever makes it due finds both as they are. */
    private static boolean later(Connection connection, TaskTable.Attempt attempt, Outcome outcome, Instant again)
            throws SQLException {
        if (!TaskTable.later(connection, attempt, outcome, again)) {
            return false;
        }
        Queue.giveBack(connection, Queue.TASK, attempt.key().instance(), again);
        return true;
    }

    private static Phase phase(Outcome outcome) {
        return switch (outcome.kind()) {
            case DONE -> Phase.DONE;
            case NOTHING_TO_DO -> Phase.NOTHING_TO_DO;
            case FAILED -> Phase.FAILED;
            case STOPPED, LATER -> Phase.CANCELLED;
        };
    }

    /** Gives a task back that a worker of this process does not let go of; what it does from now on does not count. */
    void giveBack(TaskTable.Attempt attempt) throws IOException {
        inRun(attempt.key().runId(), (connection, run) -> {
            if (TaskTable.giveBack(connection, attempt)) {
                Queue.giveBack(connection, Queue.TASK, attempt.key().instance(), now());
            }
        });
    }

    /** Gives back what this node held when its last process ended. */
    void takeOver() throws IOException {
        int entries = database.transaction(connection -> Queue.giveBackAll(connection, node, now()));
        if (entries > 0) {
            LOG.info("{} tasks were interrupted and are done again", entries);
        }
    }

    /**
     * Cancels a run.
     *
     * @return whether it was under way
     */
    boolean cancel(Actor actor, long runId, Audit audit) throws IOException {
        boolean[] found = new boolean[1];
        inRun(runId, (connection, run) -> {
            found[0] = true;
            if (run.cancelled()) {
                return;
            }
            RunTable.cancel(connection, runId);
            audit.record(connection, actor, subject(run.run(), runId), "started", "cancelled");
            if (run.phase() == Phase.WAITING) {
                RunTable.end(connection, runId, Phase.CANCELLED, total(Jobs.CANCELLED, Map.of()), now());
            } else {
                Queue.dropWaiting(connection, runId);
                TaskTable.cancelWaiting(connection, runId, now());
            }
        });
        return found[0];
    }

    /** The run under way that stands in the way of another one, if it only waits for a time. */
    Optional<JobRun> waiting(long runId) throws IOException {
        return database.transaction(connection -> {
            boolean waits = TaskTable.onlyWaits(connection, runId);
            return RunTable.find(connection, runId)
                    .filter(row -> waits && !row.phase().isOver() && !row.cancelled())
                    .map(RunRow::run);
        });
    }

    /**
     * Has a run that only waits performed at once.
     *
     * @return whether it still did
     */
    boolean hurry(Actor actor, long runId, Audit audit) throws IOException {
        boolean[] waited = new boolean[1];
        inRun(runId, (connection, run) -> {
            if (!run.cancelled() && TaskTable.onlyWaits(connection, runId)) {
                waited[0] = true;
                TaskTable.hurry(connection, runId, now());
                Queue.hurry(connection, runId, now());
                audit.record(connection, actor, subject(run.run(), runId), "waiting", "started");
            }
        });
        return waited[0];
    }

    /** A step of a run under way. */
    private interface Step {
        void take(Connection connection, RunRow run) throws SQLException;
    }

    /** Does a step of a run, if it is under way; ends the run when no task is left. */
    private void inRun(long runId, Step step) throws IOException {
        Optional<RunRow> ended = database.transaction(connection -> {
            Optional<RunRow> run = RunTable.lock(connection, runId);
            if (run.isEmpty() || run.get().phase().isOver()) {
                return Optional.<RunRow>empty();
            }
            step.take(connection, run.get());
            List<String> released = TaskTable.release(connection, runId).stream()
                    .map(TaskKey::instance)
                    .toList();
            Queue.add(connection, Queue.TASK, released, now());
            endIfAllOver(connection, runId);
            return RunTable.find(connection, runId).filter(row -> row.phase().isOver());
        });
        ended.ifPresent(row -> LOG.info(
                "run {} of {} for {}, by {}: {} {} {}",
                runId,
                row.run().job(),
                row.run().unionId(),
                row.run().actor().name(),
                row.phase(),
                row.code(),
                row.arguments()));
    }

    private void endIfAllOver(Connection connection, long runId) throws SQLException {
        RunRow run = RunTable.find(connection, runId).orElseThrow();
        Map<Phase, Integer> counts =
                TaskTable.count(connection, List.of(runId)).getOrDefault(runId, new EnumMap<>(Phase.class));
        if (run.phase() != Phase.RUNNING || counts.containsKey(Phase.WAITING) || counts.containsKey(Phase.RUNNING)) {
            return;
        }
        Phase phase = phase(run, counts);
        RunTable.end(connection, runId, phase, outcome(connection, runId, phase, counts), now());
    }

    private static Phase phase(RunRow run, Map<Phase, Integer> counts) {
        if (run.cancelled() && counts.containsKey(Phase.CANCELLED)) {
            return Phase.CANCELLED;
        }
        if (counts.containsKey(Phase.FAILED)) {
            return Phase.FAILED;
        }
        return counts.containsKey(Phase.DONE) ? Phase.DONE : Phase.NOTHING_TO_DO;
    }

    private static Outcome outcome(Connection connection, long runId, Phase phase, Map<Phase, Integer> counts)
            throws SQLException {
        List<TaskState> tasks = TaskTable.of(connection, runId);
        if (tasks.size() == 1 && !tasks.get(0).code().isEmpty()) {
            return new Outcome(
                    Outcome.Kind.DONE, tasks.get(0).code(), tasks.get(0).arguments(), Optional.empty());
        }
        return switch (phase) {
            case CANCELLED -> total(Jobs.CANCELLED, counts);
            case FAILED -> total(Jobs.FAILED, counts);
            case DONE -> total(Jobs.DONE, counts);
            default -> total(Jobs.NOTHING_TO_DO, counts);
        };
    }

    private static Outcome total(String code, Map<Phase, Integer> counts) {
        List<String> arguments = List.of(Phase.DONE, Phase.NOTHING_TO_DO, Phase.FAILED, Phase.CANCELLED).stream()
                .map(phase -> counts.getOrDefault(phase, 0).toString())
                .toList();
        return new Outcome(Outcome.Kind.DONE, code, arguments, Optional.empty());
    }
}
