package asterism.api.upload;

import java.util.List;
import java.util.Optional;

/**
 * What a trial of a connection came to.
 *
 * @param done        steps that worked, in their order
 * @param problem     the step that failed and the advice; empty when all worked
 * @param unencrypted whether files travel as plain text, so that a remark is due
 */
public record ConnectionCheck(List<UploadStep> done, Optional<UploadProblem> problem, boolean unencrypted) {
    /** Keeps a copy. */
    public ConnectionCheck {
        done = List.copyOf(done);
    }

    /**
     * Whether all worked.
     *
     * @return whether there is no problem
     */
    public boolean passed() {
        return problem.isEmpty();
    }
}
