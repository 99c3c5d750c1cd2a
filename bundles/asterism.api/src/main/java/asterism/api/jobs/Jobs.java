package asterism.api.jobs;

import asterism.api.Actor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs of all {@link Job}s. {@link Schedules} are kept, and tasks performed, as long as somebody holds this service. All
 * state is in the database, and any node answers alike; who waits for an end asks again.
 *
 * <p>One run of a job and union is under way at a time, over all nodes. A schedule whose time came while no node was
 * up, or while a run was under way, is made up once. Thread-safe.
 */
@ProviderType
public interface Jobs {
    /** Code of a run's end: did its work. Arguments of all these: tasks done, with nothing to do, failed, cancelled. */
    String DONE = "jobs.done";

    /** Code of a run's end: no task had anything to do, or there was none. */
    String NOTHING_TO_DO = "jobs.nothing";

    /** Code of a run's end: tasks failed. */
    String FAILED = "jobs.failed";

    /** Code of a run's end: cancelled. */
    String CANCELLED = "jobs.cancelled";

    /** Code of a failure that the job did not expect; the log tells more. */
    String UNEXPECTED = "jobs.unexpected";

    /**
     * The jobs that are there now, on this node.
     *
     * @return their ids
     */
    SortedSet<String> jobs();

    /**
     * Starts a run by hand; returns before it begins. Leaves an audit entry, and one a parameter.
     *
     * <p>When the run under way only waits for a time, as for further attempts ({@link Outcome#later}), it is performed
     * at once instead of another one, unless parameters are given that are not its own.
     *
     * @param actor      who starts it, and in whose name it acts
     * @param job        the job
     * @param unionId    for which union
     * @param parameters handed to the job as they are, and kept with the run; never a secret
     * @return id of the run; ids grow with time
     * @throws RunUnderWayException     when a run of this job and union is under way and does not only wait; names it
     * @throws IllegalArgumentException when there is no such job; names those that are there
     * @throws IOException              when the database cannot be written
     */
    long start(Actor actor, String job, String unionId, Map<String, String> parameters) throws IOException;

    /**
     * Cancels a run: no further task begins, those under way are told to stop. Returns at once. Leaves an audit entry.
     *
     * @param actor who cancels it
     * @param runId the run
     * @return whether it was under way
     * @throws IOException when the database cannot be written
     */
    boolean cancel(Actor actor, long runId) throws IOException;

    /**
     * A run as it stands.
     *
     * @param actor who asks
     * @param runId the run
     * @return empty when there is none of this id, or no more
     * @throws IOException when the database cannot be read
     */
    Optional<RunState> run(Actor actor, long runId) throws IOException;

    /**
     * The tasks of a run as they stand.
     *
     * @param actor who asks
     * @param runId the run
     * @return in the job's order; none when the run is not there, has none, or has not named them yet
     * @throws IOException when the database cannot be read
     */
    List<TaskState> tasks(Actor actor, long runId) throws IOException;

    /**
     * Runs under way and over, newest first.
     *
     * @param actor  who asks
     * @param filter which
     * @param limit  how many at most, 1 to 1,000
     * @return the runs
     * @throws IllegalArgumentException when the limit is out of its bounds
     * @throws IOException              when the database cannot be read
     */
    List<RunState> history(Actor actor, RunFilter filter, int limit) throws IOException;

    /**
     * Words how a run or a task ended, or a job's title.
     *
     * @param job       the job, whose words they are unless they are of all jobs
     * @param code      code of the words, such as {@link RunState#code()} or {@link Job#TITLE}; may be empty
     * @param arguments what goes into the words
     * @param language  Russian, or English for any other
     * @return one line; the code and its arguments when nobody here has words for them; empty for an empty code
     */
    String say(String job, String code, List<String> arguments, Locale language);
}
