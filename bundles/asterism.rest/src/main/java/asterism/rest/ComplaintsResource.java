package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.Complaint;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;

/** What the union found wrong with files later. */
@Path("complaints")
@Produces(MediaType.APPLICATION_JSON)
public final class ComplaintsResource {
    private final Services services;

    ComplaintsResource(Services services) {
        this.services = services;
    }

    /** All complaints, newest first. */
    @GET
    @Needs(Permission.VIEW)
    @Query({"page", "size"})
    public Object all(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        return page(services, Caller.of(request), uri, complaint -> true);
    }

    static Page<Complaint> page(Services services, Caller caller, UriInfo uri, Predicate<Complaint> wanted)
            throws IOException {
        Page.Wanted page = Page.Wanted.of(new Inputs(uri));
        List<Complaint> all = services.confirmations().complaints(caller.actor(), SOZVEZDIE).stream()
                .filter(wanted)
                .toList();
        return Page.of(all, page);
    }
}
