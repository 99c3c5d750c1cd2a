package asterism.exporter;

import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.Participant;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes archives that are older or more than are to be kept. What is known of the files, and their protocols, stays.
 * An archive stays that can still be sent, and a store's last initial data.
 */
@Component(property = Job.ID + "=clean")
public final class CleanJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(CleanJob.class);

    private final Database database;
    private final FilesFolder folder;
    private final IntegrationSettings settings;
    private final Clock clock;
    private final JobWords words;

    /** Files that are counted together. */
    private record Kind(Participant owner, String formatId, boolean initial) {}

    /** Wired by DS. */
    @Activate
    public CleanJob(
            @Reference(target = "(asterism.schema=exporter)") Database database,
            @Reference FilesFolder folder,
            @Reference IntegrationSettings settings,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock,
            @Reference JobWords words) {
        this.database = database;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.words = words;
    }

    @Override
    public Optional<String> defaultSchedule() {
        return Optional.of("0 5 * * *");
    }

    @Override
    public List<String> tasks(JobRun run) {
        return List.of(ALL);
    }

    private boolean isEnabled(JobRun run) throws IOException {
        return settings.integration(run.actor(), run.unionId()).enabled();
    }

    @Override
    public Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException, IOException {
        if (!isEnabled(run)) {
            return Outcome.nothingToDo("export.disabled");
        }
        try {
            Retention retention =
                    settings.exportSettings(run.actor(), run.unionId()).retention();
            LocalDate today = LocalDate.ofInstant(run.startedAt(), clock.getZone());
            List<SentTable.Known> old = old(retention, today);
            int done = 0;
            for (SentTable.Known file : old) {
                if (monitor.stopRequested()) {
                    return Outcome.stopped();
                }
                remove(file);
                monitor.progress(++done, old.size(), "file");
            }
            return old.isEmpty()
                    ? Outcome.nothingToDo("export.nothing-old")
                    : Outcome.done("export.cleaned", Integer.toString(done));
        } catch (IOException e) {
            if (Database.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("run {}: old files are not removed", run.id(), e);
            throw new JobException(e, "export.not-cleaned", FormingOutcome.trouble(e));
        }
    }

    private void remove(SentTable.Known file) throws IOException {
        Files.deleteIfExists(folder.path().resolve(file.archive()));
        database.transaction(connection -> {
            SentTable table = new SentTable(connection);
            table.cleaned(file.id());
            if (!file.handed()) {
                table.removeKeys(file.id());
            }
            return true;
        });
        LOG.debug("{} was removed", file.archive());
    }

    private List<SentTable.Known> old(Retention retention, LocalDate today) throws IOException {
        List<SentTable.Known> files = database.transaction(connection -> new SentTable(connection).in(folder.path()));
        Map<Kind, Integer> newer = new HashMap<>();
        Map<Participant, List<SentTable.Known>> handed = new HashMap<>();
        List<SentTable.Known> old = new ArrayList<>();
        for (SentTable.Known file : files) {
            int place = newer.merge(new Kind(file.owner(), file.formatId(), file.initial()), 1, Integer::sum);
            boolean expired = place > retention.files()
                    || file.formedOn().plusDays(retention.days()).isBefore(today);
            List<SentTable.Known> later = handed.computeIfAbsent(file.owner(), owner -> new ArrayList<>());
            if (expired && (file.initial() ? place > 1 : isOfNoMoreUse(file, later))) {
                old.add(file);
            }
            if (file.handed() && !file.initial()) {
                later.add(file);
            }
        }
        return old;
    }

    /** The union has it, or has something newer of its days: it must not get older data then. */
    private static boolean isOfNoMoreUse(SentTable.Known file, List<SentTable.Known> later) {
        return file.handed()
                || later.stream().anyMatch(other -> other.formatId().equals(file.formatId()) && other.overlaps(file));
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return words.say("clean", code, arguments, language);
    }
}
