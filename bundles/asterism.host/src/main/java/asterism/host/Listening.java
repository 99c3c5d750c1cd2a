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
@Component(service = Listening.class)
public final class Listening {
    private static final String ENDPOINT = "osgi.http.endpoint";

    /** What a browser needs to get in. */
    private static final Set<Class<?>> NEEDED =
            Set.of(SessionFilter.class, SessionServlet.class, SetupServlet.class, Pages.class);

    private final BundleContext context;
    private final Set<Class<?>> serving = ConcurrentHashMap.newKeySet();

    /** Wired by DS. */
    @Activate
    public Listening(BundleContext context) {
        this.context = context;
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
        return servers()
                .flatMap(server -> endpoints(server.getProperty(ENDPOINT)))
                .filter(address -> address.startsWith("http"))
                .sorted(Comparator.reverseOrder())
                .findFirst()
                .map(URI::create);
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
