package asterism.host;

import java.io.IOException;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Moves the application that the JAX-RS whiteboard has for everybody away from the root, which is the host's. Where both
 * want the same paths the one that loses is ended, and Aries ends with it what its applications have in common.
 */
@Component(service = RootOfTheHost.class, immediate = true)
public final class RootOfTheHost {
    private static final String WHITEBOARD = "org.apache.aries.jax.rs.whiteboard.default";

    /** Wired by DS. */
    @Activate
    public RootOfTheHost(@Reference ConfigurationAdmin configurations) throws IOException {
        configurations
                .getConfiguration(WHITEBOARD, "?")
                .updateIfDifferent(FrameworkUtil.asDictionary(Map.of("default.application.base", "/jaxrs")));
    }
}
