package asterism.cli;

import asterism.api.Wording;
import asterism.api.configuration.Confirmations;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Participations;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ExportFiles;
import asterism.api.export.SendableFiles;
import asterism.api.jobs.Schedules;
import asterism.api.storage.Database;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadWording;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What stands on a home directory, but for the jobs, which would begin to work. */
@Component(service = HomeServices.class)
public final class HomeServices {
    final IntegrationSettings settings;
    final Participations participations;
    final KindChoices kinds;
    final asterism.api.configuration.Readiness readiness;
    final UploadConnections connections;
    final UploadService uploads;
    final ExportFiles files;
    final SendableFiles archives;
    final Confirmations confirmations;
    final Schedules schedules;
    final Words words;
    final String home;

    /** Wired by DS. */
    @Activate
    public HomeServices(
            @Reference(name = "database", service = Database.class, target = "(asterism.schema=uploader)")
                    Map<String, Object> databaseProperties,
            @Reference(name = "settings") IntegrationSettings settings,
            @Reference(name = "participations") Participations participations,
            @Reference(name = "kinds") KindChoices kinds,
            @Reference(name = "readiness") asterism.api.configuration.Readiness readiness,
            @Reference(name = "connections") UploadConnections connections,
            @Reference(name = "uploads") UploadService uploads,
            @Reference(name = "files") ExportFiles files,
            @Reference(name = "archives") SendableFiles archives,
            @Reference(name = "confirmations") Confirmations confirmations,
            @Reference(name = "schedules") Schedules schedules,
            @Reference(name = "wording") Wording wording,
            @Reference(name = "settings.wording") SettingsWording settingsWording,
            @Reference(name = "upload.wording") UploadWording uploadWording) {
        this.settings = settings;
        this.participations = participations;
        this.kinds = kinds;
        this.readiness = readiness;
        this.connections = connections;
        this.uploads = uploads;
        this.files = files;
        this.archives = archives;
        this.confirmations = confirmations;
        this.schedules = schedules;
        this.words = new Words(wording, settingsWording, uploadWording);
        this.home = String.valueOf(databaseProperties.get(Database.HOME));
    }

    /**
     * Puts codes into words.
     *
     * @param exports  of export
     * @param settings of settings
     * @param uploads  of uploads
     */
    record Words(Wording exports, SettingsWording settings, UploadWording uploads) {
        /** What a store lacks. */
        String lacks(StoreReadiness store, Locale language) {
            return new TreeSet<>(store.lacks())
                    .stream().map(lack -> settings.say(lack, language)).collect(Collectors.joining("; "));
        }
    }
}
