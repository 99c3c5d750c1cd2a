package asterism.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.jaxrs.json.JacksonJsonProvider;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Application;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** All of the interface at once: a request never meets half of it. */
@Component(service = Application.class)
@JaxrsName("asterism")
@JaxrsApplicationBase("/api/integrations/sozvezdie")
public final class RestApplication extends Application {
    @Override
    public Set<Object> getSingletons() {
        return Set.of(new JacksonJsonProvider(new ObjectMapper()), new Ping());
    }

    /** Says that it is there. */
    @Path("ping")
    public static final class Ping {
        /** Says so. */
        @GET
        @Produces(MediaType.APPLICATION_JSON)
        public Map<String, String> get() {
            return Map.of("state", "up");
        }
    }
}
