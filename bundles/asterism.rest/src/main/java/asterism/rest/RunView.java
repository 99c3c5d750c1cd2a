package asterism.rest;

import asterism.api.jobs.Job;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run of long work as it stands.
 *
 * @param id                 of the run
 * @param job                id of the job
 * @param title              what the job is called
 * @param phase              where it is
 * @param isOver             whether nothing more will happen
 * @param cancelRequested    whether somebody cancelled it
 * @param startedBy          name of the actor
 * @param startedAt          when it was started
 * @param scheduledFor       time of the schedule; absent by hand
 * @param endedAt            when it ended
 * @param parameters         what was given when it was started
 * @param code               code of how it ended; empty until then
 * @param text               the same in words
 * @param done               what is done, in the unit
 * @param total              what there is to do; 0 when it is not known
 * @param unit               code of the unit; empty when nothing was said yet
 * @param perSecond          what was done in a second, on average
 * @param remainingSeconds   estimate
 */
record RunView(
        long id,
        String job,
        String title,
        Phase phase,
        boolean isOver,
        boolean cancelRequested,
        String startedBy,
        Instant startedAt,
        Optional<Instant> scheduledFor,
        Optional<Instant> endedAt,
        Map<String, String> parameters,
        String code,
        String text,
        long done,
        long total,
        String unit,
        double perSecond,
        Optional<Long> remainingSeconds) {

    static RunView of(RunState state, Jobs jobs, Locale language) {
        String job = state.run().job();
        return new RunView(
                state.run().id(),
                job,
                jobs.say(job, Job.TITLE, List.of(), language),
                state.phase(),
                state.phase().isOver(),
                state.cancelRequested(),
                state.run().actor().name(),
                state.run().startedAt(),
                state.run().scheduledFor(),
                state.endedAt(),
                state.run().parameters(),
                state.code(),
                jobs.say(job, state.code(), state.arguments(), language),
                state.progress().done(),
                state.progress().total(),
                state.progress().unit(),
                state.progress().perSecond(),
                state.progress().remaining().map(java.time.Duration::toSeconds));
    }
}
