package asterism.exporter;

import asterism.api.configuration.Participation;
import asterism.api.configuration.ReadyStores;
import asterism.api.configuration.StoreReadiness;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Forms the regular files; a task a store that takes part. It brings lot data up to date itself, first of all: a job of
 * its own before it might not have ended, and a file without yesterday's sales would be sent.
 */
@Component(property = Job.ID + "=form")
public final class FormJob implements Job {
    private final JobForming forming;
    private final JobWords words;

    /** Wired by DS. */
    @Activate
    public FormJob(@Reference JobForming forming, @Reference JobWords words) {
        this.forming = forming;
        this.words = words;
    }

    @Override
    public Optional<String> defaultSchedule() {
        return Optional.of("30 2 * * *");
    }

    @Override
    public List<String> tasks(JobRun run) throws JobException {
        FormingPeriod period = FormingPeriod.of(run, forming.zone());
        return forming.isEnabled(run)
                ? forming.stores(run, period).stream()
                        .map(store -> store.participation().storeId())
                        .toList()
                : List.of();
    }

    @Override
    public Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException {
        FormingPeriod period = FormingPeriod.of(run, forming.zone());
        if (!forming.isEnabled(run)) {
            return Outcome.nothingToDo("export.disabled");
        }
        try {
            ReadyStores plan = forming.plan(run, period, monitor);
            Optional<StoreReadiness> store = JobForming.store(plan, task);
            if (monitor.stopRequested()) {
                return Outcome.stopped();
            }
            return store.isEmpty()
                    ? Outcome.nothingToDo("export.store-takes-no-part", task)
                    : form(run, plan, store.get(), period);
        } catch (CancellationException e) {
            return Outcome.stopped();
        }
    }

    private Outcome form(JobRun run, ReadyStores plan, StoreReadiness store, FormingPeriod period) throws JobException {
        if (!store.isReady()) {
            return Outcome.nothingToDo("export.not-ready", Lacks.names(store.lacks()));
        }
        Participation one = store.participation();
        LocalDate usual = period.last().minusDays(forming.exportSettings(run).windowDays() - 1L);
        LocalDate first = period.first().orElse(usual);
        return forming.form(run, plan, one, JobForming.regular(one, first, period.last(), period.moving()));
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return words.say("form", code, arguments, language);
    }
}
