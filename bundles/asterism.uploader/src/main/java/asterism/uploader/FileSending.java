package asterism.uploader;

import asterism.api.upload.QueueEntry;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Brings one file to the server: as BASE.tmp, whole, then renamed to BASE.zip, so that a half-sent file is never seen.
 * Can be begun again at any point.
 */
final class FileSending {
    private final Transports transports;
    private final Target target;
    private final QueueEntry entry;
    private final Archive archive;
    private final Transfer transfer;
    private final Journal journal;

    /** Keeps, before it begins, that a renaming was begun, and when it is known to have come to nothing. */
    @FunctionalInterface
    interface Journal {
        void renaming(boolean begun) throws IOException;
    }

    /** Where the archive is. Asked for when it is to be written: one that was renamed long since may be gone by now. */
    @FunctionalInterface
    interface Archive {
        Path path() throws UploadException, IOException;
    }

    FileSending(
            Transports transports,
            Target target,
            QueueEntry entry,
            Archive archive,
            Transfer transfer,
            Journal journal) {
        this.transports = transports;
        this.target = target;
        this.entry = entry;
        this.archive = archive;
        this.transfer = transfer;
        this.journal = journal;
    }

    /**
     * Sends it. When the answer to the renaming is lost, looks once more by a new connection.
     *
     * @param renamingBegun whether an earlier attempt may have renamed it
     */
    void send(boolean renamingBegun) throws UploadException, IOException {
        try {
            attempt(renamingBegun);
        } catch (UploadException e) {
            if (!isUncertain(e)) {
                throw e;
            }
            try {
                attempt(true);
            } catch (UploadException again) {
                again.addSuppressed(e);
                throw again;
            }
        }
    }

    private static boolean isUncertain(UploadException e) {
        return e.problem().step() == UploadStep.RENAME && e.problem().advice() == UploadAdvice.CONNECTION_LOST;
    }

    private void attempt(boolean renamingBegun) throws UploadException, IOException {
        try (UploadSession session = transports.open(target)) {
            if (isThere(session)) {
                return;
            }
            boolean whole = false;
            if (renamingBegun) {
                OptionalLong part = session.size(temporary());
                if (part.isEmpty()) {
                    // Renamed, and its reader has taken it already.
                    return;
                }
                whole = part.getAsLong() == entry.bytes();
            }
            if (!whole) {
                put(session, renamingBegun);
            }
            rename(session, whole);
        }
    }

    private boolean isThere(UploadSession session) throws UploadException {
        OptionalLong size = session.size(finished());
        if (size.isEmpty()) {
            return false;
        }
        if (size.getAsLong() != entry.bytes()) {
            throw theirs(UploadStep.RENAME, UploadAdvice.NAME_TAKEN, false, size.getAsLong());
        }
        session.delete(temporary());
        return true;
    }

    private void put(UploadSession session, boolean renamingBegun) throws UploadException, IOException {
        if (renamingBegun) {
            journal.renaming(false);
        }
        Path path = archive.path();
        try (InputStream content = Files.newInputStream(path)) {
            session.put(temporary(), content, entry.bytes(), transfer);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw Problems.ours(UploadAdvice.FILE_MISSING, false, entry.baseName(), e);
        }
        long size = session.size(temporary()).orElse(0);
        if (size != entry.bytes()) {
            throw theirs(UploadStep.SIZE, UploadAdvice.SIZE_DIFFERS, true, size);
        }
    }

    private void rename(UploadSession session, boolean begunBefore) throws UploadException, IOException {
        journal.renaming(true);
        try {
            session.rename(temporary(), finished());
        } catch (UploadException e) {
            if (isUncertain(e)) {
                throw e;
            }
            if (begunBefore && isRenamed(session, e)) {
                return;
            }
            journal.renaming(false);
            throw e;
        }
    }

    /**
     * Whether a renaming begun before came first, by a slow server or by an earlier sender that was taken for dead: then
     * the file is gone from under this one. When the server does not say, that stays open.
     */
    private boolean isRenamed(UploadSession session, UploadException refusal) throws UploadException {
        try {
            return isThere(session) || session.size(temporary()).isEmpty();
        } catch (UploadException e) {
            e.addSuppressed(refusal);
            throw e;
        }
    }

    private UploadException theirs(UploadStep step, UploadAdvice advice, boolean retryable, long size) {
        String sizes = size + " / " + entry.bytes();
        return Problems.theirs(step, advice, retryable, target.endpoint().place(), sizes);
    }

    private String temporary() {
        return entry.baseName() + ".tmp";
    }

    private String finished() {
        return entry.baseName() + ".zip";
    }
}
