package asterism.lotdata;

import asterism.api.FileTrouble;
import asterism.api.Progress;
import asterism.api.Wording;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings lot data up to date. Forming does so by itself; who wants it shorter, or lot data without files, has this run
 * before it.
 */
@Component(property = Job.ID + "=prepare")
public final class PrepareJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(PrepareJob.class);

    /** Parameter: {@code true} when the source is complete, so that documents it lacks are gone. */
    static final String COMPLETE = "complete";

    private final LotLedger ledger;
    private final IntegrationSettings settings;
    private final Wording wording;
    private volatile @Nullable SourceLedger source;

    /** Wired by DS. */
    @Activate
    public PrepareJob(
            @Reference LotLedger ledger, @Reference IntegrationSettings settings, @Reference Wording wording) {
        this.ledger = ledger;
        this.settings = settings;
        this.wording = wording;
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

    @Override
    public Optional<String> defaultSchedule() {
        return Optional.of("30 1 * * *");
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
            return Outcome.nothingToDo("lotdata.disabled");
        }
        SourceLedger from = source;
        if (from == null) {
            throw new JobException("lotdata.no-source");
        }
        boolean complete = Boolean.parseBoolean(run.parameters().get(COMPLETE));
        try {
            return outcome(ledger.update(run.actor(), from, complete, progress(monitor)));
        } catch (SourceException e) {
            throw new JobException(e, "lotdata.source-faulty", faults(e));
        } catch (IOException e) {
            if (e.getCause() instanceof CancellationException) {
                return Outcome.stopped();
            }
            if (Database.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("run {}: lot data are not brought up to date", run.id(), e);
            List<String> trouble = FileTrouble.of(e).toArguments();
            throw new JobException(e, "lotdata.not-updated", trouble.toArray(String[]::new));
        }
    }

    /** Arguments: how many there are, and the first one. */
    private static String[] faults(SourceException e) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(e.count())));
        arguments.addAll(e.faults().get(0).toArguments());
        return arguments.toArray(String[]::new);
    }

    private static Progress progress(TaskMonitor monitor) {
        return (step, done, total) -> {
            monitor.progress(done, total, step == Progress.Step.READ ? "byte" : "store");
            if (monitor.stopRequested()) {
                throw new CancellationException();
            }
        };
    }

    /** Stores whose rows have faults keep their last good data, and no file is formed of them: somebody must act. */
    private static Outcome outcome(LoadReport report) {
        if (!report.spoiled().isEmpty()) {
            return Outcome.failed(
                    "lotdata.stores-faulty", report.spoiled().keySet().toArray(String[]::new));
        }
        return report.documents() == 0 && report.changed() == 0
                ? Outcome.nothingToDo("lotdata.unchanged")
                : Outcome.done(
                        "lotdata.updated",
                        Long.toString(report.documents()),
                        Long.toString(report.lines()),
                        Long.toString(report.changed()));
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return new PrepareWords(wording, language).say(code, arguments);
    }
}
