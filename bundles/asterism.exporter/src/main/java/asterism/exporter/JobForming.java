package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.ReadyStores;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ExportException;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.ExportRequest;
import asterism.api.export.ExportService;
import asterism.api.export.ExportSpan;
import asterism.api.export.FormatOptions;
import asterism.api.export.Participant;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.StoreResult;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.lotdata.LotLedger;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
    private @Nullable Plan last;
    private @Nullable Failure failure;

    /** Who is ready, found out once a run on each node, after lot data were brought up to date. */
    private record Plan(long runId, ReadyStores stores) {}

    /** Why lot data could not be brought up to date for a run. */
    private record Failure(long runId, JobException cause) {}

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

    boolean isEnabled(JobRun run) throws JobException {
        try {
            return settings.integration(run.actor(), run.unionId()).enabled();
        } catch (IOException e) {
            throw database(e);
        }
    }

    /** Those who take part on the last day, as things are before lot data are brought up to date. */
    List<StoreReadiness> stores(JobRun run, FormingPeriod period) throws JobException {
        ReadyStores found;
        try {
            found = readiness.ready(run.actor(), run.unionId(), period.last());
        } catch (IOException e) {
            throw database(e);
        }
        List<StoreReadiness> stores = all(found);
        TreeSet<String> unknown = new TreeSet<>(period.stores());
        stores.forEach(store -> unknown.remove(store.participation().storeId()));
        if (!unknown.isEmpty()) {
            throw new JobException("export.store-takes-no-part", unknown.toArray(String[]::new));
        }
        return stores.stream()
                .filter(store -> period.has(store.participation().storeId()))
                .toList();
    }

    private static List<StoreReadiness> all(ReadyStores found) {
        List<StoreReadiness> stores = new ArrayList<>();
        found.ready().forEach(one -> stores.add(new StoreReadiness(one, Set.of())));
        stores.addAll(found.others());
        return stores;
    }

    /** How a store is, once lot data are up to date; empty when it takes no part (any more). */
    static Optional<StoreReadiness> store(ReadyStores plan, String storeId) {
        return all(plan).stream()
                .filter(store -> store.participation().storeId().equals(storeId))
                .findFirst();
    }

    /**
     * Brings lot data up to date and finds out who is ready, once a run.
     *
     * @throws CancellationException when the monitor asked to stop
     */
    synchronized ReadyStores plan(JobRun run, FormingPeriod period, TaskMonitor monitor) throws JobException {
        Plan plan = last;
        if (plan == null || plan.runId() != run.id()) {
            plan = new Plan(run.id(), found(run, period, monitor));
            last = plan;
        }
        return plan.stores();
    }

    private ReadyStores found(JobRun run, FormingPeriod period, TaskMonitor monitor) throws JobException {
        Failure known = failure;
        if (known != null && known.runId() == run.id()) {
            throw known.cause();
        }
        try {
            update(run, monitor);
            return readiness.ready(run.actor(), run.unionId(), period.last());
        } catch (IOException e) {
            throw database(e);
        }
    }

    /**
     * Files of yesterday's lot data would make the union delete what was sold since: without an update none is formed.
     *
     * @throws CancellationException when the monitor asked to stop
     */
    private void update(JobRun run, TaskMonitor monitor) throws JobException {
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
            throw failed(run, new JobException(e, "export.source-faulty", faults(e.count(), e.faults())));
        } catch (IOException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw failed(run, new JobException(e, "export.lot-data-not-updated", String.valueOf(e.getMessage())));
        }
    }

    /** Arguments: how many there are, and the first one. */
    private static String[] faults(long count, List<SourceFault> faults) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(count)));
        arguments.addAll(faults.get(0).toArguments());
        return arguments.toArray(String[]::new);
    }

    /** The source is not read again for each store of the run. */
    private JobException failed(JobRun run, JobException cause) {
        failure = new Failure(run.id(), cause);
        return cause;
    }

    private static JobException database(IOException e) {
        return new JobException(e, "export.not-read", String.valueOf(e.getMessage()));
    }

    ExportSettings exportSettings(JobRun run) throws JobException {
        try {
            return settings.exportSettings(run.actor(), run.unionId());
        } catch (IOException e) {
            throw database(e);
        }
    }

    /**
     * Forms a store's file of a run, unless it is there already. Initial data are carried to the union by hand, so that
     * their files count as handed over.
     */
    Outcome form(JobRun run, ReadyStores plan, Participation store, ExportSpan span) throws JobException {
        ExportSettings how = exportSettings(run);
        ExportRequest request = request(plan, store, span, how, FormingPeriod.start(run, zone()));
        try {
            Optional<ExportFile> formed = formed(run, request);
            if (formed.isPresent()) {
                return done(
                        formed.get(), files.protocol(run.actor(), formed.get().id()));
            }
            return outcome(
                    request,
                    exports.form(run.actor(), request, Progress.SILENT, result -> {})
                            .get(0));
        } catch (IOException e) {
            throw new JobException(e, "export.not-written", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new JobException(e, "export.refused", String.valueOf(e.getMessage()));
        }
    }

    /** Days of a regular file of a store, without those before it takes part. */
    static ExportSpan regular(Participation store, LocalDate first, LocalDate last, boolean moving) {
        LocalDate begin = store.from().filter(first::isBefore).orElse(first);
        return new ExportSpan.Regular(begin, last, store.initialDay(), moving);
    }

    /**
     * Forms a regular file once more. Lot data are not brought up to date before: the lost file was formed of such as
     * reach to its last day, and so are these.
     */
    Optional<ExportFile> again(Actor actor, String unionId, SentTable.Known lost) throws IOException {
        ReadyStores plan = readiness.ready(actor, unionId, lost.last());
        ExportSettings how = settings.exportSettings(actor, unionId);
        Optional<Participation> store = plan.ready().stream()
                .filter(one -> one.participant().equals(lost.owner()))
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
        LocalDateTime start = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        while (taken.contains(start)) {
            start = start.plusSeconds(1);
        }
        return start;
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

    private Optional<ExportFile> formed(JobRun run, ExportRequest request) throws IOException {
        boolean initial = request.span() instanceof ExportSpan.Initial;
        for (ExportFile file :
                files.ofStore(run.actor(), request.participants().get(0).storeId())) {
            Path archive = request.folder().resolve(file.archive());
            if (file.owner().equals(request.participants().get(0))
                    && file.formatId().equals(request.formatId())
                    && file.initial() == initial
                    && file.last().equals(request.span().last())
                    && file.formedAt().equals(request.runStart())
                    && Files.isRegularFile(archive)
                    && Files.size(archive) == file.bytes()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static Outcome outcome(ExportRequest request, StoreResult result) {
        if (result instanceof StoreResult.Formed formed) {
            return done(formed.file(), formed.protocol());
        }
        if (result instanceof StoreResult.Nothing) {
            return Outcome.nothingToDo(
                    "export.nothing",
                    request.span().first().toString(),
                    request.span().last().toString());
        }
        if (result instanceof StoreResult.Unreadable unreadable) {
            LOG.warn("No file of store {}: {}", unreadable.storeId(), unreadable.faults());
            return Outcome.failed(
                    "export.store-faulty", faults(unreadable.faults().size(), unreadable.faults()));
        }
        Exception cause = ((StoreResult.Failed) result).cause();
        if (cause instanceof BeingWrittenException) {
            // An attempt at this task that was given up for lost: what it writes is found the next time.
            LOG.debug("store {} waits", result.storeId(), cause);
            return Outcome.stopped();
        }
        LOG.warn("No file of store {}", result.storeId(), cause);
        return cause instanceof ExportException refused
                ? Outcome.failed("export.refused", refused.reason().name(), refused.storeId(), refused.value())
                : Outcome.failed("export.not-written", String.valueOf(cause.getMessage()));
    }

    /** Arguments: archive, first and last day, rows of movements, warnings and errors, months changed before it. */
    private static Outcome done(ExportFile file, List<ProtocolEntry> protocol) {
        long before = protocol.stream()
                .filter(entry -> entry.code() == ProtocolEntry.Code.CHANGE_OUTSIDE_WINDOW)
                .count();
        return Outcome.done(
                "export.formed",
                file.archive(),
                file.first().toString(),
                file.last().toString(),
                Integer.toString(file.totals().movementCount()),
                Integer.toString(protocol.size()),
                Long.toString(before));
    }
}
