package asterism.cli;

import asterism.api.Actor;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.Participation;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Jobs;
import asterism.api.upload.UploadConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    private static final List<String> SCHEDULED = List.of("clean", "form", "prepare", "send");

    static SettingsSnapshot read(HomeServices services, Jobs jobs) throws IOException {
        return new SettingsSnapshot(
                services.settings.integration(ACTOR, UNION),
                services.settings.exportSettings(ACTOR, UNION),
                services.kinds.choice(ACTOR, UNION),
                services.participations.list(ACTOR, UNION),
                services.connections.all(ACTOR, UNION),
                schedules(jobs));
    }

    static List<JobSchedule> schedules(Jobs jobs) throws IOException {
        SortedSet<String> ids = new TreeSet<>(jobs.jobs());
        ids.addAll(SCHEDULED);
        List<JobSchedule> schedules = new ArrayList<>();
        for (String job : ids) {
            schedule(jobs, job).ifPresent(schedules::add);
        }
        return schedules;
    }

    private static Optional<JobSchedule> schedule(Jobs jobs, String job) throws IOException {
        try {
            return Optional.of(jobs.schedule(ACTOR, job, UNION));
        } catch (IllegalArgumentException e) {
            // A job that is run by hand only, or is not there and has nothing saved.
            return Optional.empty();
        }
    }
}
