package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Permission;
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.UploadConnection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

/** Where files are sent. */
@Path("connections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConnectionsResource {
    private static final String COMMON = "";
    private static final String COMMON_NAME = "common";
    private static final String PASSWORD_OF = "passwordOf";
    private static final Pattern CLIENT = Pattern.compile("[0-9]{1,18}");

    private final Services services;

    ConnectionsResource(Services services) {
        this.services = services;
    }

    /** All of them, the common one first. */
    record Connections(List<ConnectionBodies.ConnectionView> items) {}

    /** Lists them. */
    @GET
    @Needs(Permission.CONFIGURE)
    public Object list(@Context HttpServletRequest request) throws IOException {
        return new Connections(services.connections().all(Caller.of(request).actor(), SOZVEZDIE).stream()
                .map(ConnectionBodies.ConnectionView::of)
                .toList());
    }

    /** Reads the one for all. */
    @GET
    @Path("common")
    @Needs(Permission.CONFIGURE)
    public Response getCommon(@Context HttpServletRequest request) throws IOException {
        return get(Caller.of(request), COMMON);
    }

    /** Reads that of a legal entity code. */
    @GET
    @Path("of/{clientId}")
    @Needs(Permission.CONFIGURE)
    public Response getOf(@Context HttpServletRequest request, @PathParam("clientId") String clientId)
            throws IOException {
        return get(Caller.of(request), client(clientId));
    }

    private Response get(Caller caller, String clientId) throws IOException {
        UploadConnection connection = services.connections().all(caller.actor(), SOZVEZDIE).stream()
                .filter(one -> one.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(RefusedException::notFound);
        return Versions.ok(ConnectionBodies.ConnectionView.of(connection), connection.version());
    }

    /** Makes or changes the one for all. */
    @PUT
    @Path("common")
    @Needs(Permission.CONFIGURE)
    public Response putCommon(
            @Context HttpServletRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ConnectionBodies.@Nullable Wanted body)
            throws IOException {
        return put(Caller.of(request), COMMON, ifMatch, body);
    }

    /** Makes or changes that of a legal entity code. */
    @PUT
    @Path("of/{clientId}")
    @Needs(Permission.CONFIGURE)
    public Response putOf(
            @Context HttpServletRequest request,
            @PathParam("clientId") String clientId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ConnectionBodies.@Nullable Wanted body)
            throws IOException {
        return put(Caller.of(request), client(clientId), ifMatch, body);
    }

    private Response put(
            Caller caller, String clientId, @Nullable String ifMatch, ConnectionBodies.@Nullable Wanted body)
            throws IOException {
        long version = Versions.required(ifMatch);
        ConnectionBodies.Wanted wanted = Bodies.given(body);
        try {
            UploadConnection connection = new UploadConnection(SOZVEZDIE, clientId, wanted.endpoint(), false, version);
            UploadConnection saved = ConnectionBodies.named(
                    () -> services.connections().save(caller.actor(), connection, wanted.password()));
            return Versions.ok(ConnectionBodies.ConnectionView.of(saved), saved.version());
        } finally {
            wanted.wipe();
        }
    }

    /** Removes the one for all. */
    @DELETE
    @Path("common")
    @Needs(Permission.CONFIGURE)
    public Response removeCommon(
            @Context HttpServletRequest request, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch)
            throws IOException {
        return remove(Caller.of(request), COMMON, ifMatch);
    }

    /** Removes that of a legal entity code. */
    @DELETE
    @Path("of/{clientId}")
    @Needs(Permission.CONFIGURE)
    public Response removeOf(
            @Context HttpServletRequest request,
            @PathParam("clientId") String clientId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch)
            throws IOException {
        return remove(Caller.of(request), client(clientId), ifMatch);
    }

    private Response remove(Caller caller, String clientId, @Nullable String ifMatch) throws IOException {
        services.connections().remove(caller.actor(), SOZVEZDIE, clientId, Versions.required(ifMatch));
        return Response.noContent().build();
    }

    /** Tries the one for all. */
    @POST
    @Path("common/test")
    @Needs(Permission.CONFIGURE)
    public Object testCommon(@Context HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        return view(caller, services.connections().test(caller.actor(), SOZVEZDIE, COMMON));
    }

    /** Tries that of a legal entity code, or else the one for all. */
    @POST
    @Path("of/{clientId}/test")
    @Needs(Permission.CONFIGURE)
    public Object testOf(@Context HttpServletRequest request, @PathParam("clientId") String clientId)
            throws IOException {
        Caller caller = Caller.of(request);
        return view(caller, services.connections().test(caller.actor(), SOZVEZDIE, client(clientId)));
    }

    /** Tries one before it is saved; with its own password, none, or that of the connection which it is to become. */
    @POST
    @Path("test")
    @Query(PASSWORD_OF)
    @Needs(Permission.CONFIGURE)
    public Object test(
            @Context HttpServletRequest request, @Context UriInfo uri, ConnectionBodies.@Nullable Wanted body)
            throws IOException {
        Caller caller = Caller.of(request);
        Optional<String> kept = new Inputs(uri).text(PASSWORD_OF);
        if (kept.filter(of -> !of.equals(COMMON_NAME) && !CLIENT.matcher(of).matches())
                .isPresent()) {
            throw RefusedException.parameter(PASSWORD_OF, "value-refused");
        }
        ConnectionBodies.Wanted wanted = Bodies.given(body);
        Optional<char[]> password =
                wanted.password().or(() -> kept.isPresent() ? Optional.empty() : Optional.of(new char[0]));
        String clientId = kept.filter(of -> !of.equals(COMMON_NAME)).orElse(COMMON);
        try {
            UploadConnection connection = new UploadConnection(SOZVEZDIE, clientId, wanted.endpoint(), false, 0);
            ConnectionCheck check =
                    ConnectionBodies.named(() -> services.connections().test(caller.actor(), connection, password));
            return view(caller, check);
        } finally {
            wanted.wipe();
        }
    }

    private Object view(Caller caller, ConnectionCheck check) {
        return ConnectionBodies.CheckView.of(check, services.uploadWords(), caller.language());
    }

    private static String client(String clientId) {
        if (!CLIENT.matcher(clientId).matches()) {
            throw RefusedException.notFound();
        }
        return clientId;
    }
}
