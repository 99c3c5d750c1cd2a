package asterism.itest;

import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.testkit.WriteOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectBundleContext;

/** A platform that has no stand-alone host, and signs people in by a filter of its own. */
class OwnSignInIT {
    private static final String CHIEF = "chief";
    private static final String PHARMACIST = "ivanova";
    private static final String ROLE = "pharmacists";
    private static final String NOBODY = "";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private Bundle host;
    private MovedClock clock;
    private Home home;
    private ServiceRegistration<Filter> signIn;

    /** The sign-in of the platform, which says of a request what a container can say of it, and nothing else. */
    private static final class SignIn implements Filter {
        static final String TICKET = "X-Platform-Ticket";

        @Override
        public void init(FilterConfig config) {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest http = (HttpServletRequest) request;
            String ticket = http.getHeader(TICKET);
            chain.doFilter(ticket == null ? request : new Signed(http, ticket.split(":", 2)), response);
        }

        @Override
        public void destroy() {}
    }

    /** A request of somebody with a role. */
    private static final class Signed extends HttpServletRequestWrapper {
        private final String user;
        private final String role;

        Signed(HttpServletRequest request, String... ticket) {
            super(request);
            user = ticket[0];
            role = ticket[1];
        }

        @Override
        public @Nullable String getRemoteUser() {
            return user;
        }

        @Override
        public boolean isUserInRole(String asked) {
            return asked.equals(role);
        }
    }

    @BeforeEach
    void setUp() throws Exception {
        host = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("asterism.host"))
                .findFirst()
                .orElseThrow();
        clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
        home = Home.open(folder);
        new Administrator(home);
        home.write(new GrowingLedger(GrowingLedger.FIRST_DAY).model(), WriteOptions.plain());
        grant(new Holder(Holder.Kind.USER, CHIEF), Permission.CONFIGURE);
        grant(new Holder(Holder.Kind.GROUP, ROLE), Permission.RUN);
        host.stop();
        signIn = context.registerService(
                Filter.class,
                new SignIn(),
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.http.whiteboard.filter.pattern",
                        "/*",
                        "osgi.http.whiteboard.context.select",
                        "(osgi.http.whiteboard.context.name=*)")));
    }

    private void grant(Holder holder, Permission permission) throws Exception {
        home.service(Grants.class).grant(new Actor.HomeOwner(), UNION, new Grant(holder, permission));
    }

    @AfterEach
    void tearDown() throws Exception {
        signIn.unregister();
        host.start();
        home.close();
        clock.close();
    }

    private HttpResponse<String> send(String user, String role, String method, String path, String body)
            throws Exception {
        String root = Administrator.await("address", () -> RestCaller.address(context));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(root).resolve(path.startsWith("/") ? path : RestCaller.BASE + path))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"0\"")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!user.equals(NOBODY)) {
            request.header(SignIn.TICKET, user + ':' + role);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }

    private void refused(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response, status).get("code").asText()).isEqualTo(code);
    }

    @Test
    void whomThePlatformHasSignedInIsServedByGrantAndByRole() throws Exception {
        Administrator.await(
                "interface",
                () -> Optional.of(send(CHIEF, "", "GET", "me", "").statusCode()).filter(status -> status == 200));
        assertThat(send(CHIEF, "", "GET", "/api/menu", "").statusCode()).isEqualTo(404);
        JsonNode me = json(send(CHIEF, "", "GET", "me", ""), 200);
        assertThat(me.get("user").asText()).isEqualTo(CHIEF);
        assertThat(me.get("permissions")).hasSize(3);
        json(send(CHIEF, "", "PUT", "integration", "{\"enabled\": true}"), 200);
        refused(send(NOBODY, "", "GET", "me", ""), 401, "sign-in-needed");
        refused(send(NOBODY, "", "POST", "lot-data/runs", "{}"), 401, "sign-in-needed");
        refused(send("stranger", "cleaners", "GET", "me", ""), 403, "permission-missing");

        assertThat(json(send(PHARMACIST, ROLE, "GET", "me", ""), 200).get("permissions"))
                .hasSize(2);
        HttpResponse<String> started = send(PHARMACIST, ROLE, "POST", "lot-data/runs", "{}");
        json(started, 202);
        String run = URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
        JsonNode ended = Administrator.await(
                "end of " + run,
                () -> Optional.of(json(send(PHARMACIST, ROLE, "GET", run, ""), 200))
                        .filter(one -> one.get("isOver").asBoolean()));
        assertThat(ended.get("phase").asText()).as("%s", ended).isEqualTo("DONE");
        assertThat(ended.get("startedBy").asText()).isEqualTo(PHARMACIST);
        refused(send(PHARMACIST, ROLE, "GET", "rights", ""), 403, "permission-missing");
        refused(send(PHARMACIST, "cleaners", "GET", run, ""), 403, "permission-missing");
        for (String permission : List.of("view", "configure")) {
            String right = "rights/users/" + permission + "?name=" + PHARMACIST;
            assertThat(send(CHIEF, "", "PUT", right, "").statusCode()).isEqualTo(204);
        }
        assertThat(json(send(PHARMACIST, "cleaners", "GET", "me", ""), 200).get("permissions"))
                .hasSize(3);
    }
}
