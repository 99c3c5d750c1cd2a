package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.Actor;
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
        Caller caller = Caller.of(request);
        Form form = body == null ? new Form(Optional.empty(), Optional.empty(), Optional.empty()) : body;
        Map<String, String> parameters = form.parameters();
        check(caller.actor(), form);
        return Starting.start(services, caller, JOB, parameters);
    }

    private void check(Actor actor, Form form) throws IOException {
        int usual = services.settings().exportSettings(actor, SOZVEZDIE).windowDays();
        FormingDays days = FormingDays.of(services, form.from(), form.to(), usual);
        if (form.stores().isPresent()) {
            days.requirePart(services, actor, "/stores", form.stores().get());
        }
    }
}
