package asterism.exporter;

import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.ReadyStores;
import asterism.api.export.ExportSpan;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Forms initial data by hand, from the day that each store has for it; of all stores that are not confirmed, or of
 * some. What is confirmed is not formed again: what the union has would no longer be what counts as handed over. A
 * refusal reopens it.
 */
@Component(property = Job.ID + "=initial")
public final class InitialJob implements Job {
    private static final Set<Lack> TO_BE_MENDED = EnumSet.of(Lack.INITIAL_FILE, Lack.CONFIRMATION);

    private final JobForming forming;
    private final JobWords words;

    /** Wired by DS. */
    @Activate
    public InitialJob(@Reference JobForming forming, @Reference JobWords words) {
        this.forming = forming;
        this.words = words;
    }

    @Override
    public List<String> tasks(JobRun run) throws JobException, IOException {
        FormingPeriod period = period(run);
        if (!forming.isEnabled(run)) {
            return List.of();
        }
        return forming.tasks(run, period.last(), period).stream()
                .filter(task ->
                        !period.stores().isEmpty() || task.store().lacks().contains(Lack.CONFIRMATION))
                .map(FormingTask::name)
                .toList();
    }

    private FormingPeriod period(JobRun run) throws JobException {
        FormingPeriod period = FormingPeriod.of(run, forming.zone());
        if (period.first().isPresent()) {
            throw new JobException("export.initial-day-is-the-stores", FormingPeriod.FROM);
        }
        return period;
    }

    @Override
    public Outcome perform(JobRun run, String name, TaskMonitor monitor) throws JobException, IOException {
        FormingPeriod period = period(run);
        if (!forming.isEnabled(run)) {
            return Outcome.nothingToDo("export.disabled");
        }
        try {
            ReadyStores plan = forming.plan(run, period.last(), period.last(), monitor);
            Optional<FormingTask> task = JobForming.task(plan, name);
            if (monitor.stopRequested()) {
                return Outcome.stopped();
            }
            return task.isEmpty()
                    ? Outcome.nothingToDo("export.store-takes-no-part", name)
                    : form(run, plan, task.get(), period);
        } catch (CancellationException e) {
            return Outcome.stopped();
        }
    }

    private Outcome form(JobRun run, ReadyStores plan, FormingTask task, FormingPeriod period)
            throws JobException, IOException {
        Participation one = task.store().participation();
        Set<Lack> lacks = task.store().lacks();
        if (!TO_BE_MENDED.containsAll(lacks) || one.initialDay().isEmpty()) {
            return Outcome.failed("export.not-ready", Lacks.names(lacks));
        }
        if (!lacks.contains(Lack.CONFIRMATION)) {
            return Outcome.failed(
                    "export.initial-confirmed", one.initialDay().get().toString());
        }
        if (one.initialDay().get().isAfter(period.last())) {
            return Outcome.nothingToDo(
                    "export.period-empty",
                    one.initialDay().get().toString(),
                    period.last().toString());
        }
        return forming.form(
                run, plan, task, new ExportSpan.Initial(one.initialDay().get(), period.last()));
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return words.say("initial", code, arguments, language);
    }
}
