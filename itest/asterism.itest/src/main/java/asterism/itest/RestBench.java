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
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home with a source of four shops, and somebody who may do anything over HTTP. */
abstract class RestBench {
    static final String ADMIN = "admin";
    static final String DAY = GrowingLedger.FIRST_DAY.toString();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    MovedClock clock;
    Home home;
    RestCaller rest;

    @BeforeEach
    final void setUp() throws Exception {
        clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
        home = Home.open(folder);
        Holder admin = new Holder(Holder.Kind.USER, ADMIN);
        home.service(Grants.class).grant(new Actor.HomeOwner(), UNION, new Grant(admin, Permission.CONFIGURE));
        home.write(new GrowingLedger(SettingUp.EVE.minusDays(1)).model(), WriteOptions.plain());
        new Administrator(home);
        rest = RestCaller.open(ADMIN);
    }

    @AfterEach
    final void tearDown() throws Exception {
        rest.close();
        home.close();
        clock.close();
    }

    final HttpResponse<String> change(String method, String path, String version, String body) throws Exception {
        HttpRequest.Builder request = rest.request(ADMIN, path).header("Accept-Language", "en");
        if (!version.isEmpty()) {
            request.header("If-Match", "\"" + version + "\"");
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return rest.text(request.method(
                        method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'), StandardCharsets.UTF_8))
                .build());
    }

    final JsonNode changed(String method, String path, String version, String body) throws Exception {
        HttpResponse<String> response = change(method, path, version, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return rest.json(response);
    }

    final JsonNode refused(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = rest.json(response);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotEmpty();
        return problem;
    }

    static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.at("/" + field.replace('.', '/')).asText()));
        return texts;
    }

    final void run(String path, String body) throws Exception {
        assertThat(awaitOver(start(change("POST", path, "", body))).get("phase").asText())
                .isEqualTo("DONE");
    }

    /** Where the run is that was started. */
    static String start(HttpResponse<String> started) {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
        assertThat(location).startsWith(RestCaller.BASE + "runs/");
        return location;
    }

    final JsonNode awaitOver(String location) throws Exception {
        return awaitRun(location, "isOver", "true");
    }

    final JsonNode awaitRun(String location, String field, String value) throws Exception {
        return Administrator.await(
                field + " of " + location,
                () -> Optional.of(rest.get(ADMIN, location))
                        .filter(run -> run.get(field).asText().equals(value)));
    }

    final void readSource() throws Exception {
        changed("PUT", "integration", "0", "{'enabled': true}");
        run("lot-data/runs", "");
    }

    /** One by one it is read as it was answered, with its version. */
    final void requireRead(String path, String version, JsonNode expected) throws Exception {
        HttpResponse<String> read = change("GET", path, "", "");
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.headers().firstValue("ETag")).contains('"' + version + '"');
        assertThat(rest.json(read)).isEqualTo(expected);
    }

    /** Store 1 with codes and initial data, which are formed; its participation. */
    final JsonNode formInitialData() throws Exception {
        readSource();
        changed("PUT", "item-kinds", "0", "{'scope': 'ALL'}");
        JsonNode saved = changed(
                "POST",
                "participations",
                "",
                "{'participations': [{'storeId': '1', 'storeCode': 'a', 'clientId': '5', 'initialDay': '" + DAY
                        + "'}]}");
        run("initial-files/runs", "{'stores': ['1']}");
        return saved.at("/items/0");
    }

    /** What a participation is named by in a body. */
    static String named(JsonNode participation) {
        return "'participations': [{'id': " + participation.get("id") + ", 'version': " + participation.get("version")
                + "}]";
    }
}
