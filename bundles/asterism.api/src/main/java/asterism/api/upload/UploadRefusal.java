package asterism.api.upload;

/** Something that was asked of the queue cannot be done as things stand. */
public final class UploadRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long fileId;

    /** Why not. */
    public enum Reason {
        /** The queue has no such file. */
        UNKNOWN_FILE,
        /** The file is in a state that does not allow it, or changed just now. */
        WRONG_STATE,
        /** A newer file with days of this one was sent: sending this one would bring back old data. */
        NEWER_SENT,
        /** The union may have the file already: sending goes on until that is known. */
        MAYBE_SENT
    }

    /**
     * Creates one.
     *
     * @param reason why not
     * @param fileId the file
     */
    public UploadRefusal(Reason reason, long fileId) {
        super(reason + " (file " + fileId + ")");
        this.reason = reason;
        this.fileId = fileId;
    }

    /**
     * Why not.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The file.
     *
     * @return its id
     */
    public long fileId() {
        return fileId;
    }
}
