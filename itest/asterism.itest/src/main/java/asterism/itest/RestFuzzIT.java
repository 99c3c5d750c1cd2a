package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.jobs.Phase;
import asterism.testkit.WriteOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Whatever is sent to any operation, it succeeds or is refused with a problem that says nothing of the inside. A failure
 * names its seed. More seeds: {@code JAVA_TOOL_OPTIONS=-Dasterism.fuzz.seeds=200}.
 */
class RestFuzzIT {
    private static final int SEEDS = Integer.getInteger("asterism.fuzz.seeds", 8);
    private static final int MOST_FAILURES = 20;
    private static final int ATTEMPTS = 4;
    private static final String USER = "fuzz";
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
                          properties: {user: {type: string}, password: {type: string}, token: {type: string}}
              /api/setup: {get: {}, post: *body, patch: *body}
              /api/menu: {get: {}, post: *body}
              /api/{part}: &part
                parameters: [{name: part, in: path, schema: {type: string}}]
                get: {}
                post: *body
              /api/integrations/{part}: *part
              /{part}: {parameters: [{name: part, in: path, schema: {type: string}}], get: {}, delete: {}}
              /health: {get: {}, put: {}}
              /metrics: {get: {}, delete: {}}
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
                assertThat(failures(rest, RestCaller.BASE.replaceFirst("/$", ""), interfaces))
                        .isEmpty();
                assertThat(failures(rest, "", HOST)).isEmpty();
            }
        }
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

    private List<String> failures(RestCaller rest, String base, String described) throws Exception {
        Map<String, Object> description = new Yaml().load(described);
        List<String> failures = new ArrayList<>();
        int sent = 0;
        for (int seed = 0; seed < SEEDS && failures.size() < MOST_FAILURES; seed++) {
            FuzzRequests requests = new FuzzRequests(rest, USER, base, description, seed);
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
        if (status < 400) {
            boolean isArchive = type.equals("application/zip") || request.name().contains("openapi.yaml");
            return status >= 200 && (isArchive || !INSIDE.matcher(body).find())
                    ? Optional.empty()
                    : Optional.of("says too much: " + shown);
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
