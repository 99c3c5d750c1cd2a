package asterism.jobs;

import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts runs by schedule. Of one thread. */
final class DueSchedules {
    private static final Logger LOG = LoggerFactory.getLogger(DueSchedules.class);

    private final Database database;
    private final Clock clock;
    private final Runs runs;
    private final Registry registry;
    private final Set<String> failing = new HashSet<>();

    DueSchedules(Database database, Clock clock, Runs runs, Registry registry) {
        this.database = database;
        this.clock = clock;
        this.runs = runs;
        this.registry = registry;
    }

    private Instant next(Cron cron) {
        return cron.next(runs.now(), clock.getZone());
    }

    /** Starts the runs whose time has come; however often it came since, once. */
    void startDue() throws IOException {
        List<JobSchedule> due = database.transaction(connection -> ScheduleTable.due(connection, runs.now()));
        for (JobSchedule schedule : due) {
            // Without its job it stays due until the job is there, here or on another node.
            Optional<Job> job = registry.find(schedule.job());
            if (job.isPresent()) {
                begin(schedule, job.get());
            }
        }
    }

    /** One that cannot be started holds up no other one; neither do those wait for it that are after it. */
    private void begin(JobSchedule schedule, Job job) {
        String subject = subject(schedule.job(), schedule.unionId());
        try {
            start(schedule, job);
            failing.remove(subject);
        } catch (IOException | RuntimeException | Error e) {
            if (failing.add(subject)) {
                LOG.error("schedule of {}: tried again until it goes well", subject, e);
            }
        }
    }

    private static String subject(String job, String unionId) {
        return job + " for " + unionId;
    }

    private void start(JobSchedule schedule, Job job) throws IOException {
        Set<String> after = job.after().stream()
                .filter(id -> registry.find(id).isPresent())
                .filter(id -> !failing.contains(subject(id, schedule.unionId())))
                .collect(Collectors.toSet());
        try {
            runs.start(schedule, next(Cron.parse(schedule.cron())), after);
        } catch (RunUnderWayException e) {
            LOG.debug("{}: its schedule waits", schedule.job(), e);
        }
    }

    /** Counts times to come anew, as the chain's zone may be another one now; times that were missed stay missed. */
    void realign() throws IOException {
        for (JobSchedule schedule : database.transaction(ScheduleTable::enabled)) {
            try {
                realign(schedule);
            } catch (ScheduleRefusedException e) {
                LOG.error("schedule of {} is not kept", subject(schedule.job(), schedule.unionId()), e);
            }
        }
    }

    private void realign(JobSchedule schedule) throws IOException {
        Instant next = next(Cron.parse(schedule.cron()));
        if (schedule.nextRun()
                .filter(known -> known.isAfter(runs.now()) && !known.equals(next))
                .isPresent()) {
            database.transaction(connection -> ScheduleTable.move(connection, schedule, next));
        }
    }
}
