package asterism.cli;

import asterism.api.Actor;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.Participation;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Schedules;
import asterism.api.upload.UploadConnection;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All settings of the union but its secrets.
 *
 * @param integration    whether it is served
 * @param export         how files are formed
 * @param kinds          item kinds that take part
 * @param participations stores that take part
 * @param connections    without passwords
 * @param schedules      of the jobs that have one
 */
record SettingsSnapshot(
        Integration integration,
        ExportSettings export,
        KindChoice kinds,
        List<Participation> participations,
        List<UploadConnection> connections,
        List<JobSchedule> schedules) {
    static final Actor ACTOR = new Actor.HomeOwner();
    static final String UNION = IntegrationSettings.SOZVEZDIE;

    /** Jobs come a moment after what they stand on; these are in every home. */
    private static final Set<String> EXPECTED = Set.of("clean", "form", "prepare", "send");

    private static final int TRIES = 200;
    private static final long PAUSE_MILLIS = 50;

    static SettingsSnapshot read(HomeServices services) throws IOException, InterruptedException {
        return new SettingsSnapshot(
                services.settings.integration(ACTOR, UNION),
                services.settings.exportSettings(ACTOR, UNION),
                services.kinds.choice(ACTOR, UNION),
                services.participations.list(ACTOR, UNION),
                services.connections.all(ACTOR, UNION),
                schedules(services.schedules));
    }

    /** All schedules, as soon as the jobs are there, or those that came until then. */
    static List<JobSchedule> schedules(Schedules service) throws IOException, InterruptedException {
        List<JobSchedule> schedules = service.all(ACTOR, UNION);
        for (int i = 0; i < TRIES && !jobs(schedules).containsAll(EXPECTED); i++) {
            Thread.sleep(PAUSE_MILLIS);
            schedules = service.all(ACTOR, UNION);
        }
        return schedules;
    }

    private static Set<String> jobs(List<JobSchedule> schedules) {
        return schedules.stream().map(JobSchedule::job).collect(Collectors.toSet());
    }
}
