package asterism.uploader;

import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Sends files; a task a store, and a last one that makes the further attempts of all that failed, when their time
 * comes, so that they wait for each other and hold one thread at most.
 */
@Component(property = Job.ID + "=send")
public final class SendJob implements Job {
    /** Name of the last task. */
    static final String RETRIES = "retries";

    private static final long PAUSE_MILLIS = 500;

    private final UploadService uploads;
    private final SendableFiles files;
    private final Participations participations;
    private final IntegrationSettings settings;
    private final Clock clock;
    private final Runnable pause;
    private final PropertyUploadWording words = new PropertyUploadWording();

    /** Wired by DS. */
    @Activate
    public SendJob(
            @Reference UploadService uploads,
            @Reference SendableFiles files,
            @Reference Participations participations,
            @Reference IntegrationSettings settings,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this(
                uploads,
                files,
                participations,
                settings,
                clock,
                () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS)));
    }

    SendJob(
            UploadService uploads,
            SendableFiles files,
            Participations participations,
            IntegrationSettings settings,
            Clock clock,
            Runnable pause) {
        this.uploads = uploads;
        this.files = files;
        this.participations = participations;
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Optional<String> defaultSchedule() {
        return Optional.of("0 4 * * *");
    }

    @Override
    public List<String> tasks(JobRun run) throws JobException {
        try {
            if (!isEnabled(run)) {
                return List.of();
            }
            String format = settings.exportSettings(run.actor(), run.unionId()).formatId();
            Set<Participant> owners = new LinkedHashSet<>();
            for (Participation one : participations.list(run.actor(), run.unionId())) {
                boolean coded = !one.storeCode().isEmpty() && !one.clientId().isEmpty();
                if (coded && !files.regular(one.participant(), format, 0).isEmpty()) {
                    owners.add(one.participant());
                }
            }
            owners.addAll(uploads.due(run.actor(), run.unionId()));
            List<String> tasks =
                    new ArrayList<>(owners.stream().map(SendJob::name).toList());
            if (!tasks.isEmpty() || !waiting(run).isEmpty()) {
                tasks.add(RETRIES);
            }
            return tasks;
        } catch (IOException e) {
            throw database(e);
        }
    }

    private boolean isEnabled(JobRun run) throws IOException {
        return settings.integration(run.actor(), run.unionId()).enabled();
    }

    private static JobException database(IOException e) {
        return new JobException(e, "upload.not-read", String.valueOf(e.getMessage()));
    }

    /** Codes hold no slash. */
    private static String name(Participant owner) {
        return owner.storeId() + '/' + owner.clientId() + '/' + owner.storeCode();
    }

    private static Participant owner(String name) {
        int code = name.lastIndexOf('/');
        int client = name.lastIndexOf('/', code - 1);
        return new Participant(name.substring(0, client), name.substring(code + 1), name.substring(client + 1, code));
    }

    @Override
    public Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException {
        try {
            if (!isEnabled(run)) {
                return Outcome.nothingToDo("upload.disabled");
            }
            return task.equals(RETRIES) ? retry(run, monitor) : send(run, owner(task), monitor);
        } catch (IOException e) {
            throw database(e);
        }
    }

    private Outcome send(JobRun run, Participant owner, TaskMonitor monitor) throws IOException {
        Set<Long> ids = new LinkedHashSet<>();
        uploads.enqueue(run.actor(), run.unionId(), owner).forEach(entry -> ids.add(entry.fileId()));
        boolean wait;
        do {
            wait = isWithAnother(run, owner);
            uploads.send(run.actor(), run.unionId(), owner, watch(monitor)).forEach(entry -> ids.add(entry.fileId()));
            if (wait) {
                pause.run();
            }
        } while (wait && !monitor.stopRequested());
        return monitor.stopRequested() ? Outcome.stopped() : outcome(run, ids);
    }

    /** Most likely with a node that died at this task: its files are taken over in due time. */
    private boolean isWithAnother(JobRun run, Participant owner) throws IOException {
        return waiting(run).stream()
                .anyMatch(entry -> entry.state() == UploadState.SENDING
                        && entry.owner().equals(owner)
                        && entry.nextAttempt().isAfter(clock.instant()));
    }

    private static SendWatch watch(TaskMonitor monitor) {
        return new SendWatch() {
            @Override
            public boolean isCancelled() {
                return monitor.stopRequested();
            }

            @Override
            public void at(QueueEntry entry, long done) {
                monitor.progress(done, entry.bytes(), "byte");
            }
        };
    }

    private Outcome outcome(JobRun run, Set<Long> ids) throws IOException {
        List<QueueEntry> entries = new ArrayList<>();
        for (long id : ids) {
            uploads.entry(run.actor(), id).ifPresent(entries::add);
        }
        return SendOutcome.of(entries);
    }

    /** Files that failed and are to be tried again, and those with a sender that may have died. */
    private List<QueueEntry> waiting(JobRun run) throws IOException {
        return uploads.queue(run.actor(), Set.of(UploadState.QUEUED, UploadState.SENDING), 10_000).stream()
                .filter(entry -> entry.unionId().equals(run.unionId()))
                .filter(entry -> entry.state() == UploadState.SENDING || entry.attempts() > 0)
                .toList();
    }

    private Outcome retry(JobRun run, TaskMonitor monitor) throws IOException {
        Set<Long> tried = new LinkedHashSet<>();
        Set<Long> blocked = new LinkedHashSet<>();
        while (!monitor.stopRequested()) {
            List<QueueEntry> waiting = waiting(run).stream()
                    .filter(entry -> !blocked.contains(entry.fileId()))
                    .toList();
            List<QueueEntry> due = waiting.stream()
                    .filter(entry -> !entry.nextAttempt().isAfter(clock.instant()))
                    .toList();
            if (waiting.isEmpty()) {
                return outcome(run, tried);
            }
            if (due.isEmpty()) {
                pause.run();
            } else {
                retry(run, due, tried, blocked, monitor);
            }
        }
        return Outcome.stopped();
    }

    /** A file that is due, yet not tried by anybody, waits for another one that is held. */
    private void retry(JobRun run, List<QueueEntry> due, Set<Long> tried, Set<Long> blocked, TaskMonitor monitor)
            throws IOException {
        Set<Participant> owners = new LinkedHashSet<>();
        due.forEach(entry -> owners.add(entry.owner()));
        Set<Long> now = new LinkedHashSet<>();
        for (Participant owner : owners) {
            uploads.send(run.actor(), run.unionId(), owner, watch(monitor)).forEach(entry -> now.add(entry.fileId()));
        }
        tried.addAll(now);
        for (QueueEntry entry : due) {
            if (!now.contains(entry.fileId())
                    && uploads.entry(run.actor(), entry.fileId()).equals(Optional.of(entry))) {
                blocked.add(entry.fileId());
            }
        }
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return words.outcome(code, arguments, language)
                .orElseGet(() -> (code + " " + String.join(", ", arguments)).strip());
    }
}
