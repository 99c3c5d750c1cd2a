package asterism.api.upload;

import asterism.api.export.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file in the queue.
 *
 * @param fileId      the export file
 * @param unionId     the union that it goes to
 * @param owner       store and codes
 * @param first       first day of its window
 * @param last        last day, included
 * @param baseName    its name on the server without ending
 * @param bytes       size of the archive
 * @param state       where it stands
 * @param attempts    attempts that failed since it was queued, sent again or released
 * @param nextAttempt not before; of a file that is {@link UploadState#SENDING}: when somebody else takes it over, unless
 *     its sender gives a sign before; what it says for other states does not count
 * @param problem     why the last attempt failed; empty when there was none
 * @param changedAt   when it came into its state; of a sent file when it was sent
 * @param changedBy   name of the actor who brought it there
 */
public record QueueEntry(
        long fileId,
        String unionId,
        Participant owner,
        LocalDate first,
        LocalDate last,
        String baseName,
        long bytes,
        UploadState state,
        int attempts,
        Instant nextAttempt,
        Optional<UploadProblem> problem,
        Instant changedAt,
        String changedBy) {}
