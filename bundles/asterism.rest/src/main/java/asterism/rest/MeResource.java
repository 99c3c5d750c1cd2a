package asterism.rest;

import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;

/** Who is signed in, and what that one may do. */
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final Services services;

    MeResource(Services services) {
        this.services = services;
    }

    /**
     * The caller.
     *
     * @param user        the host's name
     * @param permissions all that the user has, also those that another one implies
     */
    record Me(String user, List<Permission> permissions) {}

    /** Says who asks. */
    @GET
    @Needs(Permission.VIEW)
    public Object get(@Context HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        List<Permission> permissions = new ArrayList<>();
        for (Permission permission : Permission.values()) {
            if (services.access().isAllowed(caller.actor(), IntegrationSettings.SOZVEZDIE, permission)) {
                permissions.add(permission);
            }
        }
        return new Me(caller.actor().name(), permissions);
    }
}
