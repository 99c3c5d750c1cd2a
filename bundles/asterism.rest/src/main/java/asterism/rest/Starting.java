package asterism.rest;

import asterism.api.configuration.IntegrationSettings;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.RunState;
import java.io.IOException;
import java.util.Map;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/** Starts long work, and says where its run can be looked at. */
final class Starting {
    private Starting() {}

    /** 202 with the run and its place. */
    static Response start(Services services, Caller caller, String job, Map<String, String> parameters)
            throws IOException {
        Jobs jobs = services.jobs();
        if (!jobs.jobs().contains(job)) {
            throw new ServiceGoneException("job " + job);
        }
        long id = jobs.start(caller.actor(), job, IntegrationSettings.SOZVEZDIE, parameters);
        RunState run = jobs.run(caller.actor(), id).orElseThrow(RefusedException::notFound);
        return Response.accepted(RunView.of(run, jobs, caller.language()))
                .header(HttpHeaders.LOCATION, caller.base() + "/runs/" + id)
                .build();
    }
}
