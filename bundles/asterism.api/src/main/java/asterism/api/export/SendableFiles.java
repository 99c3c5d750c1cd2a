package asterism.api.export;

import asterism.api.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The formed files as those need them that send them. Thread-safe. */
@ProviderType
public interface SendableFiles {
    /**
     * The regular files of a store that are to be sent: not initial ones, and not those that somebody else carries away
     * ({@link ExportRequest#handedOver()}).
     *
     * @param owner    store and codes, all of which must be the same
     * @param formatId format
     * @return oldest first
     * @throws IOException when the database cannot be read
     */
    List<ExportFile> regular(Participant owner, String formatId) throws IOException;

    /**
     * Where a file's archive is.
     *
     * @param fileId the file
     * @return its path, whether or not it is there; empty when nothing is known of the file
     * @throws IOException when the database cannot be read
     */
    Optional<Path> archive(long fileId) throws IOException;

    /**
     * Forms a file once more whose archive was lost: for the same store and codes, over the same days but for those on
     * which the store takes no part any more, from lot data as they are now. Its name tells when that was.
     *
     * @param actor   who asks
     * @param unionId the union that it goes to
     * @param fileId  the file
     * @return the new file; empty when none comes of it: nothing is known of the file, the store is not ready or takes no
     *     part under these codes any more, or it has no data
     * @throws IOException when it cannot be formed
     */
    Optional<ExportFile> formAgain(Actor actor, String unionId, long fileId) throws IOException;

    /**
     * Counts what a receiver would delete. On each day of the window it holds the elements of the file whose window covers
     * the day and that it got last, whichever way: sent, or handed over by hand ({@link ExportRequest#handedOver()}), as
     * initial data are. Files of other codes or another format do not count. An element counts as vanished when
     * the new file has none with its key
     * (exchange-format.md, section 2: id of a lot; id and day of a movement; lot and day of a balance), whatever its
     * values. What is needed for that is kept for as long as a file counts as handed over, even when its archive is gone.
     *
     * @param fileId the new file; nothing of it vanishes when it was handed over last itself
     * @return counts by day; empty when it is not known, or not any more, what the new file holds
     * @throws IOException when the database cannot be read
     */
    Optional<Vanishing> vanishing(long fileId) throws IOException;

    /**
     * Takes note that files are in the queue of those that are sent. Does nothing the second time, or when nothing is
     * known of a file.
     *
     * @param fileIds the files
     * @throws IOException when the database cannot be written
     */
    void queued(Collection<Long> fileIds) throws IOException;

    /**
     * Takes note that the union has a file. Does nothing the second time, or when nothing is known of the file.
     *
     * @param fileId the file
     * @throws IOException when the database cannot be written
     */
    void handedOver(long fileId) throws IOException;
}
