package asterism.uploader;

import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;

/**
 * A row of the queue.
 *
 * @param entry      what others see of it
 * @param released   a person let it pass the guard
 * @param renamingAt place where its renaming was begun and its end is not known; empty otherwise
 * @param sent       it was sent at some time, whatever its state is now
 * @param claim      number of its last claim
 */
record Row(QueueEntry entry, boolean released, String renamingAt, boolean sent, long claim) {
    long id() {
        return entry.fileId();
    }

    UploadState state() {
        return entry.state();
    }

    boolean overlaps(Row other) {
        return !entry.first().isAfter(other.entry.last()) && !entry.last().isBefore(other.entry.first());
    }

    /** Whether an older file need not be sent once this one is: it covers it, or is the same window moved on. */
    boolean replaces(Row older) {
        boolean lasts = !entry.last().isBefore(older.entry.last());
        boolean covers = lasts && !entry.first().isAfter(older.entry.first());
        boolean movedOn = lasts && overlaps(older) && days() == older.days();
        return id() > older.id() && (covers || movedOn);
    }

    private long days() {
        return entry.last().toEpochDay() - entry.first().toEpochDay();
    }
}
