package asterism.api.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One kind of work that is run by hand or by schedule. A service with the property {@link #ID}; it may come and go at
 * any time: what is under way waits until it is back.
 *
 * <p>Thread safety: called from several threads at once, and of one run from several nodes at once. The threads are
 * never interrupted, as an embedded database would lose its file by it.
 */
@ConsumerType
public interface Job {
    /** Service property: id of the kind, {@code String}, required, unique, lower-case ASCII, such as {@code form}. */
    String ID = "asterism.job";

    /** Name of the task of a run that is not divided. */
    String ALL = "all";

    /** Code of the words that are the job's title. No arguments. */
    String TITLE = "job.title";

    /**
     * When it runs until somebody says otherwise; it is off until it is switched on.
     *
     * @return a cron expression of five fields, in the chain's zone; empty when it is run by hand only
     */
    default Optional<String> defaultSchedule() {
        return Optional.empty();
    }

    /**
     * Names the tasks of a run, which nodes share. Called once a run, or again when the process ended meanwhile;
     * changes nothing.
     *
     * @param run the run
     * @return names of up to 200 characters, each once, in the order in which they are to begin; {@link #ALL} alone
     *     when the work is not divided; none when there is nothing to do
     * @throws JobException when the run cannot begin; the run has then failed for that cause
     * @throws IOException  when the plug-in's database fails; asked again after a pause
     */
    List<String> tasks(JobRun run) throws JobException, IOException;

    /**
     * Performs a task. It must bear to be performed again, from its beginning or from where it came to: a node may
     * end, or lose the database, at any point, and another one then takes the task.
     *
     * <p>What it throws fails the task for good, but for a failure of the database, which it lets through, and unless
     * this service has gone meanwhile: then the task waits for it.
     *
     * @param run     the run
     * @param task    one of its {@link #tasks}
     * @param monitor hears how far it has come, and says whether to stop
     * @return how it ended; {@link Outcome#stopped()} when the monitor asked for it, or an earlier attempt is not over
     * @throws JobException when it failed; same as {@link Outcome#failed}
     * @throws IOException  when the plug-in's database fails: performed again after a pause, but not for ever
     */
    Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException, IOException;

    /**
     * Words the codes of its outcomes and failures, and its title.
     *
     * @param code      one of its codes, or {@link #TITLE}
     * @param arguments what goes into the words
     * @param language  Russian, or English for any other
     * @return one line; the code and its arguments when it is none of its codes
     */
    String say(String code, List<String> arguments, Locale language);
}
