package asterism.host;

import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Where the web server listens, by what it says of itself. */
@Component(service = Listening.class)
public final class Listening {
    private static final String ENDPOINT = "osgi.http.endpoint";

    private final BundleContext context;

    /** Wired by DS. */
    @Activate
    public Listening(BundleContext context) {
        this.context = context;
    }

    /** The address of the start page, encrypted if there is a choice. */
    Optional<URI> address() {
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
