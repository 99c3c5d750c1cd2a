package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.audit.AuditEntry;
import asterism.api.audit.AuditWording;
import java.io.IOException;
import java.time.Instant;
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
    record Trail(List<Entry> items) {}

    /**
     * One change, or one run by hand.
     *
     * @param id      grows with time
     * @param at      when
     * @param by      name of the actor
     * @param subject what, as it is kept
     * @param from    what it was, as it is kept; empty when it is new, or is no value
     * @param to      what it became, likewise
     * @param words   the same for people
     */
    record Entry(long id, Instant at, String by, String subject, String from, String to, AuditWording.Words words) {}

    /** Reads it. */
    @GET
    @Query({"subject", "before", "limit"})
    @Needs(Permission.CONFIGURE)
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Caller caller = Caller.of(request);
        Inputs inputs = new Inputs(uri);
        List<AuditEntry> entries = services.audit()
                .entries(
                        caller.actor(),
                        inputs.text("subject").orElse(""),
                        inputs.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
                        inputs.number("limit", LIMIT, 1, MAX_LIMIT));
        AuditWording words = services.auditWords();
        return new Trail(entries.stream()
                .map(one -> new Entry(
                        one.id(),
                        one.at(),
                        one.by(),
                        one.subject(),
                        one.from(),
                        one.to(),
                        words.say(one, caller.language())))
                .toList());
    }
}
