package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.Actor;
import asterism.api.access.Permission;
import asterism.api.configuration.Participation;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Which stores take part, on which days and under which codes. */
@Path("participations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ParticipationsResource {
    private static final int MAX_ID = 64;
    private static final String LIST = "/participations";
    private static final Set<String> FIELDS =
            Set.of("/storeId", "/storeCode", "/clientId", "/from", "/until", "/initialDay");
    private static final Set<String> FIELDS_OF_ONE =
            Set.of("/storeCode", "/clientId", "/from", "/until", "/initialDay", "/confirmed");
    private static final String CONFIRMED = "confirmed";

    private final Services services;

    ParticipationsResource(Services services) {
        this.services = services;
    }

    /**
     * Several at once.
     *
     * @param participations what they are to be
     * @param confirmed      whether it is meant that codes change with which files were sent
     */
    record Batch(List<Entry> participations, Optional<Boolean> confirmed) {}

    /**
     * One of several; without id and version it is a new one. Codes never change by being left out; days are as given,
     * as when one is changed alone.
     */
    record Entry(
            Optional<Long> id,
            String storeId,
            Optional<String> storeCode,
            Optional<String> clientId,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<LocalDate> initialDay,
            Optional<Long> version) {
        Participation toParticipation(int index, Map<Long, Participation> stored) {
            String place = LIST + "/" + index;
            if (storeId.isEmpty()) {
                throw RefusedException.body(place + "/storeId", "value-missing");
            }
            Optional<Participation> known = id.map(stored::get);
            if (known.filter(one -> !one.storeId().equals(storeId)).isPresent()) {
                throw RefusedException.body(place + "/storeId", "store-differs", Long.toString(id.orElse(0L)));
            }
            return new Participation(
                    id.orElse(0L),
                    Bodies.bounded(place + "/storeId", storeId, MAX_ID),
                    code(place + "/storeCode", storeCode, known.map(Participation::storeCode)),
                    code(place + "/clientId", clientId, known.map(Participation::clientId)),
                    from,
                    until,
                    initialDay,
                    version.orElse(0L));
        }

        private static String code(String place, Optional<String> wanted, Optional<String> known) {
            return Bodies.bounded(place, wanted.or(() -> known).orElse(""), MAX_ID);
        }
    }

    /** One, which is known by its path. */
    record Change(
            String storeCode,
            String clientId,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<LocalDate> initialDay,
            Optional<Boolean> confirmed) {}

    /** What is stored now. */
    record Saved(List<ParticipationView> items) {}

    /** Adds and changes some, all or none. */
    @POST
    @Needs(Permission.CONFIGURE)
    public Object save(@Context HttpServletRequest request, @Nullable Batch body) throws IOException {
        Batch batch = Bodies.given(body);
        Actor actor = Caller.of(request).actor();
        Map<Long, Participation> stored = services.participations().list(actor, SOZVEZDIE).stream()
                .collect(Collectors.toMap(Participation::id, Function.identity()));
        List<Participation> changes = new ArrayList<>();
        for (Entry entry : Bodies.bounded(LIST, batch.participations())) {
            changes.add(Bodies.given(entry).toParticipation(changes.size(), stored));
        }
        Bodies.distinct(LIST, changes.stream().map(Participation::id).toList());
        List<Participation> saved = PlacedException.inRows(
                LIST,
                FIELDS,
                () -> services.participations()
                        .save(actor, SOZVEZDIE, changes, batch.confirmed().orElse(false)));
        return new Saved(saved.stream().map(ParticipationView::of).toList());
    }

    /** Reads one. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Response get(@Context HttpServletRequest request, @PathParam("id") String id) throws IOException {
        Participation one = stored(Caller.of(request), id);
        return Versions.ok(ParticipationView.of(one), one.version());
    }

    /** Changes one. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response put(
            @Context HttpServletRequest request,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable Change body)
            throws IOException {
        Caller caller = Caller.of(request);
        Participation known = known(caller, id, ifMatch);
        Change change = Bodies.given(body);
        Participation wanted = known.withCodes(
                        Bodies.bounded("/storeCode", change.storeCode(), MAX_ID),
                        Bodies.bounded("/clientId", change.clientId(), MAX_ID))
                .withDays(change.from(), change.until())
                .withInitialDay(change.initialDay());
        Participation saved = PlacedException.inBody(
                        FIELDS_OF_ONE,
                        () -> services.participations()
                                .save(
                                        caller.actor(),
                                        SOZVEZDIE,
                                        List.of(wanted),
                                        change.confirmed().orElse(false)))
                .get(0);
        return Versions.ok(ParticipationView.of(saved), saved.version());
    }

    /** Removes one. */
    @DELETE
    @Path("{id}")
    @Query(CONFIRMED)
    @Needs(Permission.CONFIGURE)
    public Response remove(
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch)
            throws IOException {
        Caller caller = Caller.of(request);
        boolean confirmed = new Inputs(uri).flag(CONFIRMED).orElse(false);
        Participation known = known(caller, id, ifMatch);
        PlacedException.inQuery(Set.of(CONFIRMED), () -> {
            services.participations().remove(caller.actor(), SOZVEZDIE, List.of(known), confirmed);
            return known;
        });
        return Response.noContent().build();
    }

    /** One as the caller has read it: with that version, so that another one is refused. */
    private Participation known(Caller caller, String id, @Nullable String ifMatch) throws IOException {
        long version = Versions.required(ifMatch);
        Participation stored = stored(caller, id);
        return new Participation(
                stored.id(),
                stored.storeId(),
                stored.storeCode(),
                stored.clientId(),
                stored.from(),
                stored.until(),
                stored.initialDay(),
                version);
    }

    private Participation stored(Caller caller, String id) throws IOException {
        long number = Inputs.id(id);
        return services.participations().list(caller.actor(), SOZVEZDIE).stream()
                .filter(one -> one.id() == number)
                .findFirst()
                .orElseThrow(RefusedException::notFound);
    }
}
