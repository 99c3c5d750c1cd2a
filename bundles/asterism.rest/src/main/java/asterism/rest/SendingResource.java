package asterism.rest;

import asterism.api.access.Permission;
import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Sends now what is due. */
@Path("sending/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class SendingResource {
    private static final String JOB = "send";

    private final Services services;

    SendingResource(Services services) {
        this.services = services;
    }

    /** Starts it. */
    @POST
    @Needs(Permission.RUN)
    public Response start(@Context HttpServletRequest request) throws IOException {
        return Starting.start(services, Caller.of(request), JOB, Map.of());
    }
}
