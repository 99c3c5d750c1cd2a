package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.Actor;
import asterism.api.access.Permission;
import asterism.api.configuration.Confirmations;
import asterism.api.configuration.Participation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What the union said of initial data. */
@Path("verdicts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VerdictsResource {
    private static final String LIST = "/participations";

    private final Services services;

    VerdictsResource(Services services) {
        this.services = services;
    }

    /** What the union may say. */
    enum Saying {
        /** The data are correct. */
        CONFIRMED,
        /** They are not, and must be formed again. */
        REFUSED
    }

    /**
     * What it said.
     *
     * @param verdict         what
     * @param participations  of which, as they were read
     * @param fileId          the file that the union has; absent for each one's newest; only of one participation
     * @param remark          why; needed for a refusal
     * @param formedElsewhere whether the union has data that were not formed here
     */
    record Said(
            Saying verdict,
            List<Read> participations,
            Optional<Long> fileId,
            Optional<String> remark,
            Optional<Boolean> formedElsewhere) {}

    /** A participation as it was read. */
    record Read(Long id, Long version) {}

    /** What is recorded now. */
    record Recorded(List<VerdictView> items) {}

    /** Lists all, newest first. */
    @GET
    @Query({"page", "size"})
    @Needs(Permission.VIEW)
    public Object list(@Context HttpServletRequest request, @Context UriInfo uri) throws IOException {
        Page.Wanted wanted = Page.Wanted.of(new Inputs(uri));
        List<VerdictView> all = services
                .confirmations()
                .verdicts(Caller.of(request).actor(), SOZVEZDIE)
                .stream()
                .map(VerdictView::of)
                .toList();
        return Page.of(all, wanted);
    }

    /** Records one. */
    @POST
    @Needs(Permission.CONFIGURE)
    public Object record(@Context HttpServletRequest request, @Nullable Said body) throws IOException {
        Actor actor = Caller.of(request).actor();
        Said said = Bodies.given(body);
        List<Read> read = Bodies.bounded(LIST, said.participations());
        if (read.isEmpty()) {
            throw RefusedException.body(LIST, "value-missing");
        }
        if (said.fileId().isPresent() && read.size() > 1) {
            throw RefusedException.body("/fileId", "file-of-one-store");
        }
        Bodies.distinct(LIST, read.stream().map(one -> Bodies.given(one).id()).toList());
        List<Participation> chosen = chosen(actor, read);
        PlacedException.inRows(LIST, Set.of(), () -> say(actor, said, chosen));
        Set<Long> ids = chosen.stream().map(Participation::id).collect(Collectors.toSet());
        return new Recorded(services.confirmations().verdicts(actor, SOZVEZDIE).stream()
                .filter(verdict -> ids.remove(verdict.participationId()))
                .map(VerdictView::of)
                .toList());
    }

    private boolean say(Actor actor, Said said, List<Participation> chosen) throws IOException {
        Confirmations confirmations = services.confirmations();
        String remark = said.remark().orElse("");
        boolean elsewhere = said.formedElsewhere().orElse(false);
        boolean confirmed = said.verdict() == Saying.CONFIRMED;
        if (said.fileId().isPresent()) {
            Participation one = chosen.get(0);
            if (confirmed) {
                confirmations.confirm(actor, SOZVEZDIE, one, said.fileId().get(), remark);
            } else {
                confirmations.refuse(actor, SOZVEZDIE, one, said.fileId().get(), remark);
            }
        } else if (confirmed) {
            confirmations.confirm(actor, SOZVEZDIE, chosen, remark, elsewhere);
        } else {
            confirmations.refuse(actor, SOZVEZDIE, chosen, remark);
        }
        return confirmed;
    }

    private List<Participation> chosen(Actor actor, List<Read> read) throws IOException {
        Map<Long, Participation> known = services.participations().list(actor, SOZVEZDIE).stream()
                .collect(Collectors.toMap(Participation::id, Function.identity()));
        List<Participation> chosen = new ArrayList<>();
        for (Read one : read) {
            Participation stored = known.get(one.id());
            if (stored == null || stored.version() != one.version()) {
                throw new ConcurrentModificationException("Participation " + one.id() + " is not as it was read");
            }
            chosen.add(stored);
        }
        return chosen;
    }
}
