package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.access.SetupLinks;
import asterism.api.jobs.Phase;
import asterism.testkit.WriteOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Whatever is sent to any operation, it succeeds or is refused with a problem that says nothing of the inside. A
 * failure names its seed. More seeds: {@code JAVA_TOOL_OPTIONS=-Dasterism.fuzz.seeds=200}.
 */
class RestFuzzIT {
    private static final int SEEDS = Integer.getInteger("asterism.fuzz.seeds", 8);
    private static final int MOST_FAILURES = 20;
    private static final int ATTEMPTS = 4;
    private static final String USER = "fuzz";
    private static final String PASSWORD = "двенадцать слонов";

    /** Where a path leads that goes up from the interface; whoever would answer there might come yet, as HttpIT says. */
    private static final String UNSERVED = "/api/integrations/";

    private static final Pattern INSIDE = Pattern.compile(
            "Exception|Throwable|\\bat (java|javax|asterism|org|com)\\.|\\b(java|javax)\\.[a-z]+\\.|org\\.(apache|h2|osgi)"
                    + "|com\\.fasterxml|asterism\\.[a-z]+\\.[A-Z]|SQL statement|Caused by");

    /** What the host has beside it. */
    private static final String HOST = """
            paths:
              /api/session:
                get: {}
                delete: {}
                put: {}
                post: &body
                  requestBody:
                    content:
                      application/json:
                        schema:
                          type: object
                          required: [user, password]
                          properties:
                            user: {type: string, enum: [fuzz, other]}
                            password: {type: string, enum: [LONG-ENOUGH, another-password]}
                            token: {type: string, enum: [TOKEN]}
                trace: {}
                propfind: *body
                options: {}
                head: {}
              /api/setup: {get: {}, post: *body, patch: *body, head: {}}
              /api/menu: {get: {}, post: *body, trace: {}}
              /api/{part}: &part
                parameters: [{name: part, in: path, schema: {type: string}}]
                get: {}
                post: *body
              /{part}: {parameters: [{name: part, in: path, schema: {type: string}}], get: {}, delete: {}}
              /api/integrations/sozvezdie/{part}:
                <<: *part
                trace: {}
                propfind: *body
                nonsense: {}
                options: {}
                head: {}
                patch: *body
              /health: {get: {}, put: {}, head: {}, trace: {}}
              /metrics: {get: {}, delete: {}, head: {}}
              /host/{part}: *part
            components: {schemas: {}}
            """;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void everyRequestSucceedsOrIsRefusedWithAProblem() throws Exception {
        try (MovedClock clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
                Home home = Home.open(folder)) {
            Administrator administrator = new Administrator(home);
            home.service(Grants.class)
                    .grant(
                            new Actor.HomeOwner(),
                            Administrator.UNION,
                            new Grant(new Holder(Holder.Kind.USER, USER), Permission.CONFIGURE));
            prepare(home, administrator, clock);
            try (RestCaller rest = RestCaller.open(USER)) {
                String interfaces = rest.send(USER, "GET", "openapi.yaml", "").body();
                assertThat(failures(
                                rest,
                                RestCaller.BASE.replaceFirst("/$", ""),
                                seed -> request -> RestCaller.signed(USER, request),
                                interfaces))
                        .isEmpty();
                List<Browser> sessions = signIn(home, rest);
                SetupLinks links = home.service(SetupLinks.class);
                String token = Browser.token(links.create(new Actor.HomeOwner(), Optional.of("other")));
                assertThat(failures(
                                rest,
                                "",
                                seed -> request -> signed(sessions.get(seed), request),
                                HOST.replace("TOKEN", token).replace("LONG-ENOUGH", PASSWORD)))
                        .isEmpty();
            }
        }
    }

