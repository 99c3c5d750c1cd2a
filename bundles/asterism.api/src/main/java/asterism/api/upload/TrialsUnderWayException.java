package asterism.api.upload;

/** As many connections are being tried as may be at a time; one of them is over within a minute. */
public final class TrialsUnderWayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates one.
     *
     * @param count how many are under way
     */
    public TrialsUnderWayException(int count) {
        super(count + " connections are being tried");
    }
}
