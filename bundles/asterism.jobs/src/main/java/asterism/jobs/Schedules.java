package asterism.jobs;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.jobs.ScheduleRefusedException.Reason;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When jobs run: what is saved, what is due. */
final class Schedules {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final Database database;
    private final Clock clock;
    private final Runs runs;
    private final Registry registry;

    Schedules(Database database, Clock clock, Runs runs, Registry registry) {
        this.database = database;
        this.clock = clock;
        this.runs = runs;
        this.registry = registry;
    }

    Instant next(Cron cron) {
        return cron.next(runs.now(), clock.getZone());
    }

    JobSchedule find(String job, String unionId) throws IOException {
        Optional<JobSchedule> stored = database.transaction(connection -> ScheduleTable.find(connection, job, unionId));
        return stored.orElseGet(() -> byDefault(job, unionId));
    }

    private JobSchedule byDefault(String job, String unionId) {
        String cron = registry.get(job)
                .defaultSchedule()
                .orElseThrow(() -> new ScheduleRefusedException(Reason.BY_HAND_ONLY, "", "job " + job));
        return new JobSchedule(job, unionId, false, cron, "", Optional.empty(), 0);
    }

    JobSchedule save(Actor actor, JobSchedule given, Audit audit) throws IOException {
        Cron cron = Cron.parse(given.cron());
        JobSchedule known = find(given.job(), given.unionId());
        JobSchedule wanted = new JobSchedule(
                given.job(),
                given.unionId(),
                given.enabled(),
                cron.text(),
                actor.name(),
                given.enabled() ? Optional.of(next(cron)) : Optional.empty(),
                given.version() + 1);
        if (known.version() != given.version()) {
            throw stale(given, known.version());
        }
        database.transaction(connection -> {
            write(connection, wanted, given.version());
            String subject = "schedule." + given.job() + '.' + given.unionId() + '.';
            audit.record(
                    connection,
                    actor,
                    subject + "enabled",
                    Boolean.toString(known.enabled()),
                    Boolean.toString(wanted.enabled()));
            audit.record(connection, actor, subject + "cron", known.cron(), wanted.cron());
            return wanted;
        });
        LOG.info("schedule of {} for {} changed by {}", wanted.job(), wanted.unionId(), actor.name());
        return wanted;
    }

    private static void write(Connection connection, JobSchedule wanted, long known) throws SQLException {
        if (known == 0) {
            // Two that save the first version at once: the key refuses the second.
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

    /** Starts the runs whose time has come; however often it came since, once. */
    void startDue() throws IOException {
        List<JobSchedule> due = database.transaction(connection -> ScheduleTable.due(connection, runs.now()));
        for (JobSchedule schedule : due) {
            // Without its job it stays due until the job is there, here or on another node.
            if (registry.find(schedule.job()).isPresent()) {
                start(schedule);
            }
        }
    }

    private void start(JobSchedule schedule) throws IOException {
        try {
            runs.start(schedule, next(Cron.parse(schedule.cron())));
        } catch (RunUnderWayException e) {
            LOG.debug("{}: its schedule waits", schedule.job(), e);
        }
    }

    /** Counts times to come anew, as the chain's zone may be another one now; times that were missed stay missed. */
    void realign() throws IOException {
        for (JobSchedule schedule : database.transaction(ScheduleTable::enabled)) {
            Instant next = next(Cron.parse(schedule.cron()));
            if (schedule.nextRun()
                    .filter(known -> known.isAfter(runs.now()) && !known.equals(next))
                    .isPresent()) {
                database.transaction(connection -> ScheduleTable.move(connection, schedule, next));
            }
        }
    }
}
