package asterism.uploader;

import asterism.api.Actor;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.SendableFiles;
import asterism.api.export.Vanishing;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import java.io.IOException;
import java.util.Optional;

/** The guard against deletion: says whether the union would delete too much on receipt of a file. */
final class Guard {
    /**
     * Share of one day that may vanish, in percent, unless the settings allow more. A lost half of a day is at least
     * four tenths of its elements, as a balance stays as long as one movement of its lot does; a correction hardly ever
     * touches a third.
     */
    private static final int DAY_PERCENT = 33;

    /** Fewer of a day are no loss worth holding a file for: in a store that sells little, one document is a third. */
    private static final int DAY_ELEMENTS = 20;

    private static final long PERCENT = 100;

    private final SendableFiles files;
    private final IntegrationSettings settings;

    Guard(SendableFiles files, IntegrationSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    /**
     * Whether a file is to be held.
     *
     * @throws UploadException when it is not known (any more) what it holds
     */
    boolean holds(Actor actor, Row row) throws UploadException, IOException {
        if (row.released()) {
            return false;
        }
        Optional<Vanishing> vanishing = files.vanishing(row.id());
        if (vanishing.isEmpty()) {
            throw Problems.ours(UploadAdvice.FILE_MISSING, false, row.entry().baseName(), null);
        }
        int percent = settings.exportSettings(actor, row.entry().unionId()).guardPercent();
        return isMore(vanishing.get().vanished(), vanishing.get().held(), percent)
                || vanishing.get().days().values().stream().anyMatch(day -> isTooMuch(day, percent));
    }

    private static boolean isTooMuch(Vanishing.Counts day, int percent) {
        long vanished = (long) day.movements() + day.balances();
        return vanished >= DAY_ELEMENTS && isMore(vanished, day.held(), Math.max(DAY_PERCENT, percent));
    }

    private static boolean isMore(long vanished, long held, int percent) {
        return vanished * PERCENT > percent * held;
    }
}
