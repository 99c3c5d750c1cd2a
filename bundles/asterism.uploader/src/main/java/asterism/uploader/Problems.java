package asterism.uploader;

import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadStep;
import org.jspecify.annotations.Nullable;

/** Failures that no transport reports. */
final class Problems {
    private static final int LONGEST_TEXT = 300;

    private Problems() {}

    /** Something of ours is missing. */
    static UploadException ours(UploadAdvice advice, boolean retryable, String text, @Nullable Throwable cause) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        String cut = line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
        return new UploadException(new UploadProblem(UploadStep.PREPARE, advice, "", 0, cut), retryable, cause);
    }

    /** The server has something else than it should. */
    static UploadException theirs(UploadStep step, UploadAdvice advice, boolean retryable, String place, String text) {
        return new UploadException(new UploadProblem(step, advice, place, 0, text), retryable, null);
    }
}
