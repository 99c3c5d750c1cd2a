package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.access.SetupLinks;
import asterism.api.audit.Audit;
import asterism.api.storage.Database;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.useradmin.Group;
import org.osgi.service.useradmin.Role;
import org.osgi.service.useradmin.UserAdmin;

/** The stand-alone host over real HTTP: sign-in, sessions, the first administrator, menus. */
class HostIT {
    private static final String UNION = "sozvezdie";
    private static final Actor OWNER = new Actor.HomeOwner();
    private static final String PASSWORD = "двенадцать слонов";

    @TempDir
    private Path folder;

    private final BundleContext context = FrameworkUtil.getBundle(HostIT.class).getBundleContext();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    private Output output;
    private MovedClock clock;
    private Home home;
    private SetupLinks links;
    private Browser nobody;

    @BeforeEach
    void open() throws Exception {
        output = Output.take();
        clock = MovedClock.at(LocalDateTime.parse("2026-11-24T12:00:00"));
        home = Home.open(folder);
        links = home.service(SetupLinks.class);
        register(Servlet.class, new Probe(), Map.of("osgi.http.whiteboard.servlet.pattern", "/api/probe"));
        String base = Administrator.await("address", links::address).toString().replaceFirst("/$", "");
        nobody = new Browser(base);
        Administrator.await(
                "sign-in", () -> Optional.of(nobody.get("/api/session")).filter(answer -> answer.statusCode() == 401));
        Administrator.await(
                "probe", () -> Optional.of(nobody.get("/api/probe")).filter(answer -> answer.statusCode() == 401));
        Administrator.await(
                "menu", () -> Optional.of(nobody.get("/api/menu")).filter(answer -> answer.statusCode() == 401));
        Administrator.await(
                "setup", () -> Optional.of(nobody.get("/api/setup")).filter(answer -> answer.statusCode() == 405));
    }

    @AfterEach
    void close() throws Exception {
        registrations.forEach(ServiceRegistration::unregister);
        home.close();
        clock.close();
        output.close();
    }

    private <T> void register(Class<T> type, T service, Map<String, Object> properties) {
        registrations.add(context.registerService(type, service, FrameworkUtil.asDictionary(properties)));
    }

    /** Stands for an interface of another bundle: knows of users what is on the request. */
    private static final class Probe extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(request.getRemoteUser() == null ? 401 : 200);
            response.getOutputStream()
                    .write((request.getRemoteUser() + " " + request.getUserPrincipal() + " " + request.getMethod())
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Makes a user by a one-time link. */
    private void add(String user) throws Exception {
        use(links.create(OWNER, Optional.of(user)), user, 204);
    }

    private HttpResponse<String> use(String path, String user, int status) throws Exception {
        HttpResponse<String> response = nobody.use(path, user, PASSWORD);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response;
    }

    private Browser signedIn(String user) throws Exception {
        Browser browser = new Browser(nobody.base);
        HttpResponse<String> response = browser.signIn(user, PASSWORD);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return browser;
    }

    private void grant(String user, Permission permission) throws Exception {
        home.service(Grants.class).grant(OWNER, UNION, new Grant(new Holder(Holder.Kind.USER, user), permission));
    }

    @Test
    void aSignedInUserIsOnTheRequestUntilTheSignOut() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        assertThat(ivanova.get("/api/probe").body()).startsWith("ivanova ");
        assertThat(ivanova.post("/api/probe", "{}").statusCode()).isEqualTo(200);
        assertThat(Browser.field(ivanova.get("/api/session"), "user")).isEqualTo("ivanova");

        String before = ivanova.cookie;
        HttpResponse<String> out = ivanova.send("DELETE", "/api/session", null);
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
        ivanova.cookie = before;
        assertThat(ivanova.get("/api/probe").statusCode()).isEqualTo(401);
        assertThat(ivanova.get("/api/session").statusCode()).isEqualTo(401);
    }

