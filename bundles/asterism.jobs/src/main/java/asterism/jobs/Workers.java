package asterism.jobs;

import asterism.api.storage.Database;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** db-scheduler, as it is used here. Its threads are never interrupted, as an H2 file is closed by that. */
final class Workers {
    /** For what is not there: a job, or the database. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    /** The fewest that db-scheduler allows. */
    private static final int MISSED_HEARTBEATS = 4;

    private final Scheduler scheduler;
    private final Clock clock;
    private final Hands hands;

    Workers(Database database, Clock clock, Settings settings, Worker worker, Hands hands) {
        this.clock = clock;
        this.hands = hands;
        Task<Void> plan = task(Queue.PLAN, instance -> worker.plan(Long.parseLong(instance)));
        Task<Void> task = task(Queue.TASK, instance -> worker.perform(TaskKey.of(instance)));
        CalmThreads due = new CalmThreads("asterism-jobs-due", 1, this::look);
        scheduler = new PollingBuilder(new DatabaseSource(database), List.of(plan, task), settings.poll())
                // what is asked for is the same SQL on H2 and PostgreSQL
                .jdbcCustomization(new DefaultJdbcCustomization(false))
                .threads(settings.threads())
                .executorService(new CalmThreads("asterism-jobs", settings.threads(), () -> {}))
                .dueExecutor(due)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                // waited for twice: before an interrupt, which there is none of, and after it
                .shutdownMaxWait(settings.stop().dividedBy(2))
                .schedulerName(new SchedulerName.Fixed(settings.node()))
                .clock(clock::instant)
                .build();
    }

    void start() {
        scheduler.start();
    }

    /** Waits for tasks as long as the settings say; what is in hand then is not given back yet. */
    void stop() {
        scheduler.stop();
    }

    /** Looks for work now. */
    void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Handles an entry of the queue. */
    private interface Handler {
        Worker.Then handle(String instance) throws IOException;
    }

    private Task<Void> task(String name, Handler handler) {
        DeadExecutionHandler<Void> dead = (complete, operations) -> {
            TaskInstance<?> instance = complete.getExecution().taskInstance;
            // After a pause of the whole process, or a jump of the clock, it seems dead until the next heartbeat.
            if (!name.equals(Queue.TASK) || !hands.has(TaskKey.of(instance.getId()))) {
                operations.reschedule(complete, clock.instant());
            }
        };
        return Tasks.custom(name, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
                .onDeadExecution(dead)
                .execute((instance, context) -> {
                    try {
                        return completion(handler.handle(instance.getId()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private CompletionHandler<Void> completion(Worker.Then then) {
        return switch (then) {
            case KEEP -> (complete, operations) -> {};
            case REMOVE -> new CompletionHandler.OnCompleteRemove<>();
            case AGAIN -> (complete, operations) -> operations.reschedule(complete, clock.instant());
            case LATER ->
                (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(PAUSE));
        };
    }

    /** Waits by the machine's time between polls, whatever clock decides what is due. */
    private static final class PollingBuilder extends SchedulerBuilder {
        private final Duration poll;

        PollingBuilder(DatabaseSource source, List<Task<?>> tasks, Duration poll) {
            super(source, tasks);
            this.poll = poll;
        }

        @Override
        protected Waiter buildWaiter() {
            return new Waiter(poll);
        }
    }
}
