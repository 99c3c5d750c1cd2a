package asterism.api.upload;

import org.osgi.annotation.versioning.ConsumerType;

/** Watches a pass of sending and may cancel it. Called by the sending thread, often: must return quickly. */
@ConsumerType
public interface SendWatch {
    /** Watches nothing and never cancels. */
    SendWatch SILENT = new SendWatch() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void at(QueueEntry entry, long done) {}
    };

    /**
     * Whether to stop. A file that is being written is broken off and goes back to the queue; one that is being renamed
     * is brought to its end.
     *
     * @return whether to stop
     */
    boolean isCancelled();

    /**
     * Takes a new position.
     *
     * @param entry the file that is being sent
     * @param done  bytes of it that were handed to the server, 0 to {@link QueueEntry#bytes()}
     */
    void at(QueueEntry entry, long done);
}
