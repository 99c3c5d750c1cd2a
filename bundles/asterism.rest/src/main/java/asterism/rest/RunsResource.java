package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.TaskState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;

/** Runs of long work, under way and over. */
@Path("runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunsResource {
    private static final int MOST = 1000;

    private final Services services;

    RunsResource(Services services) {
        this.services = services;
    }

    /**
     * Runs, newest first; those before the last one are asked for by its id.
     *
     * @param items the runs
     */
    record Runs(List<RunView> items) {}

    /**
     * Tasks, in the job's order.
     *
     * @param items the tasks
     */
    record Tasks(List<TaskView> items) {}

    /**
     * A task of a run.
     *
     * @param name      of the task, unique in the run
     * @param phase     where it is
     * @param done      what is done, in the unit
     * @param total     what there is to do in all; 0 when it is not known
     * @param unit      code of the unit; empty when nothing was said yet
     * @param attempts  how often it was begun
     * @param startedAt when it began first
     * @param endedAt   when it ended
     * @param again     when it is performed again
     * @param code      code of how it ended, or what it waits for; empty until then
     * @param text      the same in words
     */
    record TaskView(
            String name,
            Phase phase,
            long done,
            long total,
            String unit,
            int attempts,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Instant> again,
            String code,
            String text) {
        static TaskView of(TaskState task, String job, Jobs jobs, Locale language) {
            return new TaskView(
                    task.name(),
                    task.phase(),
                    task.done(),
                    task.total(),
                    task.unit(),
                    task.attempts(),
                    task.startedAt(),
                    task.endedAt(),
                    task.again(),
                    task.code(),
                    jobs.say(job, task.code(), task.arguments(), language));
        }
    }

    /** Lists runs. */
    @GET
    @Needs(Permission.VIEW)
    @Query({"job", "phase", "before", "limit"})
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        RunFilter filter = new RunFilter(
                inputs.text("job"),
                Optional.of(IntegrationSettings.SOZVEZDIE),
                inputs.choices("phase", Phase.class),
                inputs.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE));
        int limit = inputs.number("limit", Page.SIZE, 1, MOST);
        Jobs jobs = services.jobs();
        return new Runs(jobs.history(caller.actor(), filter, limit).stream()
                .map(run -> RunView.of(run, jobs, caller.language()))
                .toList());
    }

    /** One run. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Object get(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        return RunView.of(run(caller, Inputs.id(id)), services.jobs(), caller.language());
    }

    private RunState run(Caller caller, long id) throws IOException {
        return services.jobs().run(caller.actor(), id).orElseThrow(RefusedException::notFound);
    }

    /** The tasks of a run. */
    @GET
    @Path("{id}/tasks")
    @Needs(Permission.VIEW)
    public Object tasks(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        RunState run = run(caller, Inputs.id(id));
        Jobs jobs = services.jobs();
        return new Tasks(jobs.tasks(caller.actor(), run.run().id()).stream()
                .map(task -> TaskView.of(task, run.run().job(), jobs, caller.language()))
                .toList());
    }

    /** Cancels a run; one that is over stays as it is. */
    @POST
    @Path("{id}/cancel")
    @Needs(Permission.RUN)
    public Object cancel(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        long runId = run(caller, Inputs.id(id)).run().id();
        services.jobs().cancel(caller.actor(), runId);
        return RunView.of(run(caller, runId), services.jobs(), caller.language());
    }
}
