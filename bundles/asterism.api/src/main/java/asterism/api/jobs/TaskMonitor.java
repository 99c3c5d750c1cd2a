package asterism.api.jobs;

import org.osgi.annotation.versioning.ProviderType;

/** How a task speaks with whoever runs it. Thread-safe; both methods return at once and may be called often. */
@ProviderType
public interface TaskMonitor {
    /**
     * Takes a new position.
     *
     * @param done  what is done, in the unit
     * @param total what there is to do in all; 0 when it is not known
     * @param unit  code of the unit, such as {@code row} or {@code byte}; up to 40 characters
     */
    void progress(long done, long total, String unit);

    /**
     * Whether to end soon, with {@link Outcome#stopped()}: the run was cancelled, or this node stops and another one,
     * or a later start, shall perform the task again.
     *
     * @return true from then on
     */
    boolean stopRequested();
}
