package asterism.exporter;

import asterism.api.configuration.Participation;
import asterism.api.configuration.ReadyStores;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Forms the regular files; a task a participation that has days in the window. One that ended is formed on until its
 * last day leaves the window, so that neither a missed run nor a late correction of its days loses anything.
 *
 * <p>It brings lot data up to date itself, first of all: a job of its own before it might not have ended, and a file
 * without yesterday's sales would be sent.
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
    public List<String> tasks(JobRun run) throws JobException, IOException {
        FormingPeriod period = FormingPeriod.of(run, forming.zone());
        if (!forming.isEnabled(run)) {
            return List.of();
        }
        return forming.tasks(run, first(run, period), period).stream()
                .filter(task -> period.isChosen() || task.store().isReady() || isExpected(task, period))
                .map(FormingTask::name)
                .toList();
    }

    /** A store that has ended by then is not missed when it lacks something. */
    private static boolean isExpected(FormingTask task, FormingPeriod period) {
        return task.store().participation().covers(period.last());
    }

    private LocalDate first(JobRun run, FormingPeriod period) throws IOException {
        return period.first()
                .orElse(period.last().minusDays(forming.exportSettings(run).windowDays() - 1L));
    }

    @Override
    public Outcome perform(JobRun run, String name, TaskMonitor monitor) throws JobException, IOException {
        FormingPeriod period = FormingPeriod.of(run, forming.zone());
        if (!forming.isEnabled(run)) {
            return Outcome.nothingToDo("export.disabled");
        }
        try {
            LocalDate first = first(run, period);
            ReadyStores plan = forming.plan(run, first, period.last(), monitor);
            Optional<FormingTask> task = JobForming.task(plan, name);
            if (monitor.stopRequested()) {
                return Outcome.stopped();
            }
            return task.isEmpty()
                    ? Outcome.nothingToDo("export.store-takes-no-part", name)
                    : form(run, plan, task.get(), first, period);
        } catch (CancellationException e) {
            return Outcome.stopped();
        }
    }

    private Outcome form(JobRun run, ReadyStores plan, FormingTask task, LocalDate first, FormingPeriod period)
            throws JobException, IOException {
        if (!task.store().isReady()) {
            return Outcome.nothingToDo(
                    "export.not-ready", Lacks.names(task.store().lacks()));
        }
        Participation one = task.store().participation();
        return forming.form(run, plan, task, JobForming.regular(one, first, period.last(), period.moving()));
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return words.say("form", code, arguments, language);
    }
}
