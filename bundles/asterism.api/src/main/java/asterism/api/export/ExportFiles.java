package asterism.api.export;

import asterism.api.Actor;
import asterism.api.Page;
import asterism.api.PageRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The files that were formed, and their protocols. Thread-safe. */
@ProviderType
public interface ExportFiles {
    /** A file's archive that was there when it was looked for. */
    @ProviderType
    interface Archive {
        /**
         * Opens it.
         *
         * @return the archive; the caller closes it
         * @throws FileRefusal when it is not there any more
         * @throws IOException when it cannot be read
         */
        ArchiveContent open() throws IOException;
    }

    /**
     * The files of a store.
     *
     * @param actor   who asks
     * @param storeId the store
     * @return newest first
     * @throws IOException when the database cannot be read
     */
    List<ExportFile> ofStore(Actor actor, String storeId) throws IOException;

    /**
     * The initial exports that count, of all stores at once.
     *
     * @param actor who asks
     * @return the newest one of each store, codes and start day, sorted by store
     * @throws IOException when the database cannot be read
     */
    List<InitialFile> newestInitial(Actor actor) throws IOException;

    /**
     * A part of the files.
     *
     * @param actor  who asks
     * @param filter which files, and in which order
     * @param page   which part
     * @return the part
     * @throws IOException when the database cannot be read
     */
    Page<FormedFile> list(Actor actor, FileFilter filter, PageRequest page) throws IOException;

    /**
     * Some files.
     *
     * @param actor   who asks
     * @param fileIds the files
     * @return by id; those that are not there are absent
     * @throws IOException when the database cannot be read
     */
    Map<Long, FormedFile> find(Actor actor, Collection<Long> fileIds) throws IOException;

    /**
     * Opens a file's archive.
     *
     * @param actor  who asks; needs the permission to run
     * @param fileId the file
     * @return the archive; the caller closes it
     * @throws FileRefusal when there is no such file, or its archive is not there any more
     * @throws IOException when the database or the archive cannot be read
     */
    ArchiveContent open(Actor actor, long fileId) throws IOException;

    /**
     * Finds the archives of some files at once, so that they can be opened one after another.
     *
     * @param actor   who asks; needs the permission to run
     * @param fileIds the files
     * @return in the same order
     * @throws FileRefusal when there is no such file, or its archive is not there any more; of the first one
     * @throws IOException when the database cannot be read
     */
    List<Archive> archives(Actor actor, Collection<Long> fileIds) throws IOException;

    /**
     * A part of a file's protocol.
     *
     * @param actor  who asks
     * @param fileId the file
     * @param filter which lines
     * @param page   which part
     * @return the part, sorted as it is kept
     * @throws FileRefusal when there is no such file
     * @throws IOException when the database cannot be read
     */
    Page<ProtocolEntry> protocol(Actor actor, long fileId, ProtocolFilter filter, PageRequest page) throws IOException;

    /**
     * A file's protocol.
     *
     * @param actor  who asks
     * @param fileId the file
     * @return its lines; empty when there is no such file
     * @throws IOException when the database cannot be read
     */
    List<ProtocolEntry> protocol(Actor actor, long fileId) throws IOException;

    /**
     * Writes a protocol as CSV (exchange-format.md, section 6), sorted, for people: a text that a spreadsheet would
     * take for a formula has an apostrophe before it, unlike in the file beside the archive.
     *
     * @param protocol lines, in any order
     * @param options  charset, separator and byte order mark of CSV
     * @param language Russian, or English for any other
     * @param out      flushed, not closed
     * @throws IOException when {@code out} fails
     */
    void writeProtocol(List<ProtocolEntry> protocol, FormatOptions options, Locale language, OutputStream out)
            throws IOException;
}