    /** A session for each seed, as some of the requests sign out; before any of them costs a pause. */
    private static List<Browser> signIn(Home home, RestCaller rest) throws Exception {
        String base = rest.root().toString().replaceFirst("/$", "");
        String path = home.service(SetupLinks.class).create(new Actor.HomeOwner(), Optional.of(USER));
        assertThat(new Browser(base).use(path, USER, PASSWORD).statusCode()).isEqualTo(204);
        List<Browser> sessions = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            Browser session = new Browser(base);
            assertThat(session.signIn(USER, PASSWORD).statusCode()).isEqualTo(200);
            sessions.add(session);
        }
        return sessions;
    }

    private static HttpRequest.Builder signed(Browser session, HttpRequest.Builder request) {
        return request.header("Cookie", session.cookie).header("X-CSRF-Token", session.csrfToken);
    }

    /** So that some of what is asked for is there. */
    private static void prepare(Home home, Administrator administrator, MovedClock clock) throws Exception {
        home.write(new GrowingLedger(SettingUp.EVE.minusDays(1)).model(), WriteOptions.plain());
        administrator.enable();
        administrator.run("prepare", Phase.DONE);
        administrator.takeAllPart(GrowingLedger.FIRST_DAY);
        administrator.run("initial", Phase.DONE);
        administrator.confirm(administrator.participations(), "");
        clock.moveBySeconds(60);
        administrator.run("form", Phase.DONE);
    }

    private List<String> failures(
            RestCaller rest, String base, IntFunction<UnaryOperator<HttpRequest.Builder>> signed, String described)
            throws Exception {
        Map<String, Object> description = new Yaml().load(described);
        List<String> failures = new ArrayList<>();
        int sent = 0;
        for (int seed = 0; seed < SEEDS && failures.size() < MOST_FAILURES; seed++) {
            FuzzRequests requests = new FuzzRequests(rest.root(), base, signed.apply(seed), description, seed);
            for (FuzzRequests.Operation operation : requests.operations()) {
                for (int i = 0; i < 4; i++) {
                    FuzzRequests.Request request = requests.of(operation);
                    String where = "seed " + seed + ": " + request.name();
                    fault(request, answer(rest, request)).ifPresent(what -> failures.add(where + " -> " + what));
                    sent++;
                }
            }
        }
        assertThat(sent).isPositive();
        return failures;
    }

    /** Whoever refuses a body unread may close the connection, of which the client hears when it uses that again. */
    private static HttpResponse<byte[]> answer(RestCaller rest, FuzzRequests.Request request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return rest.bytes(request.request());
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new AssertionError("No answer to " + request.name(), e);
                }
            }
        }
    }

    /** What is wrong with an answer. */
    private Optional<String> fault(FuzzRequests.Request request, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String body = new String(response.body(), StandardCharsets.UTF_8);
        String type = response.headers().firstValue("Content-Type").orElse("");
        String shown = status + " " + type + " " + body.substring(0, Math.min(400, body.length()));
        if (request.request().method().equals("HEAD")) {
            return status < 500 ? Optional.empty() : Optional.of(shown);
        }
        if (status < 400) {
            // What a browser has sent beside its page must not get back to the page.
            if (request.request().method().equals("TRACE")) {
                return Optional.of("is repeated: " + shown);
            }
            boolean isArchive = type.equals("application/zip") || request.name().contains("openapi.yaml");
            return status >= 200 && (isArchive || !INSIDE.matcher(body).find())
                    ? Optional.empty()
                    : Optional.of("says too much: " + shown);
        }
        if (status == 503 && UNSERVED.equals(request.request().uri().normalize().getPath())) {
            return Optional.empty();
        }
        if (status >= 500 || INSIDE.matcher(body).find()) {
            return Optional.of(shown);
        }
        return type.equals("application/problem+json") && isProblem(status, body)
                ? Optional.empty()
                : Optional.of("is no problem: " + shown);
    }

    private boolean isProblem(int status, String body) {
        try {
            JsonNode problem = mapper.readTree(body);
            return problem.path("status").asInt() == status
                    && problem.path("code").asText().matches("[a-z][a-z0-9-]*")
                    && !problem.path("title").asText().isEmpty()
                    && !problem.path("detail").asText().isEmpty()
                    && problem.path("errors").isArray();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
