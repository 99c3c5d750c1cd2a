package asterism.api.upload;

import asterism.api.Actor;
import asterism.api.Page;
import asterism.api.PageRequest;
import asterism.api.export.Participant;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Where files stand, for those who list many of them; {@link UploadService} moves them on. Thread-safe. */
@ProviderType
public interface UploadStates {
    /**
     * A part of the queue.
     *
     * @param actor  who asks
     * @param filter which files, and in which order
     * @param page   which part
     * @return the part
     * @throws IOException when the database cannot be read
     */
    Page<QueueEntry> list(Actor actor, QueueFilter filter, PageRequest page) throws IOException;

    /**
     * Where some files stand.
     *
     * @param actor   who asks
     * @param fileIds export files
     * @return by file; those that were never queued are absent
     * @throws IOException when the database cannot be read
     */
    Map<Long, QueueEntry> entries(Actor actor, Collection<Long> fileIds) throws IOException;

    /**
     * The last file of each of some stores that was sent, whatever its state is now.
     *
     * @param actor  who asks
     * @param owners stores and codes
     * @return by owner; those of which none was sent are absent
     * @throws IOException when the database cannot be read
     */
    Map<Participant, QueueEntry> lastSent(Actor actor, Collection<Participant> owners) throws IOException;
}
