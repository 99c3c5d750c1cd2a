package asterism.uploader;

import asterism.api.Actor;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.SendableFiles;
import asterism.api.export.Vanishing;
import asterism.api.storage.Database;
import java.io.IOException;
import java.util.List;

/** The guard against deletion: says how much the union would delete on receipt of a file. */
final class Guard {
    /** More than anybody sends in the days that the union keeps checksums. */
    private static final int FILES = 500;

    private static final long PERCENT = 100;

    private final Database database;
    private final SendableFiles files;
    private final IntegrationSettings settings;

    Guard(Database database, SendableFiles files, IntegrationSettings settings) {
        this.database = database;
        this.files = files;
        this.settings = settings;
    }

    boolean holds(Actor actor, Row row) throws IOException {
        if (row.released()) {
            return false;
        }
        Vanishing vanishing = vanishing(row);
        int percent = settings.exportSettings(actor, row.entry().unionId()).guardPercent();
        return vanishing.vanished() * PERCENT > percent * vanishing.held();
    }

    Vanishing vanishing(Row row) throws IOException {
        List<Long> sent =
                database
                        .transaction(connection ->
                                new QueueTable(connection).sent(row.entry().owner(), FILES))
                        .stream()
                        .map(Row::id)
                        .toList();
        return files.vanishing(row.id(), sent);
    }
}
