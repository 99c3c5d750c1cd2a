package asterism.api.upload;

import org.jspecify.annotations.Nullable;

/** An upload failed. */
public final class UploadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient UploadProblem problem;
    private final boolean retryable;

    /**
     * Creates one.
     *
     * @param problem   what failed
     * @param retryable whether the same may succeed later without anybody changing anything
     * @param cause     what it came from, without a secret in its message; null when there is nothing
     */
    public UploadException(UploadProblem problem, boolean retryable, @Nullable Throwable cause) {
        super(
                problem.step() + " " + problem.advice()
                        + (problem.place().isEmpty() ? "" : " at " + problem.place())
                        + (problem.replyCode() == 0 ? "" : ": " + problem.replyCode())
                        + (problem.replyText().isEmpty() ? "" : ": " + problem.replyText()),
                cause);
        this.problem = problem;
        this.retryable = retryable;
    }

    /**
     * What failed.
     *
     * @return step, advice, and the server's reply
     */
    public UploadProblem problem() {
        return problem;
    }

    /**
     * Whether it makes sense to try again later.
     *
     * @return false when a person must change something before
     */
    public boolean isRetryable() {
        return retryable;
    }
}
