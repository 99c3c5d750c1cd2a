package asterism.cli;

/** Whether somebody looks at the error output. Java cannot tell; the start script can, and says it. */
final class Terminal {
    /** System property: {@code true} when the error output is a terminal. */
    private static final String PROPERTY = "asterism.terminal";

    private Terminal() {}

    static boolean isThere() {
        return Boolean.getBoolean(PROPERTY);
    }
}
