package asterism.jobs;

import asterism.api.Actor;
import asterism.api.configuration.StepFacts;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.jobs.JobSchedule;
import asterism.api.storage.Database;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whether forming and sending are scheduled. Looks into the table: the service of schedules knows the jobs, and those ask
 * for the check-list that this is for.
 */
@Component
public final class ScheduleFacts implements StepFacts {
    private static final Set<String> DAILY = Set.of("form", "send");

    private final Database database;

    /** Wired by DS. */
    @Activate
    public ScheduleFacts(@Reference(target = "(asterism.schema=jobs)") Database database) {
        this.database = database;
    }

    @Override
    public Step step() {
        return Step.SCHEDULE;
    }

    @Override
    public StepState state(Actor actor, String unionId) throws IOException {
        List<JobSchedule> enabled = database.transaction(ScheduleTable::enabled);
        long done = enabled.stream()
                .filter(schedule -> schedule.unionId().equals(unionId) && DAILY.contains(schedule.job()))
                .count();
        return StepState.of(Step.SCHEDULE, Math.toIntExact(done), DAILY.size());
    }
}
