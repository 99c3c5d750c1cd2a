package asterism.api.upload;

import java.io.InterruptedIOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Paces, watches and breaks off the writing of one file. Called by the writing thread. */
@ConsumerType
@FunctionalInterface
public interface Transfer {
    /** Neither waits nor breaks off. */
    Transfer FREE = bytes -> {};

    /** Largest block that is written at once, in bytes. */
    int BLOCK = 16 * 1024;

    /**
     * Called before each block; returns when it may be written.
     *
     * @param bytes size of the block, 1 to {@link #BLOCK}
     * @throws InterruptedIOException to break off
     */
    void next(int bytes) throws InterruptedIOException;
}
