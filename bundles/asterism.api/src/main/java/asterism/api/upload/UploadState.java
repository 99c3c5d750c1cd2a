package asterism.api.upload;

/** Where a file stands on its way. */
public enum UploadState {
    /** Waits for its turn, or for its next attempt. */
    QUEUED,
    /** Held by the guard against deletion until somebody releases or discards it. */
    HELD,
    /** Being sent. */
    SENDING,
    /** On the server, whole, under its final name. */
    SENT,
    /** Given up until somebody sends it again; the problem says why. */
    FAILED,
    /** Never sent, because a newer file of the store holds what it held; one that was lost and formed again says so. */
    SUPERSEDED,
    /** Never to be sent, because somebody said so. */
    DISCARDED
}
