package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.Integration;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Whether the integration is on, and from when on lot data are kept. */
@Path("integration")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IntegrationResource {
    private final Services services;

    IntegrationResource(Services services) {
        this.services = services;
    }

    /**
     * What can be changed.
     *
     * @param enabled     off: jobs do nothing, the data stays
     * @param ledgerStart start date of lot data; absent for none
     */
    record Change(Boolean enabled, Optional<LocalDate> ledgerStart) {}

    /** Reads it. */
    @GET
    @Needs(Permission.VIEW)
    public Response get(@Context HttpServletRequest request) throws IOException {
        return answer(services.settings().integration(Caller.of(request).actor(), SOZVEZDIE));
    }

    /** Changes it. */
    @PUT
    @Needs(Permission.CONFIGURE)
    public Response put(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Change body)
            throws IOException {
        long version = Versions.required(ifMatch);
        Change change = Bodies.given(body);
        return answer(services.settings()
                .save(
                        Caller.of(request).actor(),
                        SOZVEZDIE,
                        new Integration(change.enabled(), change.ledgerStart(), version)));
    }

    private static Response answer(Integration integration) {
        return Versions.ok(integration, integration.version());
    }
}
