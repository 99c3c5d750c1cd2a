package asterism.api.jobs;

import java.time.Instant;
import java.util.Optional;

/**
 * When a job runs for a union.
 *
 * @param job         the job
 * @param unionId     the union
 * @param enabled     whether it runs by schedule
 * @param cron        five fields: minute, hour, day of month, month, day of week (0 or 7 is Sunday); in the chain's
 *                    zone
 * @param scheduledBy name of the actor who saved it last; empty for a default; ignored when it is saved
 * @param nextRun     when it starts next, or should have started; empty when it is off; ignored when it is saved
 * @param version     0 for a default; a save names the version that it changes
 */
public record JobSchedule(
        String job,
        String unionId,
        boolean enabled,
        String cron,
        String scheduledBy,
        Optional<Instant> nextRun,
        long version) {
    /**
     * The same at another time, to be saved.
     *
     * @param newEnabled whether it runs by schedule
     * @param newCron    five fields
     * @return with the version of this
     */
    public JobSchedule with(boolean newEnabled, String newCron) {
        return new JobSchedule(job, unionId, newEnabled, newCron, scheduledBy, nextRun, version);
    }
}
