package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.audit.AuditEntry;
import java.io.IOException;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;

/** The audit trail. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private static final int LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final Services services;

    AuditResource(Services services) {
        this.services = services;
    }

    /** A part of it, newest first; what comes before has smaller ids than the last one. */
    record Trail(List<AuditEntry> items) {}

    /** Reads it. */
    @GET
    @Query({"subject", "before", "limit"})
    @Needs(Permission.CONFIGURE)
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Inputs inputs = new Inputs(uri);
        return new Trail(services.audit()
                .entries(
                        Caller.of(request).actor(),
                        inputs.text("subject").orElse(""),
                        inputs.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                        inputs.number("limit", LIMIT, 1, MAX_LIMIT)));
    }
}
