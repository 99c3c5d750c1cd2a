package asterism.api.jobs;

import java.util.Optional;
import java.util.Set;

/**
 * Which runs are wanted.
 *
 * @param job     only of this job; empty for all
 * @param unionId only for this union; empty for all
 * @param phases  only in these phases; empty for all
 * @param before  only runs with a smaller id; {@link Long#MAX_VALUE} for the newest
 */
public record RunFilter(Optional<String> job, Optional<String> unionId, Set<Phase> phases, long before) {
    /** Copies the phases. */
    public RunFilter {
        phases = Set.copyOf(phases);
    }

    /**
     * All runs.
     *
     * @return a filter that lets all pass
     */
    public static RunFilter all() {
        return new RunFilter(Optional.empty(), Optional.empty(), Set.of(), Long.MAX_VALUE);
    }

    /**
     * All runs of a job, for any union.
     *
     * @param job the job
     * @return the filter
     */
    public static RunFilter of(String job) {
        return new RunFilter(Optional.of(job), Optional.empty(), Set.of(), Long.MAX_VALUE);
    }
}
