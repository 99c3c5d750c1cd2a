package asterism.jobs;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.jobs.ScheduleRefusedException.Reason;
import asterism.api.jobs.Schedules;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schedules in the database, from which those who perform jobs take them. */
@Component
public final class StoredSchedules implements Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSchedules.class);
    private static final int MAX_NEXT = 100;

    private final Database database;
    private final Clock clock;
    private final Audit audit;
    private final AccessControl access;
    private final Registry registry = new Registry();

    /** Wired by DS. */
    @Activate
    public StoredSchedules(
            @Reference(target = "(asterism.schema=jobs)") Database database,
            @Reference(target = "(asterism.clock=chain)") Clock clock,
            @Reference Audit audit,
            @Reference AccessControl access) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
        this.access = access;
    }

    @Reference(
            service = Job.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeJob")
    void addJob(Job job, Map<String, Object> properties) {
        registry.add(Registry.id(properties), job);
    }

    void removeJob(Job job, Map<String, Object> properties) {
        registry.remove(Registry.id(properties), job);
    }

    @Override
    public List<JobSchedule> all(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        Map<String, JobSchedule> schedules = new TreeMap<>();
        for (String id : registry.ids()) {
            registry.find(id).flatMap(job -> off(id, unionId, job)).ifPresent(one -> schedules.put(id, one));
        }
        for (JobSchedule stored : database.transaction(connection -> ScheduleTable.of(connection, unionId))) {
            schedules.put(stored.job(), stored);
        }
        return List.copyOf(schedules.values());
    }

    @Override
    public JobSchedule schedule(Actor actor, String job, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        Optional<JobSchedule> stored = database.transaction(connection -> ScheduleTable.find(connection, job, unionId));
        return stored.orElseGet(() -> byDefault(job, unionId));
    }

    private JobSchedule byDefault(String job, String unionId) {
        return off(job, unionId, registry.get(job))
                .orElseThrow(() -> new ScheduleRefusedException(Reason.BY_HAND_ONLY, "", "job " + job));
    }

    private static Optional<JobSchedule> off(String id, String unionId, Job job) {
        return job.defaultSchedule().map(cron -> new JobSchedule(id, unionId, false, cron, "", Optional.empty(), 0));
    }

    @Override
    public JobSchedule save(Actor actor, JobSchedule given) throws IOException {
        access.require(actor, given.unionId(), Permission.CONFIGURE);
        Runs.checkUnion(given.unionId());
        Cron cron = Cron.parse(given.cron());
        JobSchedule known = schedule(actor, given.job(), given.unionId());
        JobSchedule wanted = new JobSchedule(
                given.job(),
                given.unionId(),
                given.enabled(),
                cron.text(),
                actor.name(),
                given.enabled() ? Optional.of(cron.next(clock.instant(), clock.getZone())) : Optional.empty(),
                given.version() + 1);
        if (known.version() != given.version()) {
            throw stale(given, known.version());
        }
        try {
            store(actor, known, wanted);
        } catch (IOException e) {
            if (known.version() == 0 && Sql.isAddedTwice(e)) {
                throw stale(given, 1);
            }
            throw e;
        }
        LOG.info("schedule of {} for {} changed by {}", wanted.job(), wanted.unionId(), actor.name());
        return wanted;
    }

    private void store(Actor actor, JobSchedule known, JobSchedule wanted) throws IOException {
        database.transaction(connection -> {
            write(connection, wanted, known.version());
            String subject = "schedule." + wanted.job() + '.' + wanted.unionId() + '.';
            audit.record(
                    connection,
                    actor,
                    subject + "enabled",
                    Boolean.toString(known.enabled()),
                    Boolean.toString(wanted.enabled()));
            audit.record(connection, actor, subject + "cron", known.cron(), wanted.cron());
            return wanted;
        });
    }

    private static void write(Connection connection, JobSchedule wanted, long known) throws SQLException {
        if (known == 0) {
            // Of two that save the first version at once, and see none here, the key refuses the second.
            if (ScheduleTable.find(connection, wanted.job(), wanted.unionId()).isPresent()) {
                throw stale(wanted, 1);
            }
            ScheduleTable.insert(connection, wanted);
        } else if (!ScheduleTable.update(connection, wanted, known)) {
            throw stale(wanted, known + 1);
        }
        JobSchedule still = new JobSchedule(
                wanted.job(),
                wanted.unionId(),
                wanted.enabled(),
                wanted.cron(),
                wanted.scheduledBy(),
                Optional.empty(),
                wanted.version());
        if (wanted.nextRun().isPresent()) {
            ScheduleTable.move(connection, still, wanted.nextRun().get());
        }
    }

    private static ConcurrentModificationException stale(JobSchedule given, long stored) {
        return new ConcurrentModificationException("Schedule of " + given.job() + " for " + given.unionId()
                + ": another version was to be changed, stored is " + stored);
    }

    @Override
    public List<ZonedDateTime> nextRuns(String cron, int count) {
        if (count < 1 || count > MAX_NEXT) {
            throw new IllegalArgumentException("count is " + count + ", expected: 1 to " + MAX_NEXT);
        }
        return Cron.parse(cron).next(clock.instant(), clock.getZone(), count);
    }

    @Override
    public String inWords(String cron, Locale language) {
        return CronWords.of(Cron.parse(cron), language);
    }
}
