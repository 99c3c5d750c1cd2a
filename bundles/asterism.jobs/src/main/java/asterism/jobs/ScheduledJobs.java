package asterism.jobs;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import asterism.api.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs in the database; their tasks on this node's threads, and schedules, as long as somebody holds the service. */
@Component(configurationPid = "asterism.jobs")
@Designate(ocd = ScheduledJobs.Config.class)
public final class ScheduledJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledJobs.class);
    private static final int MAX_HISTORY = 1000;

    private final Database database;
    private final Audit audit;
    private final AccessControl access;
    private final Settings settings;
    private final Registry registry = new Registry();
    private final Hands hands = new Hands();
    private final Runs runs;
    private final DueSchedules schedules;
    private final Worker worker;
    private final Workers workers;
    private final Beat beat;

    /** How this node works. */
    @ObjectClassDefinition(name = "Asterism jobs")
    public @interface Config {
        /**
         * Tasks at a time.
         *
         * @return 0 for as many as there are processors
         */
        @AttributeDefinition(name = "Threads", description = "Tasks at a time on this node; 0: one a processor")
        int threads() default 0;

        /**
         * How often to look for work.
         *
         * @return in milliseconds
         */
        @AttributeDefinition(name = "Polling", description = "How often to look for work, in milliseconds")
        long pollMillis() default 500;

        /**
         * How often a node says that it has a task.
         *
         * @return in seconds
         */
        @AttributeDefinition(
                name = "Heartbeat",
                description = "In seconds; after four without a sign another node takes a task")
        long heartbeatSeconds() default 5;

        /**
         * How long a stop waits for tasks.
         *
         * @return in seconds
         */
        @AttributeDefinition(name = "Stop", description = "How long a stop waits for tasks to end, in seconds")
        long stopSeconds() default 10;

        /**
         * How long runs that are over are kept.
         *
         * @return in days
         */
        @AttributeDefinition(name = "History", description = "How long runs that are over are kept, in days")
        int historyDays() default 365;

        /**
         * This node among others.
         *
         * @return empty for the machine's name and the home directory
         */
        @AttributeDefinition(
                name = "Node",
                description =
                        "Name of this node, another for each, the same after a new start; empty: machine and home")
        String node() default "";
    }

    /**
     * Wired by DS.
     *
     * @throws IllegalArgumentException when a value of the configuration is out of its bounds
     */
    @Activate
    public ScheduledJobs(
            @Reference(service = Database.class, target = "(asterism.schema=jobs)")
                    Map.Entry<Map<String, Object>, Database> database,
            @Reference(target = "(asterism.clock=chain)") Clock clock,
            @Reference Audit audit,
            @Reference AccessControl access,
            Config config) {
        this(database.getValue(), clock, audit, access, NodeSettings.of(config, database.getKey()));
    }

    ScheduledJobs(Database database, Clock clock, Audit audit, AccessControl access, Settings settings) {
        this.database = database;
        this.audit = audit;
        this.access = access;
        this.settings = settings;
        runs = new Runs(database, clock, settings.node());
        schedules = new DueSchedules(database, clock, runs, registry);
        worker = new Worker(runs, registry, hands);
        workers = new Workers(database, clock, settings, worker, hands);
        beat = new Beat(database, clock, settings, schedules, hands);
    }

    /** Begins to work; the jobs that are there are known by then. */
    @Activate
    void start() throws IOException {
        runs.takeOver();
        schedules.realign();
        workers.start();
        beat.start();
    }

    /** Ends tasks, or gives them back. */
    @Deactivate
    void stop() throws InterruptedException {
        worker.stop();
        beat.stop();
        workers.stop();
        for (Hands.Held task : hands.all()) {
            LOG.warn("{} did not stop; it is given back", task.attempt());
            try {
                runs.giveBack(task.attempt());
            } catch (IOException e) {
                LOG.warn("{} is not given back; it is taken when it counts for dead", task.attempt(), e);
            }
        }
    }

    @Reference(
            service = Job.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeJob")
    void addJob(Job job, Map<String, Object> properties) {
        registry.add(Registry.id(properties), job);
    }

    /** Waits for tasks of a job that goes, so that it does not lose under them what it stands on. */
    void removeJob(Job job, Map<String, Object> properties) throws InterruptedException {
        registry.remove(Registry.id(properties), job);
        hands.stop(held -> held.job() == job);
        hands.awaitNone(held -> held.job() == job, settings.stop());
    }

    @Override
    public SortedSet<String> jobs() {
        return registry.ids();
    }

    @Override
    public long start(Actor actor, String job, String unionId, Map<String, String> parameters) throws IOException {
        access.require(actor, unionId, Permission.RUN);
        Job known = registry.get(job);
        Runs.checkUnion(unionId);
        JobRun wanted = new JobRun(0, job, unionId, actor, parameters, runs.now(), Optional.empty());
        long id;
        try {
            id = runs.start(wanted, audit);
        } catch (RunUnderWayException e) {
            id = hurried(wanted, known, e);
        }
        workers.look();
        return id;
    }

    /** The run under way instead of another one, when all that it does is to wait. */
    private long hurried(JobRun wanted, Job job, RunUnderWayException underWay) throws IOException {
        Optional<JobRun> waiting = runs.waiting(underWay.runId())
                .filter(run ->
                        wanted.parameters().isEmpty() || wanted.parameters().equals(run.parameters()));
        if (waiting.isEmpty()) {
            throw underWay;
        }
        job.hurry(wanted.actor(), waiting.get());
        // When it began meanwhile, it finds what was made due.
        runs.hurry(wanted.actor(), underWay.runId(), audit);
        return underWay.runId();
    }

    @Override
    public boolean cancel(Actor actor, long runId) throws IOException {
        require(actor, runId, Permission.RUN);
        boolean found = runs.cancel(actor, runId, audit);
        hands.stop(held -> held.attempt().key().runId() == runId);
        return found;
    }

    private void require(Actor actor, long runId, Permission permission) throws IOException {
        String union = runs.find(runId).map(row -> row.run().unionId()).orElse(AccessControl.ANY_UNION);
        access.require(actor, union, permission);
    }

    @Override
    public Optional<RunState> run(Actor actor, long runId) throws IOException {
        require(actor, runId, Permission.VIEW);
        return database.transaction(connection -> {
            Optional<RunRow> row = RunTable.find(connection, runId);
            return new RunStates(connection, runs.now())
                    .of(row.stream().toList()).stream().findFirst();
        });
    }

    @Override
    public List<TaskState> tasks(Actor actor, long runId) throws IOException {
        require(actor, runId, Permission.VIEW);
        return database.transaction(connection -> TaskTable.of(connection, runId));
    }

    @Override
    public List<RunState> history(Actor actor, RunFilter filter, int limit) throws IOException {
        access.require(actor, filter.unionId().orElse(AccessControl.ANY_UNION), Permission.VIEW);
        if (limit < 1 || limit > MAX_HISTORY) {
            throw new IllegalArgumentException("limit is " + limit + ", expected: 1 to " + MAX_HISTORY);
        }
        return database.transaction(
                connection -> new RunStates(connection, runs.now()).of(RunTable.find(connection, filter, limit)));
    }

    @Override
    public String say(String job, String code, List<String> arguments, Locale language) {
        return new RunWords(language).say(registry.find(job), job, code, arguments);
    }
}
