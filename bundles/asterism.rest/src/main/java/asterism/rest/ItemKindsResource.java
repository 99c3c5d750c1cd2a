package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.configuration.KindChoice;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.lotdata.ItemKind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Which item kinds take part. */
@Path("item-kinds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ItemKindsResource {
    private static final int MAX_ID = 64;
    private static final String COST = "kinds-cost";

    private final Services services;

    ItemKindsResource(Services services) {
        this.services = services;
    }

    /**
     * The choice, and the tree that it is made in.
     *
     * @param scope   whether nothing was chosen yet, all take part, or the ticked ones
     * @param kinds   in the order of their ids
     * @param version for {@code If-Match}
     */
    record Kinds(KindChoice.Scope scope, List<Kind> kinds, long version) {}

    /**
     * A node of the tree.
     *
     * @param id       kind id
     * @param name     name
     * @param parentId absent for a root
     * @param ticked   whether it is ticked itself
     * @param included whether it takes part, by itself or by a kind above it
     * @param known    whether the source has it
     */
    record Kind(String id, String name, Optional<String> parentId, boolean ticked, boolean included, boolean known) {}

    /**
     * What the choice is to become.
     *
     * @param scope {@code ALL} or {@code TICKED}, or {@code OPEN} for no choice
     * @param kinds the ticked ones, each with its children
     */
    record Choice(KindChoice.Scope scope, Optional<List<String>> kinds) {
        KindChoice toChoice(long version) {
            Set<String> ticked = new TreeSet<>();
            for (String kind : Bodies.bounded("/kinds", kinds.orElse(List.of()))) {
                ticked.add(Bodies.bounded("/kinds", Bodies.given(kind), MAX_ID));
            }
            if (scope != KindChoice.Scope.TICKED && !ticked.isEmpty()) {
                throw RefusedException.body("/kinds", "kinds-without-scope");
            }
            return new KindChoice(scope, ticked, version);
        }
    }

    /** Reads it. */
    @GET
    @Needs(Permission.VIEW)
    public Response get(@Context HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        return answer(caller, services.kinds().choice(caller.actor(), SOZVEZDIE));
    }

    /** Changes it. */
    @PUT
    @Needs(Permission.CONFIGURE)
    public Response put(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Choice body)
            throws IOException {
        Caller caller = Caller.of(request);
        long version = Versions.required(ifMatch);
        KindChoice wanted = Bodies.given(body).toChoice(version);
        return answer(caller, services.kinds().save(caller.actor(), SOZVEZDIE, wanted));
    }

    /**
     * What a choice would take out of the files, so that the union deletes it.
     *
     * @param run  counts it
     * @param rows absent until it has
     */
    record Cost(RunView run, Optional<RowCounts> rows) {}

    /** Starts counting what a change would take out of the files. */
    @POST
    @Path("cost")
    @Needs(Permission.CONFIGURE)
    public Response cost(@Context HttpServletRequest request, @Nullable Choice body) throws IOException {
        KindChoice planned = Bodies.given(body).toChoice(0);
        Map<String, String> parameters =
                Map.of("scope", planned.scope().name(), "kinds", String.join("\n", planned.kinds()));
        return Starting.start(services, Caller.of(request), COST, parameters);
    }

    /** What was counted. */
    @GET
    @Path("cost/{id}")
    @Needs(Permission.VIEW)
    public Object cost(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Caller caller = Caller.of(request);
        RunState run = services.jobs()
                .run(caller.actor(), Inputs.id(id))
                .filter(one -> one.run().job().equals(COST))
                .orElseThrow(RefusedException::notFound);
        Optional<RowCounts> rows = Optional.of(run)
                .filter(one -> one.phase() == Phase.DONE)
                .map(RunState::arguments)
                .map(counts -> new RowCounts(
                        Integer.parseInt(counts.get(0)),
                        Integer.parseInt(counts.get(1)),
                        Integer.parseInt(counts.get(2))));
        return new Cost(RunView.of(run, services.jobs(), caller.language()), rows);
    }

    private Response answer(Caller caller, KindChoice choice) throws IOException {
        Set<String> included = services.kinds().included(caller.actor(), SOZVEZDIE);
        List<ItemKind> known = services.ledger().itemKinds();
        Set<String> gone = new TreeSet<>(choice.kinds());
        known.forEach(kind -> gone.remove(kind.id()));
        List<Kind> kinds = new java.util.ArrayList<>();
        for (ItemKind kind : known) {
            kinds.add(new Kind(
                    kind.id(),
                    kind.name(),
                    Optional.of(kind.parentId()).filter(id -> !id.isEmpty()),
                    choice.kinds().contains(kind.id()),
                    included.contains(kind.id()),
                    true));
        }
        gone.forEach(id -> kinds.add(new Kind(id, "", Optional.empty(), true, false, false)));
        return Versions.ok(new Kinds(choice.scope(), kinds, choice.version()), choice.version());
    }
}
