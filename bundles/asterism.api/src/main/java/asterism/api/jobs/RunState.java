package asterism.api.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as it stands; the database's, so that any node may answer.
 *
 * @param run             which run
 * @param phase           where it is
 * @param cancelRequested whether somebody cancelled it; it may still be ending
 * @param endedAt         when it ended; empty until then
 * @param code            code of the words for how it ended: its only task's, or one of {@link Jobs}; empty until then
 * @param arguments       what goes into the words
 * @param progress        how far it has come
 */
public record RunState(
        JobRun run,
        Phase phase,
        boolean cancelRequested,
        Optional<Instant> endedAt,
        String code,
        List<String> arguments,
        Progress progress) {
    /** Unit of the progress of a run of several tasks: the tasks that are over. */
    public static final String TASK = "task";

    /** Copies the arguments. */
    public RunState {
        arguments = List.copyOf(arguments);
    }

    /**
     * How far a run has come: in tasks, or as its only task says.
     *
     * @param done      what is done, in the unit
     * @param total     what there is to do in all; 0 when it is not known
     * @param unit      code of the unit; empty when nothing was said yet
     * @param perSecond what was done in a second since the start, on average; 0 when it is not known
     * @param remaining estimated from the average; empty when it is not known or the run is over
     */
    public record Progress(long done, long total, String unit, double perSecond, Optional<Duration> remaining) {}
}
