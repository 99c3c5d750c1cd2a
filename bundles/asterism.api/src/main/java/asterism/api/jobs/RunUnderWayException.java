package asterism.api.jobs;

/** Refuses to start a run while another of its kind is under way. */
public class RunUnderWayException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String job;
    private final String unionId;
    private final long runId;

    /**
     * Names the run under way.
     *
     * @param job     its job
     * @param unionId its union
     * @param runId   its id
     */
    public RunUnderWayException(String job, String unionId, long runId) {
        super("Job " + job + " for " + unionId + ": run " + runId + " is under way");
        this.job = job;
        this.unionId = unionId;
        this.runId = runId;
    }

    /**
     * The job that was to be started.
     *
     * @return its id
     */
    public String job() {
        return job;
    }

    /**
     * The union.
     *
     * @return its id
     */
    public String unionId() {
        return unionId;
    }

    /**
     * The run under way.
     *
     * @return its id
     */
    public long runId() {
        return runId;
    }
}
