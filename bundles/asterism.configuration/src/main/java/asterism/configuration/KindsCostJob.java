package asterism.configuration;

import asterism.api.configuration.KindChoice;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Counts by hand what a choice of item kinds would take out of the files, so that the union deletes it. Reads lot data
 * of each store that is ready, less than a second a store, unless no kind is taken out; changes nothing. Ends with the
 * code {@link #COUNTED}, whose arguments are the lots, movements and balances.
 */
@Component(property = Job.ID + "=kinds-cost")
public final class KindsCostJob implements Job {
    /** Parameter: what is planned, a {@link KindChoice.Scope}. */
    static final String SCOPE = "scope";

    /** Parameter: ids of the kinds that are ticked, a line each. */
    static final String KINDS = "kinds";

    static final String COUNTED = "kinds.counted";

    private static final String REFUSED = "kinds.refused";
    private static final String UNIT = "store";

    private final StoredKindChoices kinds;
    private final PropertySettingsWording words = new PropertySettingsWording();

    /** Wired by DS. */
    @Activate
    public KindsCostJob(@Reference StoredKindChoices kinds) {
        this.kinds = kinds;
    }

    @Override
    public List<String> tasks(JobRun run) throws JobException {
        planned(run);
        return List.of(ALL);
    }

    @Override
    public Outcome perform(JobRun run, String task, TaskMonitor monitor) throws JobException, IOException {
        try {
            RowCounts rows = kinds.withdrawn(run.actor(), run.unionId(), planned(run), (done, total) -> {
                monitor.progress(done, total, UNIT);
                if (monitor.stopRequested()) {
                    throw new CancellationException();
                }
            });
            return Outcome.done(
                    COUNTED,
                    Integer.toString(rows.lots()),
                    Integer.toString(rows.movements()),
                    Integer.toString(rows.balances()));
        } catch (CancellationException e) {
            return Outcome.stopped();
        } catch (SettingsException e) {
            Refusal refusal = e.refusals().get(0);
            List<String> arguments = new ArrayList<>(List.of(refusal.reason().name()));
            arguments.addAll(refusal.arguments());
            throw new JobException(e, REFUSED, arguments.toArray(String[]::new));
        }
    }

    private static KindChoice planned(JobRun run) throws JobException {
        String scope = run.parameters().getOrDefault(SCOPE, "");
        KindChoice.Scope known = Arrays.stream(KindChoice.Scope.values())
                .filter(one -> one.name().equals(scope))
                .findFirst()
                .orElseThrow(() -> new JobException("kinds.scope-unknown", scope));
        Set<String> ticked = run.parameters()
                .getOrDefault(KINDS, "")
                .lines()
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new KindChoice(known, ticked, 0);
    }

    @Override
    public String say(String code, List<String> arguments, Locale language) {
        return switch (code) {
            case TITLE -> words.say("job.kinds-cost", List.of(), language);
            case REFUSED ->
                words.say(
                        new Refusal(
                                Refusal.Reason.valueOf(arguments.get(0)), "", arguments.subList(1, arguments.size())),
                        language);
            case COUNTED, "kinds.scope-unknown" -> words.say(code, arguments, language);
            default -> (code + " " + String.join(", ", arguments)).strip();
        };
    }
}
