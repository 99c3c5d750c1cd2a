package asterism.api.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a task ended, or why, as code and arguments that are put into words where they are read.
 *
 * @param kind      how it ended
 * @param code      code of the words, up to 100 characters; may be empty
 * @param arguments what goes into the words, never a secret
 * @param again     when it is to be performed again; only of {@link Kind#LATER}
 */
public record Outcome(Kind kind, String code, List<String> arguments, Optional<Instant> again) {
    /**
     * Copies the arguments.
     *
     * @throws IllegalArgumentException when it has a time and is not of {@link Kind#LATER}, or the other way round
     */
    public Outcome {
        arguments = List.copyOf(arguments);
        if ((kind == Kind.LATER) != again.isPresent()) {
            throw new IllegalArgumentException(kind + " and " + again);
        }
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
        STOPPED,
        /**
         * It is not over: performed again at a time, and holds no thread until then. Its run stays under way; a cancel
         * ends it at once, and whoever starts the job by hand has it performed at once.
         */
        LATER
    }

    /**
     * It did its work.
     *
     * @param code      code of the words; may be empty
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome done(String code, String... arguments) {
        return new Outcome(Kind.DONE, code, List.of(arguments), Optional.empty());
    }

    /**
     * There was nothing to do.
     *
     * @param code      code of the words: why
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome nothingToDo(String code, String... arguments) {
        return new Outcome(Kind.NOTHING_TO_DO, code, List.of(arguments), Optional.empty());
    }

    /**
     * It failed for good.
     *
     * @param code      code of the words: why
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome failed(String code, String... arguments) {
        return new Outcome(Kind.FAILED, code, List.of(arguments), Optional.empty());
    }

    /**
     * It stopped as it was asked to, or because another attempt at the same task is not over.
     *
     * @return the outcome
     */
    public static Outcome stopped() {
        return new Outcome(Kind.STOPPED, "", List.of(), Optional.empty());
    }

    /**
     * It is not over, and is performed again.
     *
     * @param again     when; a time that is past means soon
     * @param code      code of the words: what it waits for
     * @param arguments what goes into the words
     * @return the outcome
     */
    public static Outcome later(Instant again, String code, String... arguments) {
        return new Outcome(Kind.LATER, code, List.of(arguments), Optional.of(again));
    }
}
