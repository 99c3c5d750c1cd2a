package asterism.uploader;

import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A row of the queue.
 *
 * @param entry      what others see of it
 * @param released   a person let it pass the guard
 * @param renamingAt place where its renaming was begun and its end is not known; empty otherwise
 * @param sent       it was sent at some time, whatever its state is now
 * @param claim      number of its last claim
 * @param moving     it is of the window that moves on day by day
 */
record Row(QueueEntry entry, boolean released, String renamingAt, boolean sent, long claim, boolean moving) {
    long id() {
        return entry.fileId();
    }

    UploadState state() {
        return entry.state();
    }

    boolean overlaps(Row other) {
        return !entry.first().isAfter(other.entry.last()) && !entry.last().isBefore(other.entry.first());
    }

    /**
     * Whether an older file need not be sent once this one is. It need not when this one covers it; nor when both are of
     * the window that moves on, as long as no day falls between what is sent and this one.
     *
     * @param reached last day up to which days were sent
     */
    boolean replaces(Row older, LocalDate reached) {
        boolean lasts = !entry.last().isBefore(older.entry.last());
        boolean covers = lasts && !entry.first().isAfter(older.entry.first());
        boolean movedOn = lasts
                && moving
                && older.moving
                && overlaps(older)
                && !entry.first().isAfter(reached.plusDays(1));
        return id() > older.id() && (covers || movedOn);
    }

    /**
     * The last day of the moving window up to which days were sent. As long as none was, the oldest file counts: what
     * lies before it are the initial data, which went by hand.
     */
    static LocalDate reached(List<Row> rows) {
        List<Row> moving = rows.stream().filter(Row::moving).toList();
        return moving.stream()
                .filter(Row::sent)
                .map(row -> row.entry().last())
                .max(Comparator.naturalOrder())
                .or(() -> moving.stream().findFirst().map(row -> row.entry().last()))
                .orElse(LocalDate.MIN);
    }
}
