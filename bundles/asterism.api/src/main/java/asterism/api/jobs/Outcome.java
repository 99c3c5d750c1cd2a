package asterism.api.jobs;

import java.util.List;

/**
 * How a task ended, or why, as code and arguments that are put into words where they are read.
 *
 * @param kind      how it ended
 * @param code      code of the words, up to 100 characters; may be empty
 * @param arguments what goes into the words, never a secret
 */
public record Outcome(Kind kind, String code, List<String> arguments) {
    /** Copies the arguments. */
    public Outcome {
        arguments = List.copyOf(arguments);
    }

    /** The ways to end. */
    public enum Kind {
        /** It did its work. */
        DONE,
        /** There was nothing to do. */
        NOTHING_TO_DO,
        /** It failed for good; other tasks of the run go on. */
        FAILED,
        /** It stopped as asked, or another attempt is not over; performed again unless the run was cancelled. */
        STOPPED
    }

    /**
     * It did its work.
     *
     * @param code      code of the words; may be empty
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome done(String code, String... arguments) {
        return new Outcome(Kind.DONE, code, List.of(arguments));
    }

    /**
     * There was nothing to do.
     *
     * @param code      code of the words: why
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome nothingToDo(String code, String... arguments) {
        return new Outcome(Kind.NOTHING_TO_DO, code, List.of(arguments));
    }

    /**
     * It failed for good.
     *
     * @param code      code of the words: why
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome failed(String code, String... arguments) {
        return new Outcome(Kind.FAILED, code, List.of(arguments));
    }

    /**
     * It stopped as it was asked to, or because another attempt at the same task is not over.
     *
     * @return the outcome
     */
    public static Outcome stopped() {
        return new Outcome(Kind.STOPPED, "", List.of());
    }
}
