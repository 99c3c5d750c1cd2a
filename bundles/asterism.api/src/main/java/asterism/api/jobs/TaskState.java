package asterism.api.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task of a run as it stands.
 *
 * @param name      of the task, unique in the run
 * @param phase     where it is
 * @param done      what is done, in the unit; at most a second old
 * @param total     what there is to do in all; 0 when it is not known
 * @param unit      code of the unit; empty when nothing was said yet
 * @param attempts  how often it was begun: more than once after an interruption, or when it was performed again later
 * @param node      the node that has it, or had it last; empty when none had
 * @param startedAt when it began first
 * @param endedAt   when it ended
 * @param again     when it is performed again; only while it waits for that
 * @param code      code of the words for how it ended, or what it waits for; empty until then
 * @param arguments what goes into the words
 */
public record TaskState(
        String name,
        Phase phase,
        long done,
        long total,
        String unit,
        int attempts,
        String node,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<Instant> again,
        String code,
        List<String> arguments) {
    /** Copies the arguments. */
    public TaskState {
        arguments = List.copyOf(arguments);
    }
}
