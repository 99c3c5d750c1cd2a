package asterism.api.jobs;

import java.util.List;

/** Why a run or a task failed, as code and arguments. */
public class JobException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final List<String> arguments;

    /**
     * A failure without a cause of its own.
     *
     * @param code      code of the words, up to 100 characters
     * @param arguments what goes into the words, never a secret
     */
    public JobException(String code, String... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /**
     * A failure that comes from another one.
     *
     * @param cause     goes into the log, where the words do not suffice
     * @param code      code of the words, up to 100 characters
     * @param arguments what goes into the words, never a secret
     */
    public JobException(Throwable cause, String code, String... arguments) {
        super(code + " " + List.of(arguments), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /**
     * The code of the words.
     *
     * @return never empty
     */
    public String code() {
        return code;
    }

    /**
     * What goes into the words.
     *
     * @return unmodifiable
     */
    public List<String> arguments() {
        return arguments;
    }
}
