package asterism.api.jobs;

import asterism.api.Actor;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * When {@link Job}s run. Who holds this reads and saves schedules and has nothing performed: what is saved is taken up by
 * the nodes that hold {@link Jobs}, now or later. All state is in the database. Thread-safe.
 */
@ProviderType
public interface Schedules {
    /**
     * All schedules of a union.
     *
     * @param actor   who asks
     * @param unionId for which union
     * @return what was saved, and the defaults, which are off, of the other jobs that are there now, on this node; sorted
     *     by job
     * @throws IOException when the database cannot be read
     */
    List<JobSchedule> all(Actor actor, String unionId) throws IOException;

    /**
     * When a job runs.
     *
     * @param actor   who asks
     * @param job     the job
     * @param unionId for which union
     * @return what was saved, or the job's default, which is off
     * @throws ScheduleRefusedException when the job is run by hand only
     * @throws IllegalArgumentException when nothing was saved and the job is not there; names those that are there
     * @throws IOException              when the database cannot be read
     */
    JobSchedule schedule(Actor actor, String job, String unionId) throws IOException;

    /**
     * Changes when a job runs; times that passed before are not made up. Leaves an audit entry a value.
     *
     * @param actor    who changes it; named by the runs
     * @param schedule the new schedule, with the version that it changes
     * @return as stored, with its new version
     * @throws ScheduleRefusedException                  when the expression is not good, or the job has no schedule
     * @throws IllegalArgumentException                  when nothing was saved before and the job is not there; names
     *                                                   those that are there
     * @throws java.util.ConcurrentModificationException when somebody else changed it since
     * @throws IOException                               when the database cannot be written
     */
    JobSchedule save(Actor actor, JobSchedule schedule) throws IOException;

    /**
     * The times to come of an expression that need not be saved. A local time that the change to summer time leaves out
     * is moved to the moment of the change; one that comes twice counts once, the first time.
     *
     * @param cron  five fields
     * @param count how many, 1 to 100
     * @return in the chain's zone, rising
     * @throws ScheduleRefusedException when the expression is not good
     */
    List<ZonedDateTime> nextRuns(String cron, int count);

    /**
     * An expression in words, such as "daily at 02:30".
     *
     * @param cron     five fields
     * @param language Russian, or English for any other
     * @return words for usual forms, else the expression itself
     * @throws ScheduleRefusedException when the expression is not good
     */
    String inWords(String cron, Locale language);
}
