package asterism.api.jobs;

/** Refuses a schedule that cannot be kept; the message is for the log, reason and values are for the words. */
public class ScheduleRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String cron;
    private final String detail;

    /** Why a schedule is refused. */
    public enum Reason {
        /** There are not five fields, or one is not understood or out of its bounds. */
        NOT_UNDERSTOOD,
        /** Its day never comes, such as 30 February. */
        NEVER,
        /** The job is run by hand only. */
        BY_HAND_ONLY
    }

    /**
     * Names the expression.
     *
     * @param reason why
     * @param cron   the expression as it was given
     * @param detail which part is wrong and what is allowed, in English; may be empty
     */
    public ScheduleRefusedException(Reason reason, String cron, String detail) {
        super("Schedule '" + cron + "': " + reason + (detail.isEmpty() ? "" : ": " + detail));
        this.reason = reason;
        this.cron = cron;
        this.detail = detail;
    }

    /**
     * Why it is refused.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The expression.
     *
     * @return as it was given
     */
    public String cron() {
        return cron;
    }

    /**
     * Which part is wrong and what is allowed.
     *
     * @return in English; may be empty
     */
    public String detail() {
        return detail;
    }
}
