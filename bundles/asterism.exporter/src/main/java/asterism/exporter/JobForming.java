package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.ReadyStores;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportService;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.api.export.StoreResult;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.lotdata.LotLedger;
import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the jobs that form files have in common. */
@Component(service = JobForming.class)
public final class JobForming {
    private static final Logger LOG = LoggerFactory.getLogger(JobForming.class);

    private final ExportService exports;
    private final ExportFiles files;
    private final FilesFolder folder;
    private final IntegrationSettings settings;
    private final Readiness readiness;
    private final LotLedger ledger;
    private final Clock clock;
    private volatile @Nullable SourceLedger source;
    private final Map<Long, Plan> plans = new HashMap<>();

    /** Who is ready, found out once a run on each node, after lot data were brought up to date; or why it was not. */
    private record Plan(JobRun run, Optional<ReadyStores> stores, Optional<JobException> failure) {
        /** Whether it is over, as one run of a job and union is under way at a time. */
        boolean isBefore(JobRun next) {
            return run.job().equals(next.job()) && run.unionId().equals(next.unionId()) && run.id() < next.id();
        }
    }

    /** Wired by DS. */
    @Activate
    public JobForming(
            @Reference ExportService exports,
            @Reference ExportFiles files,
            @Reference FilesFolder folder,
            @Reference IntegrationSettings settings,
            @Reference Readiness readiness,
            @Reference LotLedger ledger,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.exports = exports;
        this.files = files;
        this.folder = folder;
        this.settings = settings;
        this.readiness = readiness;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Reference(
            target = "(asterism.source=*)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSource(SourceLedger added) {
        source = added;
    }

    void unsetSource(SourceLedger removed) {
        if (source == removed) {
            source = null;
        }
    }

    ZoneId zone() {
        return clock.getZone();
    }

    boolean isEnabled(JobRun run) throws IOException {
        return settings.integration(run.actor(), run.unionId()).enabled();
    }

    /** Those who take part on days of a window, as things are before lot data are brought up to date. */
    List<FormingTask> tasks(JobRun run, LocalDate first, FormingPeriod period) throws JobException, IOException {
        List<FormingTask> tasks = FormingTask.of(readiness.ready(run.actor(), run.unionId(), first, period.last()));
        TreeSet<String> unknown = new TreeSet<>(period.stores());
        tasks.forEach(task -> unknown.remove(task.storeId()));
        if (!unknown.isEmpty()) {
            throw new JobException("export.store-takes-no-part", unknown.toArray(String[]::new));
        }
        return tasks.stream().filter(task -> period.has(task.storeId())).toList();
    }

    /** A task that nobody is behind: a store that takes no part any more, or the one of an integration that is off. */
    static Outcome nobody(String task) {
        return task.equals(Job.ALL)
                ? Outcome.nothingToDo("export.disabled")
                : Outcome.nothingToDo("export.store-takes-no-part", task);
    }

    /** How a participation is, once lot data are up to date; empty when it takes no part (any more). */
    static Optional<FormingTask> task(ReadyStores plan, String name) {
        return FormingTask.of(plan).stream()
                .filter(task -> task.name().equals(name))
                .findFirst();
    }

    /**
     * Brings lot data up to date and finds out who is ready, once a run.
     *
     * @throws CancellationException when the monitor asked to stop
     */
    synchronized ReadyStores plan(JobRun run, LocalDate first, LocalDate last, TaskMonitor monitor)
            throws JobException, IOException {
        Plan plan = plans.get(run.id());
        if (plan == null) {
            plans.values().removeIf(other -> other.isBefore(run));
            plan = new Plan(run, Optional.of(found(run, first, last, monitor)), Optional.empty());
            plans.put(run.id(), plan);
        }
        if (plan.failure().isPresent()) {
            throw plan.failure().get();
        }
        return plan.stores().orElseThrow();
    }

    private ReadyStores found(JobRun run, LocalDate first, LocalDate last, TaskMonitor monitor)
            throws JobException, IOException {
        update(run, monitor);
        return readiness.ready(run.actor(), run.unionId(), first, last);
    }

    /**
     * Files of yesterday's lot data would make the union delete what was sold since: without an update none is formed.
     *
     * @throws CancellationException when the monitor asked to stop
     */
    private void update(JobRun run, TaskMonitor monitor) throws JobException, IOException {
        SourceLedger from = source;
        if (from == null) {
            throw new JobException("export.no-source");
        }
        Progress progress = (step, done, total) -> {
            monitor.progress(done, total, step == Progress.Step.READ ? "byte" : "store");
            if (monitor.stopRequested()) {
                throw new CancellationException();
            }
        };
        try {
            ledger.update(run.actor(), from, false, progress);
        } catch (SourceException e) {
            throw failed(
                    run, new JobException(e, "export.source-faulty", FormingOutcome.faults(e.count(), e.faults())));
        } catch (IOException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            if (Database.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("run {}: lot data are not brought up to date", run.id(), e);
            throw failed(run, new JobException(e, "export.lot-data-not-updated", FormingOutcome.trouble(e)));
        }
    }

    /** The source is not read again for each store of the run. */
    private JobException failed(JobRun run, JobException cause) {
        plans.put(run.id(), new Plan(run, Optional.empty(), Optional.of(cause)));
        return cause;
    }

    ExportSettings exportSettings(JobRun run) throws IOException {
        return settings.exportSettings(run.actor(), run.unionId());
    }

    /**
     * Forms a store's file of a run, unless it is there already. Initial data are carried to the union by hand, so that
     * their files count as handed over.
     */
    Outcome form(JobRun run, ReadyStores plan, FormingTask task, ExportSpan span) throws JobException, IOException {
        ExportSettings how = exportSettings(run);
        try {
            List<ExportFile> known = ofOwner(run, task, how.formatId());
            LocalDateTime start = start(run, task, span, known);
            ExportRequest request = request(plan, task.store().participation(), span, how, start);
            Optional<ExportFile> formed = formed(known, request);
            if (formed.isPresent()) {
                return FormingOutcome.done(
                        formed.get(), files.protocol(run.actor(), formed.get().id()));
            }
            return FormingOutcome.of(
                    request,
                    exports.form(run.actor(), request, Progress.SILENT, result -> {})
                            .get(0));
        } catch (IOException e) {
            if (Database.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("No file of store {}", task.storeId(), e);
            throw new JobException(e, "export.not-written", FormingOutcome.trouble(e));
        } catch (IllegalArgumentException e) {
            if (exports.formats().contains(how.formatId())) {
                throw e;
            }
            throw new JobException(e, "export.format-unknown", how.formatId());
        }
    }

    /** Days of a regular file of a store, without those on which it takes no part. */
    static ExportSpan regular(Participation store, LocalDate first, LocalDate last, boolean moving) {
        LocalDate begin = store.from().filter(first::isBefore).orElse(first);
        LocalDate end = store.until().filter(last::isAfter).orElse(last);
        return new ExportSpan.Regular(begin, end, store.initialDay(), moving);
    }

    /**
     * Forms a regular file once more. Lot data are not brought up to date before: the lost file was formed of such as
     * reach to its last day, and so are these.
     */
    Optional<ExportFile> again(Actor actor, String unionId, SentTable.Known lost) throws IOException {
        ReadyStores plan = readiness.ready(actor, unionId, lost.first(), lost.last());
        ExportSettings how = settings.exportSettings(actor, unionId);
        Optional<Participation> store = plan.ready().stream()
                .filter(one -> one.participant().equals(lost.owner()) && one.covers(lost.last()))
                .findFirst();
        if (store.isEmpty() || !how.formatId().equals(lost.formatId())) {
            return Optional.empty();
        }
        ExportSpan span = regular(store.get(), lost.first(), lost.last(), lost.moving());
        ExportRequest request = request(plan, store.get(), span, how, free(actor, lost.owner()));
        StoreResult result =
                exports.form(actor, request, Progress.SILENT, formed -> {}).get(0);
        if (result instanceof StoreResult.Failed failed) {
            throw new IOException("No file of store " + result.storeId(), failed.cause());
        }
        return result instanceof StoreResult.Formed formed ? Optional.of(formed.file()) : Optional.empty();
    }

    /** Now, or as soon as the store has no file that is named by that time. */
    private LocalDateTime free(Actor actor, Participant owner) throws IOException {
        Set<LocalDateTime> taken = files.ofStore(actor, owner.storeId()).stream()
                .map(ExportFile::formedAt)
                .collect(Collectors.toSet());
        return free(LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS), taken);
    }

    private ExportRequest request(
            ReadyStores plan, Participation store, ExportSpan span, ExportSettings how, LocalDateTime start) {
        FormatOptions texts = how.format();
        return new ExportRequest(
                List.of(store.participant()),
                span,
                plan.ledgerStart(),
                plan.kinds(),
                how.formatId(),
                new FormatOptions(
                        texts.xmlCharset(), texts.csvCharset(), texts.csvSeparator(), texts.csvBom(), how.cashiers()),
                how.compressionLevel(),
                start,
                folder.path(),
                Optional.empty(),
                span instanceof ExportSpan.Initial);
    }

    private List<ExportFile> ofOwner(JobRun run, FormingTask task, String formatId) throws IOException {
        return files.ofStore(run.actor(), task.storeId()).stream()
                .filter(file -> file.owner().equals(task.store().participation().participant())
                        && file.formatId().equals(formatId))
                .toList();
    }

    /**
     * What names the file: when the run began, or as soon after it as no file of other days has that name, from a run
     * that began in the same second. It is the same however often the task is performed.
     */
    private LocalDateTime start(JobRun run, FormingTask task, ExportSpan span, List<ExportFile> known) {
        Set<LocalDateTime> taken = known.stream()
                .filter(file -> !isOf(file, span))
                .map(ExportFile::formedAt)
                .collect(Collectors.toSet());
        return free(FormingPeriod.start(run, zone()).plusSeconds(task.later()), taken);
    }

    private static LocalDateTime free(LocalDateTime from, Set<LocalDateTime> taken) {
        LocalDateTime start = from;
        while (taken.contains(start)) {
            start = start.plusSeconds(1);
        }
        return start;
    }

    private static boolean isOf(ExportFile file, ExportSpan span) {
        Days days = Days.of(span);
        return file.initial() == span instanceof ExportSpan.Initial
                && file.first().equals(days.first())
                && file.last().equals(days.last());
    }

    private static Optional<ExportFile> formed(List<ExportFile> known, ExportRequest request) throws IOException {
        for (ExportFile file : known) {
            Path archive = request.folder().resolve(file.archive());
            if (isOf(file, request.span())
                    && file.formedAt().equals(request.runStart())
                    && Files.isRegularFile(archive)
                    && Files.size(archive) == file.bytes()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
