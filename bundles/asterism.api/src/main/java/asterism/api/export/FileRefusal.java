package asterism.api.export;

/** Something that was asked of a formed file cannot be done as things stand. */
public final class FileRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long fileId;

    /** Why not. */
    public enum Reason {
        /** There is no such file. */
        UNKNOWN_FILE,
        /** Its archive was removed as old. */
        ARCHIVE_REMOVED,
        /** Its archive should be there and is not, or is not whole. */
        ARCHIVE_LOST
    }

    /**
     * Creates one.
     *
     * @param reason why not
     * @param fileId the file
     */
    public FileRefusal(Reason reason, long fileId) {
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
