package asterism.jobs;

import asterism.api.jobs.JobRun;
import asterism.api.jobs.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A row of the table {@code run}. */
record RunRow(
        JobRun run, Phase phase, boolean cancelled, Optional<Instant> endedAt, String code, List<String> arguments) {}
