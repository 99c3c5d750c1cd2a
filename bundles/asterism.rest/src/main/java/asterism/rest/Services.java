package asterism.rest;

import asterism.api.Wording;
import asterism.api.access.AccessControl;
import asterism.api.access.Grants;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditWording;
import asterism.api.configuration.Confirmations;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Participations;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.SettingsWording;
import asterism.api.export.ExportFiles;
import asterism.api.export.ExportOverview;
import asterism.api.export.SendableFiles;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Schedules;
import asterism.api.lotdata.LotLedger;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadStates;
import asterism.api.upload.UploadWording;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The services that requests are answered with, each as long as it is there: one that is gone is told to the caller,
 * and the interface stays. Thread-safe.
 */
@Component(service = Services.class)
public final class Services {
    @Reference
    private volatile Optional<AccessControl> access = Optional.empty();

    @Reference
    private volatile Optional<Grants> grants = Optional.empty();

    @Reference
    private volatile Optional<Audit> audit = Optional.empty();

    @Reference
    private volatile Optional<AuditWording> auditWords = Optional.empty();

    @Reference
    private volatile Optional<IntegrationSettings> settings = Optional.empty();

    @Reference
    private volatile Optional<Participations> participations = Optional.empty();

    @Reference
    private volatile Optional<KindChoices> kinds = Optional.empty();

    @Reference
    private volatile Optional<Confirmations> confirmations = Optional.empty();

    @Reference
    private volatile Optional<Readiness> readiness = Optional.empty();

    @Reference
    private volatile Optional<SettingsWording> settingsWords = Optional.empty();

    @Reference
    private volatile Optional<LotLedger> ledger = Optional.empty();

    @Reference
    private volatile Optional<ExportFiles> files = Optional.empty();

    @Reference
    private volatile Optional<SendableFiles> archives = Optional.empty();

    @Reference
    private volatile Optional<Wording> words = Optional.empty();

    @Reference
    private volatile Optional<Jobs> jobs = Optional.empty();

    @Reference
    private volatile Optional<Schedules> schedules = Optional.empty();

    @Reference
    private volatile Optional<UploadConnections> connections = Optional.empty();

    @Reference
    private volatile Optional<UploadService> uploads = Optional.empty();

    @Reference
    private volatile Optional<UploadWording> uploadWords = Optional.empty();

    @Reference
    private volatile Optional<ExportOverview> overview = Optional.empty();

    @Reference
    private volatile Optional<UploadStates> uploadStates = Optional.empty();

    @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY)
    private volatile Optional<Clock> clock = Optional.empty();

    /**
     * Which services are there. A request that fails, and finds another answer here than at its beginning, has failed
     * for that.
     */
    List<Optional<?>> generation() {
        return List.of(
                access,
                grants,
                audit,
                auditWords,
                settings,
                participations,
                kinds,
                confirmations,
                readiness,
                settingsWords,
                ledger,
                files,
                archives,
                words,
                jobs,
                schedules,
                connections,
                uploads,
                uploadWords,
                overview,
                uploadStates,
                clock);
    }

    AccessControl access() {
        return there(access, "AccessControl");
    }

    Grants grants() {
        return there(grants, "Grants");
    }

    Audit audit() {
        return there(audit, "Audit");
    }

    AuditWording auditWords() {
        return there(auditWords, "AuditWording");
    }

    IntegrationSettings settings() {
        return there(settings, "IntegrationSettings");
    }

    Participations participations() {
        return there(participations, "Participations");
    }

    KindChoices kinds() {
        return there(kinds, "KindChoices");
    }

    Confirmations confirmations() {
        return there(confirmations, "Confirmations");
    }

    Readiness readiness() {
        return there(readiness, "Readiness");
    }

    SettingsWording settingsWords() {
        return there(settingsWords, "SettingsWording");
    }

    LotLedger ledger() {
        return there(ledger, "LotLedger");
    }

    ExportFiles files() {
        return there(files, "ExportFiles");
    }

    SendableFiles archives() {
        return there(archives, "SendableFiles");
    }

    Wording words() {
        return there(words, "Wording");
    }

    Jobs jobs() {
        return there(jobs, "Jobs");
    }

    Schedules schedules() {
        return there(schedules, "Schedules");
    }

    UploadConnections connections() {
        return there(connections, "UploadConnections");
    }

    UploadService uploads() {
        return there(uploads, "UploadService");
    }

    UploadWording uploadWords() {
        return there(uploadWords, "UploadWording");
    }

    ExportOverview overview() {
        return there(overview, "ExportOverview");
    }

    UploadStates uploadStates() {
        return there(uploadStates, "UploadStates");
    }

    /** The chain's: its zone says what today is. */
    Clock clock() {
        return there(clock, "Clock");
    }

    private static <T> T there(Optional<T> service, String name) {
        return service.orElseThrow(() -> new ServiceGoneException(name));
    }
}
