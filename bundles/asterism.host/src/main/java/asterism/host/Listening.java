package asterism.host;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Where the web server listens, by what it says of itself, and whether it has taken up what the host serves. */
@Component(service = Listening.class, configurationPid = "asterism.host")
public final class Listening {
    private static final String ENDPOINT = "osgi.http.endpoint";

    /** What a browser needs to get in. */
    private static final Set<Class<?>> NEEDED =
            Set.of(SessionFilter.class, SessionServlet.class, SetupServlet.class, Pages.class);

    private final BundleContext context;
    private final Set<Class<?>> serving = ConcurrentHashMap.newKeySet();

    private final Optional<Origin> publicOrigin;

    /** What is said of it beside the port. */
    @interface Config {
        /** As that of the web server. */
        String publicOrigin() default "";
    }

    /**
     * Wired by DS.
     *
     * @throws IllegalArgumentException when that is no origin
     */
    @Activate
    public Listening(BundleContext context, Config config) {
        this.context = context;
        this.publicOrigin =
                config.publicOrigin().isEmpty() ? Optional.empty() : Optional.of(Origin.of(config.publicOrigin()));
    }

    /** How browsers find the host, if that is not as requests come in. */
    Optional<Origin> publicOrigin() {
        return publicOrigin;
    }

    /** The server has taken something up, and asks it from now on. */
    void begin(Class<?> type) {
        serving.add(type);
    }

    /** The server asks it no longer. */
    void end(Class<?> type) {
        serving.remove(type);
    }

    /** The address of the start page, encrypted if there is a choice; empty as long as it would not be answered. */
    Optional<URI> address() {
        if (!serving.containsAll(NEEDED)) {
            return Optional.empty();
        }
        Optional<String> own = servers()
                .flatMap(server -> endpoints(server.getProperty(ENDPOINT)))
                .filter(address -> address.startsWith("http"))
                .sorted(Comparator.reverseOrder())
                .findFirst();
        return own.map(known -> URI.create(publicOrigin.map(Origin::toString).orElse(known)));
    }

    private Stream<ServiceReference<?>> servers() {
        try {
            ServiceReference<?>[] found = context.getServiceReferences((String) null, "(" + ENDPOINT + "=*)");
            return found == null ? Stream.empty() : Arrays.stream(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> endpoints(Object value) {
        return value instanceof String[] several ? Arrays.stream(several) : Stream.of(String.valueOf(value));
    }
}
