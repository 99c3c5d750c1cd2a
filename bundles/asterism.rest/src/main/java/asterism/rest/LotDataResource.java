package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.RunFilter;
import asterism.api.lotdata.Store;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Lot data: how far they are, and bringing them up to date. */
@Path("lot-data")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LotDataResource {
    private static final String JOB = "prepare";

    private final Services services;

    LotDataResource(Services services) {
        this.services = services;
    }

    /**
     * How far they are.
     *
     * @param ledgerStart start date; a change of it is one of the integration
     * @param shops       stores of kind {@code SHOP}
     * @param withData    how many stores have data
     * @param lastRun     the run under way, or the last one
     */
    record LotData(Optional<LocalDate> ledgerStart, long shops, int withData, Optional<RunView> lastRun) {}

    /**
     * What a run is to do.
     *
     * @param rebuild whether the source is taken as complete, so that documents it lacks are gone; the last good data
     *     stay until it is done
     */
    record Preparing(Optional<Boolean> rebuild) {}

    /** Says how far they are. */
    @GET
    @Needs(Permission.VIEW)
    public Object get(@Context HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        long shops = services.ledger().stores().stream()
                .filter(store -> store.kind() == Store.Kind.SHOP)
                .count();
        return new LotData(
                services.settings().integration(caller.actor(), SOZVEZDIE).ledgerStart(),
                shops,
                services.ledger().storesWithData().size(),
                lastRun(caller));
    }

    private Optional<RunView> lastRun(Caller caller) throws IOException {
        Jobs jobs = services.jobs();
        RunFilter filter = new RunFilter(Optional.of(JOB), Optional.of(SOZVEZDIE), Set.of(), Long.MAX_VALUE);
        return jobs.history(caller.actor(), filter, 1).stream()
                .findFirst()
                .map(state -> RunView.of(state, jobs, caller.language()));
    }

    /** Brings them up to date. */
    @POST
    @Path("runs")
    @Needs(Permission.RUN)
    public Response start(@Context HttpServletRequest request, @Nullable Preparing body) throws IOException {
        boolean rebuild = body != null && body.rebuild().orElse(false);
        Map<String, String> parameters = rebuild ? Map.of("complete", "true") : Map.of();
        return Starting.start(services, Caller.of(request), JOB, parameters);
    }
}
