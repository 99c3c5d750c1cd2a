package asterism.api.upload;

import asterism.api.Actor;
import asterism.api.export.Participant;
import asterism.api.export.Vanishing;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The queue of files and their sending. Thread-safe: a file is sent by one caller at a time, also among several nodes on
 * one database; whoever comes second leaves it out.
 */
@ProviderType
public interface UploadService {
    /**
     * Queues the regular files of a store that were formed since the last call. A file supersedes older unsent ones of
     * the same store and codes whose window it covers. One of the window that moves on day by day also supersedes older
     * ones of that window which end no later and have days in common with it, unless days between the last file that was
     * sent and its own would be in none.
     *
     * @param actor   who asks
     * @param unionId the union that they go to
     * @param owner   store and codes
     * @return the files that were queued by this call, oldest first
     * @throws IOException when the database cannot be read or written
     */
    List<QueueEntry> enqueue(Actor actor, String unionId, Participant owner) throws IOException;

    /**
     * The queue.
     *
     * @param actor  who asks
     * @param states states that are wanted; empty for all
     * @param limit  how many at most, 1 to 10,000
     * @return newest file first
     * @throws IOException when the database cannot be read
     */
    List<QueueEntry> queue(Actor actor, Set<UploadState> states, int limit) throws IOException;

    /**
     * One file of the queue.
     *
     * @param actor  who asks
     * @param fileId the export file
     * @return empty when it was never queued
     * @throws IOException when the database cannot be read
     */
    Optional<QueueEntry> entry(Actor actor, long fileId) throws IOException;

    /**
     * The last file of a store that was sent.
     *
     * @param actor who asks
     * @param owner store and codes
     * @return empty when none was
     * @throws IOException when the database cannot be read
     */
    Optional<QueueEntry> lastSent(Actor actor, Participant owner) throws IOException;

    /**
     * Sends what is due of one store, older files first; a file waits for older ones with days in common. A file that
     * fails waits longer each time, until it is given up. One whose archive was lost is formed again and superseded by
     * the new one, which is sent. Safe to be called again after the process was killed at any point; what another node
     * was sending is taken over once that gave no sign for a while.
     *
     * @param actor   who asks
     * @param unionId the union
     * @param owner   store and codes
     * @param watch   hears how far it is, and may cancel
     * @return the files that were tried or held by this call, as they are now
     * @throws IOException when the database cannot be read or written
     */
    List<QueueEntry> send(Actor actor, String unionId, Participant owner, SendWatch watch) throws IOException;

    /**
     * The stores that have something due.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return for each a call of {@link #send}
     * @throws IOException when the database cannot be read
     */
    List<Participant> due(Actor actor, String unionId) throws IOException;

    /**
     * Sends what is due of all stores, one after another.
     *
     * @param actor   who asks
     * @param unionId the union
     * @param watch   hears how far it is, and may cancel
     * @return the files that were tried or held by this call, as they are now
     * @throws IOException when the database cannot be read or written
     */
    List<QueueEntry> sendDue(Actor actor, String unionId, SendWatch watch) throws IOException;

    /**
     * The same to a place that is not among the connections.
     *
     * @param actor    who asks
     * @param unionId  the union
     * @param endpoint where to
     * @param password of the user; not changed
     * @param watch    hears how far it is, and may cancel
     * @return the files that were tried or held by this call, as they are now
     * @throws IOException when the database cannot be read or written
     */
    List<QueueEntry> sendDue(Actor actor, String unionId, Endpoint endpoint, char[] password, SendWatch watch)
            throws IOException;

    /**
     * Queues a file once more that failed, was sent or discarded. In the audit trail.
     *
     * @param actor  who asks
     * @param fileId the export file
     * @return the file, queued and due at once
     * @throws IOException   when the database cannot be written
     * @throws UploadRefusal when it is in another state, or a newer file with days of it was sent
     */
    QueueEntry sendAgain(Actor actor, long fileId) throws IOException;

    /**
     * Lets a held file go. In the audit trail.
     *
     * @param actor  who asks
     * @param fileId the export file
     * @return the file, queued and due at once
     * @throws IOException   when the database cannot be written
     * @throws UploadRefusal when it is not held
     */
    QueueEntry release(Actor actor, long fileId) throws IOException;

    /**
     * Takes a file out that is held, queued or failed. In the audit trail.
     *
     * @param actor  who asks
     * @param fileId the export file
     * @return the file, discarded
     * @throws IOException   when the database cannot be written
     * @throws UploadRefusal when it is in another state
     */
    QueueEntry discard(Actor actor, long fileId) throws IOException;

    /**
     * What the union would delete on receipt of a file, compared with the files of the same store and codes that it has,
     * sent or handed over by hand: why it is held.
     *
     * @param actor  who asks
     * @param fileId the export file
     * @return counts by day; empty when it is not known any more what the file holds
     * @throws IOException   when the database cannot be read
     * @throws UploadRefusal when the queue has no such file
     */
    Optional<Vanishing> vanishing(Actor actor, long fileId) throws IOException;
}
