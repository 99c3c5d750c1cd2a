package asterism.itest;

import static asterism.itest.ServedChain.ADMIN;
import static asterism.itest.ServedChain.FIRST;
import static asterism.itest.ServedChain.LAST;
import static asterism.itest.ServedChain.RUNNER;
import static asterism.itest.ServedChain.VIEWER;
import static asterism.itest.ServedChain.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files, what is decided of them, overview and runs over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesRestIT {
    @TempDir(factory = MemoryFolder.class)
    static Path folder;

    private ServedChain chain;
    private RestCaller rest;
    private JsonNode sent;

    @BeforeAll
    void setUp() throws Exception {
        chain = new ServedChain(folder);
        rest = chain.rest;
        sent = chain.sent;
    }

    @AfterAll
    void tearDown() throws Exception {
        chain.close();
    }

    @Test
    void filesAreListedWithFiltersInPages() throws Exception {
        List<String> initial = chain.ids("files?initial=true");
        assertThat(initial).hasSize(4);
        assertThat(chain.ids("files?initial=true&size=3&page=2")).containsExactly(initial.get(3));
        assertThat(chain.ids("files?initial=true&sort=-newest").get(0)).isEqualTo(initial.get(3));
        assertThat(chain.ids("files?state=formed&initial=true&store=2")).hasSize(2);
        assertThat(chain.ids("files?state=sent&initial=true")).isEmpty();
        assertThat(chain.ids("files?from=" + SettingUp.EVE)).isEmpty();
        assertThat(chain.ids("files?to=" + GrowingLedger.FIRST_DAY.minusDays(1)))
                .isEmpty();
        String regular = sent.get("id").asText();
        String early = chain.ids("files?initial=false&store=3").get(0);
        assertThat(chain.ids("files?initial=false&to=" + FIRST)).contains(regular, early);
        assertThat(chain.ids("files?initial=false&from=" + LAST))
                .contains(regular)
                .doesNotContain(early);
        assertThat(chain.ids("files?from=" + LAST + "&to=" + LAST))
                .containsAll(initial)
                .doesNotContain(early);
        assertThat(chain.ids("files?state=sent&from=" + LAST)).containsExactly(regular);
        assertThat(chain.ids("files?state=sent&store=1&to=" + FIRST)).containsExactly(regular);
        assertThat(chain.ids("files?state=sent&from=" + SettingUp.EVE)).isEmpty();
        assertThat(chain.ids("files?store=nobody")).isEmpty();

        assertThat(sent.get("first").asText()).isEqualTo(FIRST);
        assertThat(sent.get("last").asText()).isEqualTo(LAST);
        assertThat(sent.get("handedOver").asBoolean()).isTrue();
        assertThat(sent.get("warnings").isInt()).isTrue();
        assertThat(sent.get("totals").get("SALE").get("retailSum").isNumber()).isTrue();
        assertThat(sent.get("upload").get("changedBy").asText()).isEqualTo(RUNNER);
        assertThat(rest.get(VIEWER, "files/" + sent.get("id")).get("archive")).isEqualTo(sent.get("archive"));

        chain.refused(VIEWER, "GET", "files?state=lost", "", 400, "parameter-invalid");
        chain.refused(VIEWER, "GET", "files?from=2026-02-30", "", 400, "parameter-invalid");
        chain.refused(VIEWER, "GET", "files?size=0", "", 400, "parameter-invalid");
        chain.refused(VIEWER, "GET", "files/99", "", 404, "not-found");
        chain.refused(VIEWER, "GET", "files/..", "", 404, "http-404");
        chain.refused(VIEWER, "GET", "files/1%20or%201=1", "", 404, "not-found");
        chain.refused("", "GET", "files", "", 401, "sign-in-needed");
        chain.refused("nobody", "GET", "files", "", 403, "permission-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "me, GET",
        "openapi.yaml, GET",
        "settings, GET PUT",
        "files, GET",
        "files/{id}, GET",
        "files/{id}/protocol, GET",
        "files/{id}/protocol?format=csv, GET",
        "files/{id}/archive, GET",
        "files/{id}/complaints, GET POST",
        "files/archives?id={id}, GET POST",
        "connections/of/1, GET PUT DELETE",
        "overview, GET",
        "runs/99, GET"
    })
    void whatCanBeReadAnswersAnyMethodSanely(String template, String methods) throws Exception {
        String path = template.replace("{id}", sent.get("id").asText());
        HttpResponse<byte[]> read = any("GET", path);
        HttpResponse<byte[]> head = any("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(read.statusCode());
        for (String header : List.of("Content-Type", "ETag", "Content-Disposition")) {
            assertThat(head.headers().firstValue(header))
                    .as(header)
                    .isEqualTo(read.headers().firstValue(header));
        }
        assertThat(head.body()).isEmpty();
        assertThat(rest.send("", "HEAD", path, "").statusCode()).isEqualTo(401);
        assertThat(rest.send("nobody", "HEAD", path, "").statusCode()).isEqualTo(403);

        HttpResponse<byte[]> options = any("OPTIONS", path);
        assertThat(options.statusCode()).isEqualTo(200);
        requireAllowed(options, methods);
        for (String method : List.of("TRACE", "PATCH", "PROPFIND")) {
            HttpResponse<byte[]> refused = any(method, path);
            refused(refused, 405, "http-405");
            requireAllowed(refused, methods);
        }
    }

    private static void requireAllowed(HttpResponse<?> response, String methods) {
        String allowed = String.join(",", response.headers().allValues("Allow"));
        assertThat(allowed.split(" *, *"))
                .as("%s %s", response.request().method(), response.uri())
                .containsExactlyInAnyOrder((methods + " HEAD OPTIONS").split(" "));
    }

    private HttpResponse<byte[]> any(String method, String path) throws Exception {
        return rest.bytes(rest.request(RUNNER, path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Test
    void whatIsDecidedOfAFileIsDone() throws Exception {
        String path = "files/" + sent.get("id");
        JsonNode vanishing = rest.get(VIEWER, path + "/vanishing");
        assertThat(vanishing.get("known").asBoolean()).isTrue();
        assertThat(vanishing.get("vanished").asInt()).isZero();
        String initial = chain.ids("files?initial=true").get(0);
        chain.refused(VIEWER, "GET", "files/" + initial + "/vanishing", "", 404, "upload-unknown-file");
        chain.refused(RUNNER, "POST", path + "/release", "", 409, "upload-wrong-state");
        chain.refused(RUNNER, "POST", path + "/discard", "", 409, "upload-wrong-state");
        for (String decision : List.of("send-again", "release", "discard")) {
            chain.refused(VIEWER, "POST", path + "/" + decision, "", 403, "permission-missing");
            chain.refused(RUNNER, "POST", "files/99/" + decision, "", 404, "upload-unknown-file");
        }

        JsonNode again = rest.post(RUNNER, path + "/send-again", "", 200);
        assertThat(again.get("state").asText()).isEqualTo("QUEUED");
        assertThat(again.get("upload").get("changedBy").asText()).isEqualTo(RUNNER);
        assertThat(chain.run("sending/runs", "").get("phase").asText()).isEqualTo("DONE");
        assertThat(rest.get(VIEWER, path).get("state").asText()).isEqualTo("SENT");
    }

    @Test
    void complaintsAreRecordedAgainstAnyFile() throws Exception {
        String path = "files/" + sent.get("id") + "/complaints";
        int before = rest.get(VIEWER, path).get("total").asInt();

        JsonNode recorded = rest.post(ADMIN, path, "{\"remark\": \"нет партий\"}", 200);

        assertThat(recorded.get("text").asText()).isEqualTo("нет партий");
        assertThat(recorded.get("by").asText()).isEqualTo(ADMIN);
        assertThat(rest.get(VIEWER, path).get("total").asInt()).isEqualTo(before + 1);
        assertThat(chain.ids("complaints")).contains(recorded.get("id").asText());
        chain.refused(RUNNER, "POST", path, "{\"remark\": \"x\"}", 403, "permission-missing");
        chain.refused(ADMIN, "POST", path, "{\"remark\": \"\"}", 422, "settings-refused");
        chain.refused(ADMIN, "POST", path, "{\"remark\": \"" + "x".repeat(1001) + "\"}", 400, "body-invalid");
        chain.refused(ADMIN, "POST", path, "{}", 400, "body-invalid");
        chain.refused(ADMIN, "POST", "files/99/complaints", "{\"remark\": \"x\"}", 404, "not-found");
    }

    @Test
    void theOverviewShowsFiguresByStoreAndDay() throws Exception {
        JsonNode overview = rest.get(VIEWER, "overview?from=" + FIRST + "&to=" + SettingUp.EVE);

        assertThat(overview.get("days")).hasSize(2);
        assertThat(overview.get("days").get(0).get("stores").asInt()).isEqualTo(3);
        assertThat(overview.get("days").get(0).get("receiptSum").decimalValue()).isPositive();
        assertThat(overview.get("stores").get("total").asInt()).isEqualTo(4);
        JsonNode first = overview.get("stores").get("items").get(0);
        assertThat(first.get("storeId").asText()).isEqualTo("1");
        assertThat(first.get("name").asText()).isEqualTo("Аптека 1");
        assertThat(first.get("newest").get("id")).isEqualTo(sent.get("id"));
        assertThat(first.get("lastSent").get("id")).isEqualTo(sent.get("id"));
        assertThat(first.get("daysWithoutData")).isEmpty();
        assertThat(first.get("movements").asLong())
                .isEqualTo(sent.get("movements").asLong());
        JsonNode last = overview.get("stores").get("items").get(3);
        assertThat(last.get("daysWithoutData")).hasSize(2);
        JsonNode one = rest.get(VIEWER, "overview?store=1");
        assertThat(one.get("to").asText()).isEqualTo(LAST);
        assertThat(one.get("days").get(0).get("stores").asInt()).isEqualTo(1);

        chain.refused(VIEWER, "GET", "overview?from=2026-01-02&to=2026-01-01", "", 400, "parameter-invalid");
        String long400 =
                "overview?from=2025-01-01&to=" + LocalDate.of(2025, 1, 1).plusDays(399);
        assertThat(rest.get(VIEWER, long400 + "&size=125").get("days")).isEmpty();
        HttpResponse<String> tooLarge = rest.send(VIEWER, "GET", long400 + "&size=126", "");
        refused(tooLarge, 400, "parameter-invalid");
        assertThat(rest.json(tooLarge).at("/errors/0/parameter").asText()).isEqualTo("size");
        assertThat(rest.json(tooLarge).at("/errors/0/detail").asText()).contains("125");
        chain.refused(VIEWER, "GET", "overview?from=2020-01-02&to=2026-01-01", "", 400, "parameter-invalid");
    }

    @Test
    void runsAreShownAndCancelled() throws Exception {
        List<String> runs = chain.ids("runs?job=form");
        String first = runs.get(runs.size() - 1);
        String path = "runs/" + first;
        assertThat(chain.ids("runs?job=form&limit=1")).containsExactly(runs.get(0));
        assertThat(chain.ids("runs?job=form&before=" + first)).isEmpty();
        assertThat(chain.ids("runs?phase=running")).isEmpty();
        JsonNode tasks = rest.get(VIEWER, path + "/tasks").get("items");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).get("name").asText()).isEqualTo("1");
        assertThat(tasks.get(0).get("text").asText()).contains(".zip");
        assertThat(rest.post(RUNNER, path + "/cancel", "", 200).get("phase").asText())
                .isEqualTo("DONE");

        chain.refused(VIEWER, "POST", path + "/cancel", "", 403, "permission-missing");
        chain.refused(VIEWER, "GET", "runs/99", "", 404, "not-found");
        chain.refused(VIEWER, "GET", "runs/99/tasks", "", 404, "not-found");
        chain.refused(RUNNER, "POST", "runs/99/cancel", "", 404, "not-found");
        chain.refused(VIEWER, "GET", "runs?limit=1001", "", 400, "parameter-invalid");
    }

    @Test
    void formingIsRefusedWhatMakesNoSense() throws Exception {
        chain.refused(VIEWER, "POST", "forming/runs", "{}", 403, "permission-missing");
        chain.refused(VIEWER, "POST", "sending/runs", "", 403, "permission-missing");
        chain.refused(RUNNER, "POST", "forming/runs", "{\"stores\": [\"1,2\"]}", 400, "body-invalid");
        chain.refused(RUNNER, "POST", "forming/runs", "{\"stores\": [null]}", 400, "body-invalid");
        chain.refused(RUNNER, "POST", "forming/runs", "{\"day\": 1}", 400, "body-invalid");
        chain.refused(
                RUNNER,
                "POST",
                "forming/runs",
                "{\"from\": \"2026-11-07\", \"to\": \"2026-11-06\"}",
                422,
                "request-refused");
        JsonNode run = chain.run(
                "forming/runs", "{\"stores\": [\"2\"], \"from\": \"" + FIRST + "\", \"to\": \"" + FIRST + "\"}");
        assertThat(run.get("phase").asText()).isEqualTo("DONE");
        assertThat(chain.only("files?store=2&initial=false").get("moving").asBoolean())
                .isFalse();
    }
}
