package asterism.rest;

import asterism.api.access.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;

/** The description of the interface. */
@Path("openapi.yaml")
public final class OpenApiResource {
    OpenApiResource() {}

    /** Reads it. */
    @GET
    @Produces("application/yaml")
    @Needs(Permission.VIEW)
    public byte[] get() throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApiResource.class.getResourceAsStream("openapi.yaml"))) {
            return in.readAllBytes();
        }
    }
}
