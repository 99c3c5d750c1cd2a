package asterism.transport;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadStep;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from a server's reply, or from what the system said, what is wrong at an endpoint. */
final class Faults {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST_TEXT = 300;

    private final String place;
    private final boolean encrypted;
    private final String secret;

    /** The secret is cut out of whatever a server says. */
    Faults(Endpoint endpoint, boolean encrypted, String secret) {
        this.place = endpoint.place();
        this.encrypted = encrypted;
        this.secret = secret;
    }

    /** A refusal by reply. */
    UploadException refused(UploadStep step, int code, String reply) {
        UploadAdvice advice = advice(step, code, reply);
        String text = CONTROL.matcher(reply).replaceAll(" ").strip();
        String number = Integer.toString(code);
        String words = text.startsWith(number) ? text.substring(number.length()).strip() : text;
        return new UploadException(problem(step, advice, code, words), isPassing(code, advice), null);
    }

    /** A failure without a reply. */
    UploadException failed(UploadStep step, UploadAdvice advice, boolean retryable, @Nullable Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        boolean leaks = !secret.isEmpty() && message.contains(secret);
        return new UploadException(problem(step, advice, 0, message), retryable, leaks ? null : cause);
    }

    private UploadProblem problem(UploadStep step, UploadAdvice advice, int code, String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        String masked = secret.isEmpty() ? line : line.replace(secret, "***");
        String cut = masked.length() > LONGEST_TEXT ? masked.substring(0, LONGEST_TEXT) : masked;
        return new UploadProblem(step, advice, place, code, cut);
    }

    private UploadAdvice advice(UploadStep step, int code, String reply) {
        return switch (code) {
            case 421 -> UploadAdvice.SERVER_BUSY;
            case 425 -> encrypted ? UploadAdvice.TLS_SESSION_REUSE : UploadAdvice.DATA_CONNECTION;
            case 426 -> UploadAdvice.CONNECTION_LOST;
            case 450 -> speaksOfTls(reply) ? UploadAdvice.TLS_SESSION_REUSE : UploadAdvice.FILE_BUSY;
            case 452, 552 -> UploadAdvice.DISK_FULL;
            case 522 -> encrypted ? UploadAdvice.TLS_SESSION_REUSE : UploadAdvice.SERVER_REFUSED;
            case 553 -> UploadAdvice.NAME_REFUSED;
            default -> general(step, code);
        };
    }

    private static UploadAdvice general(UploadStep step, int code) {
        return switch (step) {
            case LOGIN -> UploadAdvice.LOGIN_REFUSED;
            case SECURE -> UploadAdvice.TLS_NOT_OFFERED;
            case DIRECTORY -> code == 550 ? UploadAdvice.DIRECTORY_MISSING : UploadAdvice.SERVER_REFUSED;
            default -> code == 550 ? UploadAdvice.NOT_ALLOWED : UploadAdvice.SERVER_REFUSED;
        };
    }

    private boolean speaksOfTls(String reply) {
        String words = reply.toUpperCase(Locale.ROOT);
        return encrypted && (words.contains("TLS") || words.contains("SSL") || words.contains("SESSION"));
    }

    private static boolean isPassing(int code, UploadAdvice advice) {
        return advice == UploadAdvice.DISK_FULL || (code < 500 && advice != UploadAdvice.TLS_NOT_OFFERED);
    }
}
