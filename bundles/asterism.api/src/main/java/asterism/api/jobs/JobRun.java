package asterism.api.jobs;

import asterism.api.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link Job} is told of a run.
 *
 * @param id           of the run
 * @param job          id of the job
 * @param unionId      for which union
 * @param actor        in whose name it acts: who started it by hand, else {@link Actor.Job} with who scheduled it
 * @param parameters   what was given when it was started; empty by schedule
 * @param startedAt    when it was started; the same for all tasks, also after an interruption
 * @param scheduledFor the time of the schedule, of which the start may be late; empty by hand
 */
public record JobRun(
        long id,
        String job,
        String unionId,
        Actor actor,
        Map<String, String> parameters,
        Instant startedAt,
        Optional<Instant> scheduledFor) {
    /** Copies the parameters. */
    public JobRun {
        parameters = Map.copyOf(parameters);
    }
}
