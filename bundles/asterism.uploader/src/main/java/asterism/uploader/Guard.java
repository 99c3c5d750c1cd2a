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
        return vanishing.get().vanished() * PERCENT > percent * vanishing.get().held();
    }
}
