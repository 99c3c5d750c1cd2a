package asterism.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.http.runtime.HttpServiceRuntime;

/**
 * Calls the REST interface as one user or another, in the place of a host's sign-in: headers name the user, and the
 * roles that the host's container has for the request.
 */
final class RestCaller implements AutoCloseable {
    static final String BASE = "/api/integrations/sozvezdie/";

    private static final String USER = "X-Test-User";
    private static final String ROLES = "X-Test-Roles";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final ServiceRegistration<Filter> registration;
    private final URI root;

    private RestCaller(BundleContext context) {
        registration = context.registerService(
                Filter.class,
                new SignedIn(),
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.http.whiteboard.filter.pattern",
                        "/*",
                        "osgi.http.whiteboard.context.select",
                        "(osgi.http.whiteboard.context.name=*)",
                        // Behind that of the host, which knows nothing of this user.
                        Constants.SERVICE_RANKING,
                        -100)));
        root = URI.create(address(context).orElseThrow());
    }

    /** Waits until the interface answers a user. */
    static RestCaller open(String user) throws Exception {
        BundleContext context = FrameworkUtil.getBundle(RestCaller.class).getBundleContext();
        RestCaller caller = new RestCaller(context);
        Administrator.await(
                "REST interface",
                () -> Optional.of(caller.send(user, "GET", "me", "").statusCode())
                        .filter(status -> status == 200));
        return caller;
    }

    /** Where the web server listens, if it does. */
    static Optional<String> address(BundleContext context) {
        ServiceReference<HttpServiceRuntime> runtime = context.getServiceReference(HttpServiceRuntime.class);
        Object endpoint = runtime == null ? null : runtime.getProperty("osgi.http.endpoint");
        return Optional.ofNullable(endpoint instanceof String[] all ? all[0] : (String) endpoint);
    }

    /** Takes the user from the header. */
    private static final class SignedIn implements Filter {
        @Override
        public void init(FilterConfig config) {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest http = (HttpServletRequest) request;
            String user = http.getHeader(USER);
            chain.doFilter(user == null ? request : new Signed(http, user), response);
        }

        @Override
        public void destroy() {}
    }

    /** A request of a user, of whom the container has no principal. */
    private static final class Signed extends HttpServletRequestWrapper {
        private final String user;

        Signed(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public @Nullable String getRemoteUser() {
            return user;
        }

        @Override
        public boolean isUserInRole(String role) {
            String roles = getHeader(ROLES);
            return roles != null && List.of(roles.split(",")).contains(role);
        }
    }

    /** Of the server. */
    URI root() {
        return root;
    }

    /** Says on a request which user asks. */
    static HttpRequest.Builder signed(String user, HttpRequest.Builder request) {
        return request.header(USER, user);
    }

    /** A request of a user, or of nobody; the path is relative to the interface, or begins with a slash. */
    HttpRequest.Builder request(String user, String path) {
        URI uri = root.resolve(path.startsWith("/") ? path : BASE + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        return user.isEmpty() ? request : signed(user, request);
    }

    /** Sends a body of JSON, or none. */
    HttpResponse<String> send(String user, String method, String path, String body) throws Exception {
        return send(request(user, path), method, body);
    }

    /** The same of a user who has roles. */
    HttpResponse<String> sendInRoles(String user, String roles, String method, String path, String body)
            throws Exception {
        return send(request(user, path).header(ROLES, roles), method, body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, String body) throws Exception {
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return text(request.method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    HttpResponse<String> text(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> bytes(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofByteArray());
    }

    JsonNode json(HttpResponse<String> response) throws Exception {
        return mapper.readTree(response.body());
    }

    /** What a user gets, of whom nothing is refused. */
    JsonNode get(String user, String path) throws Exception {
        HttpResponse<String> response = send(user, "GET", path, "");
        require(response, 200);
        return json(response);
    }

    /** What a user brings about. */
    JsonNode post(String user, String path, String body, int status) throws Exception {
        HttpResponse<String> response = send(user, "POST", path, body);
        require(response, status);
        return json(response);
    }

    private static void require(HttpResponse<String> response, int status) {
        if (response.statusCode() != status) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " gives "
                    + response.statusCode() + " instead of " + status + ": " + response.body());
        }
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
