package asterism.rest;

import asterism.api.access.Permission;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Forms files now, also of a period. */
@Path("forming/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class FormingResource {
    private static final String JOB = "form";

    private final Services services;

    FormingResource(Services services) {
        this.services = services;
    }

    /**
     * What is to be formed.
     *
     * @param stores ids of the stores; absent for all
     * @param from   first day; absent for the usual window
     * @param to     last day, yesterday or before; absent for yesterday
     */
    record Form(Optional<List<String>> stores, Optional<LocalDate> from, Optional<LocalDate> to) {
        Map<String, String> parameters() {
            if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
                throw RefusedException.body("/to", "days-reversed");
            }
            Map<String, String> parameters = new HashMap<>();
            stores.ifPresent(ids -> parameters.put("store", Starting.stores("/stores", ids)));
            from.ifPresent(day -> parameters.put("from", day.toString()));
            to.ifPresent(day -> parameters.put("to", day.toString()));
            return parameters;
        }
    }

    /** Starts it; without a body for all stores and the usual window. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Permission.RUN)
    public Response start(@Context HttpServletRequest request, @Nullable Form body) throws IOException {
        Map<String, String> parameters = body == null ? Map.of() : body.parameters();
        return Starting.start(services, Caller.of(request), JOB, parameters);
    }
}
