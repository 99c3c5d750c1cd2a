package asterism.rest;

import asterism.api.configuration.IntegrationSettings;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.RunState;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;

/** Starts long work, and says where its run can be looked at. */
final class Starting {
    private static final int MAX_STORE_ID = 64;

    private Starting() {}

    /**
     * Ids of stores as jobs take them.
     *
     * @param pointer where they are in the body
     */
    static String stores(String pointer, List<String> ids) {
        if (ids.isEmpty()) {
            throw RefusedException.body(pointer, "value-missing");
        }
        for (String id : Bodies.bounded(pointer, ids)) {
            if (Bodies.given(id).isBlank() || id.contains(",") || id.length() > MAX_STORE_ID) {
                throw RefusedException.body(pointer, "value-invalid");
            }
        }
        return String.join(",", ids);
    }

    /** 202 with the run and its place. */
    static Response start(Services services, Caller caller, String job, Map<String, String> parameters)
            throws IOException {
        Jobs jobs = services.jobs();
        if (!jobs.jobs().contains(job)) {
            throw new ServiceGoneException("job " + job);
        }
        long id = started(jobs, caller, job, parameters);
        RunState run = jobs.run(caller.actor(), id).orElseThrow(RefusedException::notFound);
        return Response.accepted(RunView.of(run, jobs, caller.language()))
                .location(URI.create("runs/" + id))
                .build();
    }

    /** The job may go at any moment. */
    private static long started(Jobs jobs, Caller caller, String job, Map<String, String> parameters)
            throws IOException {
        try {
            return jobs.start(caller.actor(), job, IntegrationSettings.SOZVEZDIE, parameters);
        } catch (IllegalArgumentException e) {
            throw jobs.jobs().contains(job) ? e : new ServiceGoneException("job " + job);
        }
    }
}
