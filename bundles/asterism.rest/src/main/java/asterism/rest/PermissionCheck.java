package asterism.rest;

import asterism.api.Actor;
import asterism.api.access.Permission;
import asterism.api.configuration.IntegrationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.DynamicFeature;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.FeatureContext;
import javax.ws.rs.ext.Provider;

/**
 * Asks for an operation's permission before its body is read. The services ask again: this one is here so that nobody
 * learns from an answer what is there, or what a body should look like.
 */
@Provider
public final class PermissionCheck implements DynamicFeature {
    private final Services services;

    PermissionCheck(Services services) {
        this.services = services;
    }

    /** An operation that names no permission could be called by anybody: it is refused at the start. */
    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException("No permission is named for " + resource.getResourceMethod());
        }
        Query query = resource.getResourceMethod().getAnnotation(Query.class);
        Set<String> known = query == null ? Set.of() : Set.of(query.value());
        context.register(new Gate(services, needs.value(), known));
    }

    /** Lets those through that have a permission, and ask for nothing that is not known. */
    static final class Gate implements ContainerRequestFilter {
        private final Services services;
        private final Permission needed;
        private final Set<String> parameters;

        Gate(Services services, Permission needed, Set<String> parameters) {
            this.services = services;
            this.needed = needed;
            this.parameters = parameters;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            Principal user = request.getSecurityContext().getUserPrincipal();
            if (user == null) {
                throw new RefusedException(401, "sign-in-needed");
            }
            try {
                services.access().require(new Actor.User(user.getName()), IntegrationSettings.SOZVEZDIE, needed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (String name : request.getUriInfo().getQueryParameters().keySet()) {
                if (!parameters.contains(name)) {
                    throw RefusedException.parameter(name, "parameter-unknown");
                }
            }
        }
    }
}
