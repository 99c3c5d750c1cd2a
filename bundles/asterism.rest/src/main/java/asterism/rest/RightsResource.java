package asterism.rest;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;

import asterism.api.access.Grant;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;

/** Who was granted what. */
@Path("rights")
@Produces(MediaType.APPLICATION_JSON)
public final class RightsResource {
    private final Services services;

    RightsResource(Services services) {
        this.services = services;
    }

    /** All of them: users first, then by name. */
    record Rights(List<Right> items) {}

    /** A permission that was granted. */
    record Right(Holder.Kind kind, String name, Permission permission) {}

    /** Lists them. */
    @GET
    @Needs(Permission.CONFIGURE)
    public Object list(@Context HttpServletRequest request) throws IOException {
        return new Rights(services.grants().list(Caller.of(request).actor(), SOZVEZDIE).stream()
                .map(grant -> new Right(grant.holder().kind(), grant.holder().name(), grant.permission()))
                .toList());
    }

    /** Grants one; nothing happens when it is there. */
    @PUT
    @Path("{kind}/{permission}")
    @Query("name")
    @Needs(Permission.CONFIGURE)
    public Response grant(
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @PathParam("kind") String kind,
            @PathParam("permission") String permission)
            throws IOException {
        services.grants().grant(Caller.of(request).actor(), SOZVEZDIE, grant(kind, new Inputs(uri), permission));
        return Response.noContent().build();
    }

    /** Takes one away; nothing happens when it is not there. */
    @DELETE
    @Path("{kind}/{permission}")
    @Query("name")
    @Needs(Permission.CONFIGURE)
    public Response revoke(
            @Context HttpServletRequest request,
            @Context UriInfo uri,
            @PathParam("kind") String kind,
            @PathParam("permission") String permission)
            throws IOException {
        services.grants().revoke(Caller.of(request).actor(), SOZVEZDIE, grant(kind, new Inputs(uri), permission));
        return Response.noContent().build();
    }

    private static Grant grant(String kind, Inputs inputs, String permission) {
        Holder.Kind known = switch (kind) {
            case "users" -> Holder.Kind.USER;
            case "groups" -> Holder.Kind.GROUP;
            default -> throw RefusedException.notFound();
        };
        for (Permission one : Permission.values()) {
            if (one.name().toLowerCase(Locale.ROOT).equals(permission)) {
                return new Grant(holder(known, inputs), one);
            }
        }
        throw RefusedException.notFound();
    }

    /** Names of a host may have any sign, also those that a path has no room for. */
    private static Holder holder(Holder.Kind kind, Inputs inputs) {
        String name = inputs.text("name").orElseThrow(() -> RefusedException.parameter("name", "value-missing"));
        try {
            return new Holder(kind, name);
        } catch (IllegalArgumentException e) {
            throw RefusedException.parameter("name", "text-invalid", Integer.toString(Holder.MAX_NAME));
        }
    }
}
