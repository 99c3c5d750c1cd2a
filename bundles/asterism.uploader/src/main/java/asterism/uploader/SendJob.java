package asterism.uploader;

import asterism.api.Actor;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Sends files; a task a store, and a last one that takes up all that is left, and is performed again whenever something
 * more can be done, until all is sent or given up.
 */
@Component(property = Job.ID + "=send")
public final class SendJob implements Job {
    /** Name of the last task. */
    static final String RETRIES = "retries";

    /** The least between two rounds of the last task. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

    private static final int LONGEST_LIST = 10_000;

    private final UploadService uploads;
    private final SendableFiles files;
    private final Participations participations;
    private final IntegrationSettings settings;
    private final Clock clock;
    private final PropertyUploadWording words = new PropertyUploadWording();

    /** Wired by DS. */
    @Activate
    public SendJob(
            @Reference UploadService uploads,
            @Reference SendableFiles files,
            @Reference Participations participations,
            @Reference IntegrationSettings settings,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.participations = participations;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<String> defaultSchedule() {
        return Optional.of("0 4 * * *");
    }

    /** What is formed later than its schedule says is still sent in the same night. */
    @Override
    public Set<String> after() {
        return Set.of("form");
    }

    @Override
    public List<String> tasks(JobRun run) throws IOException {
        if (!isEnabled(run)) {
            return List.of(ALL);
        }
        Set<Participant> owners = new LinkedHashSet<>(formed(run));
        owners.addAll(uploads.due(run.actor(), run.unionId()));
        List<String> tasks = new ArrayList<>(owners.stream().map(SendJob::name).toList());
        tasks.add(RETRIES);
        return tasks;
    }

    @Override
    public Optional<String> lastTask() {
        return Optional.of(RETRIES);
    }

    @Override
    public void hurry(Actor actor, JobRun run) throws IOException {
        uploads.hurry(actor, run.unionId());
    }

    private boolean isEnabled(JobRun run) throws IOException {
        return settings.integration(run.actor(), run.unionId()).enabled();
    }

    /** The stores of which there are files. */
    private List<Participant> formed(JobRun run) throws IOException {
        String format = settings.exportSettings(run.actor(), run.unionId()).formatId();
        List<Participant> owners = new ArrayList<>();
        for (Participation one : participations.list(run.actor(), run.unionId())) {
            boolean coded = !one.storeCode().isEmpty() && !one.clientId().isEmpty();
            if (coded && !files.regular(one.participant(), format).isEmpty()) {
                owners.add(one.participant());
            }
        }
        return owners;
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

    /** Without the integration there is one task, which says so. */
    @Override
    public Outcome perform(JobRun run, String task, TaskMonitor monitor) throws IOException {
        if (!isEnabled(run) || task.equals(ALL)) {
            return Outcome.nothingToDo("upload.disabled");
        }
        return task.equals(RETRIES) ? retry(run, monitor) : send(run, owner(task), monitor);
    }

    private Outcome send(JobRun run, Participant owner, TaskMonitor monitor) throws IOException {
        Set<Long> ids = new LinkedHashSet<>();
        enqueue(run, owner, ids);
        send(run, owner, monitor, ids);
        if (monitor.stopRequested()) {
            return Outcome.stopped();
        }
        if (list(run, Set.of(UploadState.HELD)).stream()
                .anyMatch(entry -> entry.owner().equals(owner))) {
            holding(run).stream()
                    .filter(entry -> entry.owner().equals(owner))
                    .forEach(entry -> ids.add(entry.fileId()));
        }
        return outcome(run, ids);
    }

    /** As long as others wait for them, each run says so. */
    private List<QueueEntry> holding(JobRun run) throws IOException {
        return WaitingFiles.holding(list(run, Set.of(UploadState.QUEUED, UploadState.HELD)));
    }

    private void enqueue(JobRun run, Participant owner, Set<Long> ids) throws IOException {
        uploads.enqueue(run.actor(), run.unionId(), owner).forEach(entry -> ids.add(entry.fileId()));
    }

    private void send(JobRun run, Participant owner, TaskMonitor monitor, Set<Long> ids) throws IOException {
        uploads.send(run.actor(), run.unionId(), owner, watch(monitor)).forEach(entry -> ids.add(entry.fileId()));
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

    /** A round: whoever formed, released or gave back a file meanwhile, it is taken up. */
    private Outcome retry(JobRun run, TaskMonitor monitor) throws IOException {
        Set<Long> ids = new LinkedHashSet<>();
        for (Participant owner : formed(run)) {
            enqueue(run, owner, ids);
        }
        for (Participant owner : uploads.due(run.actor(), run.unionId())) {
            send(run, owner, monitor, ids);
        }
        if (monitor.stopRequested()) {
            return Outcome.stopped();
        }
        Optional<QueueEntry> next =
                WaitingFiles.next(list(run, Set.of(UploadState.QUEUED, UploadState.SENDING, UploadState.HELD)));
        if (next.isPresent()) {
            Instant soon = clock.instant().plus(SHORTEST_PAUSE);
            Instant due = next.get().nextAttempt();
            return SendOutcome.later(due.isAfter(soon) ? due : soon, next.get());
        }
        ids.addAll(endedLater(run));
        holding(run).forEach(entry -> ids.add(entry.fileId()));
        return outcome(run, ids);
    }

    private List<QueueEntry> list(JobRun run, Set<UploadState> states) throws IOException {
        return uploads.queue(run.actor(), states, LONGEST_LIST).stream()
                .filter(entry -> entry.unionId().equals(run.unionId()))
                .toList();
    }

    /** Files that came to their end in the course of the run by more than one attempt, in any round. */
    private List<Long> endedLater(JobRun run) throws IOException {
        Instant start = run.startedAt().truncatedTo(ChronoUnit.MILLIS);
        return list(run, Set.of(UploadState.SENT, UploadState.FAILED)).stream()
                .filter(entry -> !entry.changedAt().isBefore(start))
                .filter(entry -> entry.attempts() > (entry.state() == UploadState.SENT ? 0 : 1))
                .map(QueueEntry::fileId)
                .toList();
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return words.outcome(code, arguments, language)
                .orElseGet(() -> (code + " " + String.join(", ", arguments)).strip());
    }
}