    @Test
    void theCookieIsForThisHostAloneAndNotForScripts() throws Exception {
        add("ivanova");
        HttpResponse<String> response = new Browser(nobody.base).signIn("ivanova", PASSWORD);
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie.split("; "))
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .noneMatch(attribute -> attribute.startsWith("Domain") || attribute.startsWith("Max-Age"));
    }

    @Test
    void eachSignInHasASecretOfItsOwnAndEndsTheOneBefore() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        String before = ivanova.cookie;
        assertThat(ivanova.signIn("ivanova", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(ivanova.cookie).isNotEqualTo(before);
        ivanova.cookie = before;
        assertThat(ivanova.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void whatAnotherSitesPageSendsIsRefused() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        for (String origin :
                List.of("http://evil.example", "null", "http://127.0.0.1:1", "https" + nobody.base.substring(4))) {
            HttpResponse<String> refused = ivanova.post("/api/probe", "{}", "Origin", origin);
            assertThat(refused.statusCode()).as(origin).isEqualTo(403);
            assertThat(Browser.field(refused, "code")).isEqualTo("foreign-origin");
        }
        assertThat(ivanova.post("/api/probe", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(nobody.post("/api/session", "{}", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ivanova.post("/api/probe", "{}", "Origin", nobody.base).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatDoesNotKnowTheTokenOfTheSessionIsRefused() throws Exception {
        add("ivanova");
        add("petrov");
        Browser ivanova = signedIn("ivanova");
        Browser petrov = signedIn("petrov");
        assertThat(ivanova.plain("POST", "/api/probe", "{}").statusCode()).isEqualTo(403);
        assertThat(ivanova.plain("DELETE", "/api/session", null).statusCode()).isEqualTo(403);
        HttpResponse<String> others = ivanova.plain("POST", "/api/probe", "{}", "X-CSRF-Token", petrov.csrfToken);
        assertThat(Browser.field(others, "code")).isEqualTo("csrf-token");
        assertThat(others.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ivanova.plain("GET", "/api/probe", null).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyGetsInWithASecretThatWasMadeUp() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        ivanova.cookie = ivanova.cookie.substring(0, ivanova.cookie.length() - 1) + "!";
        assertThat(ivanova.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionEndsWhenNobodyUsesIt() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        clock.moveBySeconds(59 * 60);
        assertThat(ivanova.get("/api/probe").statusCode()).isEqualTo(200);
        clock.moveBySeconds(61 * 60);
        assertThat(ivanova.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void whoFailsOftenIsToldHowLongToWait() throws Exception {
        add("ivanova");
        Browser browser = new Browser(nobody.base);
        HttpResponse<String> unknown = browser.signIn("petrov", "wrong");
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> wrong = browser.signIn("ivanova", "wrong");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).isEqualTo(unknown.body());
        }
        HttpResponse<String> paused = browser.signIn("ivanova", PASSWORD);
        assertThat(paused.statusCode()).isEqualTo(429);
        assertThat(paused.headers().firstValue("Retry-After")).contains("1");
        clock.moveBySeconds(1);
        assertThat(browser.signIn("ivanova", PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void theFirstAdministratorComesByALinkThatWorksOnce() throws Exception {
        // The one of other tests.
        home.service(Grants.class)
                .revoke(OWNER, UNION, new Grant(new Holder(Holder.Kind.USER, Home.ACTOR.name()), Permission.VIEW));
        assertThat(links.isFirstWanted(OWNER)).isTrue();
        String path = links.create(OWNER, Optional.empty());
        assertThat(nobody.get(path.replaceFirst("#.*", "")).body()).contains("/host/setup.js");

        use(path, "ivanova", 204);
        HttpResponse<String> again = use(path, "petrov", 403);
        assertThat(Browser.field(again, "code")).isEqualTo("link-not-valid");
        assertThat(links.isFirstWanted(OWNER)).isFalse();
        signedIn("ivanova");

        String late = links.create(OWNER, Optional.empty());
        clock.moveBySeconds(24 * 3600 + 1);
        use(late, "petrov", 403);
    }

    @Test
    void aNewPasswordEndsTheSessionsOfItsUser() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        add("ivanova");
        assertThat(ivanova.get("/api/probe").statusCode()).isEqualTo(401);
    }

    @Test
    void whatCannotBeUsedIsNamedInTheLanguageOfWhoAsks() throws Exception {
        String body = "{\"token\":\"x\",\"user\":\"ivanova\",\"password\":\"short\"}";
        HttpResponse<String> russian = nobody.post("/api/setup", body);
        assertThat(russian.statusCode()).isEqualTo(400);
        assertThat(russian.body()).contains("\"pointer\":\"/password\"", "символов");
        HttpResponse<String> english = nobody.post("/api/setup", body, "Accept-Language", "de, en;q=0.5");
        assertThat(english.body()).contains("characters");
        assertThat(nobody.get("/api/session", "Accept-Language", "-").statusCode())
                .isEqualTo(401);
        for (String wrong : List.of(
                "",
                "[]",
                "{",
                "{}",
                "{\"user\":1}",
                "{\"user\":\"x\",\"user\":\"y\"}",
                "{\"a/b\":\"\"}",
                "null",
                "{\"user\":\"x\"} {}")) {
            HttpResponse<String> refused = nobody.post("/api/session", wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(nobody.post("/api/session", "{\"user\":\"" + "x".repeat(9000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(nobody.plain("POST", "/api/session", null).statusCode()).isEqualTo(415);
        assertThat(nobody.send("PUT", "/api/session", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void theMenuHoldsWhatAUserMaySee() throws Exception {
        for (Permission permission : Permission.values()) {
            entry("/pages/" + permission, permission.name().toLowerCase(Locale.ROOT));
        }
        entry("/pages/unknown", "everything");
        entry("//evil.example/", "view");
        entry("javascript:alert(1)", "view");
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        assertThat(ivanova.get("/api/menu").body()).isEqualTo("{\"items\":[]}");

        grant("ivanova", Permission.RUN);
        assertThat(ivanova.get("/api/menu").body())
                .isEqualTo("{\"items\":[{\"path\":\"/pages/RUN\",\"title\":\"по-русски\"},"
                        + "{\"path\":\"/pages/VIEW\",\"title\":\"по-русски\"}]}");
        assertThat(ivanova.get("/api/menu", "Accept-Language", "en-GB").body())
                .contains("in English")
                .doesNotContain("по-русски", "CONFIGURE");

        home.service(Grants.class)
                .revoke(OWNER, UNION, new Grant(new Holder(Holder.Kind.USER, "ivanova"), Permission.VIEW));
        assertThat(ivanova.get("/api/menu").body()).as("at once").isEqualTo("{\"items\":[]}");
        assertThat(ivanova.get("/metrics").statusCode()).isEqualTo(403);
    }

    private void entry(String path, String permission) {
        register(
                Object.class,
                new Object(),
                Map.of(
                        "menu.path",
                        path,
                        "menu.title.ru",
                        "по-русски",
                        "menu.title.en",
                        "in English",
                        "menu.permission",
                        permission));
    }

    @Test
    void usersAndGroupsAreInTheDatabase() throws Exception {
        UserAdmin admin = home.service(UserAdmin.class);
        Role ivanova = Administrator.await("user", () -> Optional.ofNullable(admin.createRole("ivanova", Role.USER)));
        Group group = (Group) admin.createRole("accountants", Role.GROUP);
        group.addMember(ivanova);
        home.service(Grants.class)
                .grant(OWNER, UNION, new Grant(new Holder(Holder.Kind.GROUP, "accountants"), Permission.VIEW));
        add("ivanova");
        Browser browser = signedIn("ivanova");
        assertThat(browser.get("/metrics").body()).contains("asterism_sessions 1", "asterism_sign_ins_total");

        // As another node does it.
        Database database = database();
        database.<Boolean, IOException>transaction(
                connection -> connection.createStatement().execute("delete from host_member"));
        assertThat(browser.get("/metrics").statusCode()).isEqualTo(403);
        database.<Boolean, IOException>transaction(
                connection -> connection.createStatement().execute("delete from host_role"));
        assertThat(browser.get("/metrics").statusCode()).isEqualTo(401);
        assertThat(admin.getRole("ivanova")).isNull();
    }

    private Database database() throws Exception {
        Collection<ServiceReference<Database>> found =
                context.getServiceReferences(Database.class, "(asterism.schema=host)");
        return context.getService(found.iterator().next());
    }

    @Test
    void everyAnswerTellsBrowsersWhatPagesMayDo() throws Exception {
        for (String path : List.of(
                "/",
                "/setup",
                "/host/host.css",
                "/health",
                "/api/session",
                "/api/nobody",
                "/nowhere",
                "/api/integrations/sozvezdie/ping")) {
            HttpResponse<String> response = nobody.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(response.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            Map<String, String> others = Map.of(
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin");
            others.forEach((name, value) ->
                    assertThat(response.headers().firstValue(name)).as(path).contains(value));
            assertThat(response.headers().firstValue("Cache-Control").isPresent())
                    .as(path)
                    .isEqualTo(!path.startsWith("/host/"));
            assertThat(response.headers().firstValue("Server")).as(path).isEmpty();
        }
        for (String page : List.of("/", "/setup")) {
            assertThat(nobody.get(page).body()).contains("<form id=").doesNotContain("<script>", "style=", "onclick");
        }
        assertThat(nobody.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(Browser.field(nobody.get("/api/nobody"), "code")).isEqualTo("no-page");
        HttpResponse<String> nobodyThere = nobody.get("/api/integrations/nobody");
        assertThat(nobodyThere.statusCode()).isEqualTo(503);
        assertThat(nobodyThere.headers().firstValue("Retry-After")).isPresent();
        assertThat(Browser.field(nobodyThere, "code")).isEqualTo("not-there");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemAsWell() throws Exception {
        for (String path : List.of("/api/a%2fb", "/api/a%00b", "/api/a%5cb", "/%2e%2e/health", "/api/a;b/..;/c")) {
            HttpResponse<String> refused = nobody.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
            // The server refuses it before it has read what language is wanted.
            assertThat(Browser.field(refused, "detail")).as(path).isEqualTo("Запрос нельзя прочитать.");
        }
        String end = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        Map<String, Integer> refused = Map.of(
                "GET /" + "x".repeat(100_000) + end + "\r\n",
                414,
                "GET /health" + end + "X: " + "x".repeat(100_000) + "\r\n\r\n",
                431,
                "GET /health" + end + "Content-Length: x\r\n\r\n",
                400,
                "nonsense\r\n\r\n",
                400);
        for (Map.Entry<String, Integer> request : refused.entrySet()) {
            String shown =
                    request.getKey().substring(0, Math.min(40, request.getKey().length()));
            assertThat(answer(request.getKey()))
                    .as(shown)
                    .startsWith("HTTP/1.1 " + request.getValue() + " ")
                    .contains("Content-Type: application/problem+json", "\"status\":" + request.getValue())
                    .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store")
                    .doesNotContainIgnoringCase("jetty")
                    .doesNotContain("<", "Exception");
        }
    }

    /** A filter that is asked in an order, before all of the host. */
    private ServiceRegistration<Filter> filter(int ranking, Runnable asked) {
        Filter filter = new HttpFilter() {
            private static final long serialVersionUID = 1L;

            @Override
            protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                asked.run();
                chain.doFilter(request, response);
            }
        };
        return context.registerService(
                Filter.class,
                filter,
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.http.whiteboard.filter.pattern",
                        "/api/probe",
                        "osgi.http.whiteboard.context.select",
                        "(osgi.http.whiteboard.context.name=*)",
                        Constants.SERVICE_RANKING,
                        ranking)));
    }

    @Test
    void whatGoesWhileARequestIsOnItsWayThereIsNotThere() throws Exception {
        ServiceRegistration<Filter> goes = filter(100, () -> {});
        List<ServiceRegistration<Filter>> left = new ArrayList<>(List.of(goes));
        registrations.add(filter(200, () -> {
            left.forEach(ServiceRegistration::unregister);
            left.clear();
        }));
        HttpResponse<String> gone = Administrator.await(
                "filters", () -> Optional.of(nobody.get("/api/probe")).filter(answer -> left.isEmpty()));
        assertThat(gone.statusCode()).isEqualTo(503);
        assertThat(gone.headers().firstValue("Retry-After")).isPresent();
        assertThat(gone.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Browser.field(gone, "code")).isEqualTo("not-there");
        assertThat(nobody.get("/api/probe").statusCode()).isEqualTo(401);
    }

    /** Fails as a class fails that finds nothing where there should be something. */
    private static final class Failing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final String failing;

        Failing(String failing) {
            this.failing = failing;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            NullPointerException failure = new NullPointerException("observer");
            failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(failing, "invoke", null, 0)});
            throw failure;
        }
    }

    @Test
    void anInterfaceThatIsTakenDownUnderARequestIsNotThere() throws Exception {
        Map<String, Integer> told =
                Map.of("org.apache.cxf.transport.http.AbstractHTTPDestination", 503, "asterism.rest.Services", 500);
        for (Map.Entry<String, Integer> one : told.entrySet()) {
            String path = "/api/failing" + one.getValue();
            register(Servlet.class, new Failing(one.getKey()), Map.of("osgi.http.whiteboard.servlet.pattern", path));
            HttpResponse<String> failed = Administrator.await(
                    path, () -> Optional.of(nobody.get(path)).filter(answer -> answer.statusCode() != 404));
            assertThat(failed.statusCode()).as(failed.body()).isEqualTo(one.getValue());
            assertThat(failed.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(failed.body()).doesNotContain("observer", "Exception");
        }
    }

    @Test
    void whatTheHostServesIsAwayAndNotUnknownWithoutWhatItNeeds() throws Exception {
        add("ivanova");
        Browser ivanova = signedIn("ivanova");
        grant("ivanova", Permission.VIEW);
        assertThat(ivanova.get("/metrics").statusCode()).isEqualTo(200);
        for (String name : List.of("asterism.permissions", "asterism.access")) {
            Bundle bundle = Stream.of(context.getBundles())
                    .filter(one -> one.getSymbolicName().equals(name))
                    .findFirst()
                    .orElseThrow();
            bundle.stop();
            try {
                for (String path : List.of("/api/menu", "/metrics")) {
                    entry("/pages/" + name, "view");
                    HttpResponse<String> away = ivanova.get(path);
                    assertThat(away.statusCode())
                            .as("%s without %s", path, name)
                            .isEqualTo(503);
                    assertThat(Browser.field(away, "code")).isEqualTo("not-there");
                }
            } finally {
                bundle.start();
            }
            Administrator.await(
                    "metrics", () -> Optional.of(ivanova.get("/metrics")).filter(answer -> answer.statusCode() == 200));
        }
    }

    /** What comes back for bytes that no client would send, until the server ends the connection. */
    private String answer(String request) throws IOException {
        URI server = URI.create(nobody.base);
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The server need not read all of it.
                assertThat(request).hasSizeGreaterThan(50_000);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void healthIsToldToAllAndMoreToUsers() throws Exception {
        assertThat(nobody.get("/health").body()).isEqualTo("{\"status\":\"up\"}");
        add("ivanova");
        assertThat(signedIn("ivanova").get("/health").body()).contains("\"database\":\"up\"");
        assertThat(nobody.get("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    void noSecretIsInTheLogTheTrailOrAnAnswer() throws Exception {
        String path = links.create(OWNER, Optional.of("ivanova"));
        String token = Browser.token(path);
        use(path, "ivanova", 204);
        Browser ivanova = signedIn("ivanova");
        ivanova.signIn("ivanova", "wrong" + PASSWORD);
        String secret = ivanova.cookie.replaceFirst(".*=", "");
        assertThat(secret).hasSize(43);
        String trail = home.service(Audit.class)
                .entries(OWNER, "", Long.MAX_VALUE, 1000)
                .toString();
        assertThat(trail).contains("host.session", "host.link.ivanova");
        assertThat(List.of(trail, output.text(), nobody.answers.toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain(PASSWORD, token, secret));
        assertThat(ivanova.answers.toString().replaceFirst("asterism-session=[^;]*", ""))
                .doesNotContain(PASSWORD, secret);
    }
}
