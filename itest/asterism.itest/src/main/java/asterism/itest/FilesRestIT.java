package asterism.itest;

import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.testkit.upload.FaultyFtpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files, overview and runs over HTTP, of a chain that was set up and has sent one file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilesRestIT {
    private static final String VIEWER = "viewer";
    private static final String RUNNER = "runner";
    private static final String ADMIN = "admin";
    private static final String FIRST = GrowingLedger.FIRST_DAY.toString();
    private static final String LAST = SettingUp.EVE.minusDays(1).toString();

    @TempDir(factory = MemoryFolder.class)
    static Path folder;

    private FaultyFtpServer server;
    private MovedClock clock;
    private Home home;
    private RestCaller rest;
    private JsonNode sent;

    @BeforeAll
    void setUp() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("server").resolve(SettingUp.DIRECTORY));
        server = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
        clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
        home = Home.open(folder);
        grant(VIEWER, Permission.VIEW);
        grant(RUNNER, Permission.RUN);
        grant(ADMIN, Permission.CONFIGURE);
        GrowingLedger source = new GrowingLedger(SettingUp.EVE.minusDays(1));
        new SettingUp(home, new Administrator(home), clock, source, server).goAllSteps();
        clock.moveBySeconds(60);
        rest = RestCaller.open(ADMIN);
        sent = formAndSend();
    }

    private void grant(String user, Permission permission) throws Exception {
        home.service(Grants.class)
                .grant(new Actor.HomeOwner(), UNION, new Grant(new Holder(Holder.Kind.USER, user), permission));
    }

    @AfterAll
    void tearDown() throws Exception {
        for (AutoCloseable one : List.of(rest, home, clock, server)) {
            one.close();
        }
    }

    private JsonNode formAndSend() throws Exception {
        JsonNode formed = run("forming/runs", "{\"stores\": [\"1\"]}");
        assertThat(formed.get("phase").asText()).isEqualTo("DONE");
        assertThat(formed.get("startedBy").asText()).isEqualTo(RUNNER);
        JsonNode file = only("files?store=1&initial=false");
        assertThat(file.get("state").asText()).isEqualTo("FORMED");
        assertThat(file.has("upload")).isTrue();
        assertThat(only("files?state=formed&initial=false").get("id")).isEqualTo(file.get("id"));
        assertThat(run("sending/runs", "").get("phase").asText()).isEqualTo("DONE");
        return only("files?state=sent");
    }

    /** Starts long work, and looks at its run until it is over. */
    private JsonNode run(String path, String body) throws Exception {
        HttpResponse<String> started = rest.send(RUNNER, "POST", path, body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
        return Administrator.await(
                "end of " + location,
                () -> Optional.of(rest.get(VIEWER, location))
                        .filter(run -> run.get("isOver").asBoolean()));
    }

    private JsonNode only(String path) throws Exception {
        JsonNode page = rest.get(VIEWER, path);
        assertThat(page.get("total").asInt()).as("%s", page).isEqualTo(1);
        return page.get("items").get(0);
    }

    private List<String> ids(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        rest.get(VIEWER, path)
                .get("items")
                .forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private void refused(HttpResponse<?> response, int status, String code) throws Exception {
        String body = response.body() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(response.body());
        assertThat(response.statusCode()).as("%s: %s", response.uri(), body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(body).contains("\"code\":\"" + code + "\"");
    }

    private void refused(String user, String method, String path, String body, int status, String code)
            throws Exception {
        refused(rest.send(user, method, path, body), status, code);
    }

    private static Path archive(JsonNode file) {
        return folder.resolve("home")
                .resolve("files")
                .resolve(file.get("archive").asText());
    }

    @Test
    void filesAreListedWithFiltersInPages() throws Exception {
        List<String> initial = ids("files?initial=true");
        assertThat(initial).hasSize(4);
        assertThat(ids("files?initial=true&size=3&page=2")).containsExactly(initial.get(3));
        assertThat(ids("files?initial=true&sort=-newest").get(0)).isEqualTo(initial.get(3));
        assertThat(ids("files?state=formed&initial=true&store=2")).hasSize(2);
        assertThat(ids("files?state=sent&initial=true")).isEmpty();
        assertThat(ids("files?from=" + SettingUp.EVE)).isEmpty();
        assertThat(ids("files?to=" + GrowingLedger.FIRST_DAY.minusDays(1))).isEmpty();
        assertThat(ids("files?store=nobody")).isEmpty();

        assertThat(sent.get("first").asText()).isEqualTo(FIRST);
        assertThat(sent.get("last").asText()).isEqualTo(LAST);
        assertThat(sent.get("handedOver").asBoolean()).isTrue();
        assertThat(sent.get("warnings").isInt()).isTrue();
        assertThat(sent.get("totals").get("SALE").get("retailSum").isNumber()).isTrue();
        assertThat(sent.get("upload").get("changedBy").asText()).isEqualTo(RUNNER);
        assertThat(rest.get(VIEWER, "files/" + sent.get("id")).get("archive")).isEqualTo(sent.get("archive"));

        refused(VIEWER, "GET", "files?state=lost", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", "files?from=2026-02-30", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", "files?size=0", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", "files/99", "", 404, "not-found");
        refused(VIEWER, "GET", "files/..", "", 404, "http-404");
        refused(VIEWER, "GET", "files/1%20or%201=1", "", 404, "not-found");
        refused("", "GET", "files", "", 401, "sign-in-needed");
        refused("nobody", "GET", "files", "", 403, "permission-missing");
    }

    @Test
    void anArchiveIsDownloadedAsAWholeOrInParts() throws Exception {
        String path = "files/" + sent.get("id") + "/archive";
        byte[] all = Files.readAllBytes(archive(sent));

        HttpResponse<byte[]> whole = rest.bytes(rest.request(RUNNER, path).build());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(all);
        assertThat(whole.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + sent.get("archive").asText() + '"');
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> head = rest.bytes(rest.request(RUNNER, path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(all.length);
        assertThat(head.headers().firstValue("ETag")).contains(tag);
        assertThat(head.body()).isEmpty();

        HttpResponse<byte[]> part = rest.bytes(
                rest.request(RUNNER, path).header("Range", "bytes=10-19").build());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(all, 10, 20));
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + all.length);
        HttpResponse<byte[]> end = rest.bytes(rest.request(RUNNER, path)
                .header("Range", "bytes=-5")
                .header("If-Range", tag)
                .build());
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(all, all.length - 5, all.length));
        HttpResponse<byte[]> changed = rest.bytes(rest.request(RUNNER, path)
                .header("Range", "bytes=-5")
                .header("If-Range", "\"other\"")
                .build());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(all);
        HttpResponse<byte[]> known = rest.bytes(
                rest.request(RUNNER, path).header("If-None-Match", tag).build());
        assertThat(known.statusCode()).isEqualTo(304);

        refused(
                rest.bytes(rest.request(RUNNER, path)
                        .header("Range", "bytes=" + all.length + "-")
                        .build()),
                416,
                "range-unsatisfiable");
        refused(
                rest.bytes(
                        rest.request(RUNNER, path).header("If-Match", "\"x\"").build()),
                412,
                "changed-meanwhile");
        refused(VIEWER, "GET", path, "", 403, "permission-missing");
        refused(RUNNER, "GET", "files/99/archive", "", 404, "not-found");
    }

    @Test
    void severalArchivesComeInOne() throws Exception {
        List<String> ids = ids("files?initial=true");
        String path = "files/archives?id=" + String.join("&id=", ids);

        HttpResponse<byte[]> response = rest.bytes(rest.request(RUNNER, path).build());

        assertThat(response.statusCode()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(response.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes())
                        .isEqualTo(Files.readAllBytes(
                                folder.resolve("home").resolve("files").resolve(entry.getName())));
            }
        }
        assertThat(names).hasSize(4).allMatch(name -> name.matches("[0-9A-Za-z_.-]+\\.zip"));

        refused(RUNNER, "GET", path + "&id=99", "", 404, "not-found");
        refused(RUNNER, "GET", "files/archives?id=../1", "", 404, "not-found");
        refused(RUNNER, "GET", "files/archives", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", path, "", 403, "permission-missing");
    }

    @Test
    void anArchiveThatIsLostIsNamed() throws Exception {
        JsonNode file = rest.get(VIEWER, "files?store=3").get("items").get(0);
        Path moved = archive(file).resolveSibling("moved");
        Files.move(archive(file), moved);
        try {
            refused(RUNNER, "GET", "files/" + file.get("id") + "/archive", "", 409, "archive-lost");
            refused(RUNNER, "GET", "files/archives?id=" + file.get("id"), "", 409, "archive-lost");
        } finally {
            Files.move(moved, archive(file));
        }
    }

    @Test
    void aProtocolIsReadAsJsonAndAsCsv() throws Exception {
        String path = "files/" + sent.get("id") + "/protocol";
        JsonNode page = rest.get(VIEWER, path + "?size=1");
        assertThat(page.get("total").asInt()).isEqualTo(sent.get("warnings").asInt());

        HttpResponse<String> csv = rest.text(
                rest.request(VIEWER, path).header("Accept", "text/csv").build());
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv;charset=");
        assertThat(csv.body().lines()).hasSize(1 + page.get("total").asInt());
        assertThat(rest.send(VIEWER, "GET", path + "?format=csv&code=no_movements", "")
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(rest.get(VIEWER, path + "?store=2").get("total").asInt()).isZero();

        refused(VIEWER, "GET", path + "?code=none", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", path + "?format=xml", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", "files/99/protocol", "", 404, "not-found");
        refused(VIEWER, "GET", "files/99/protocol?format=csv", "", 404, "not-found");
    }

    @Test
    void whatIsDecidedOfAFileIsDone() throws Exception {
        String path = "files/" + sent.get("id");
        JsonNode vanishing = rest.get(VIEWER, path + "/vanishing");
        assertThat(vanishing.get("known").asBoolean()).isTrue();
        assertThat(vanishing.get("vanished").asInt()).isZero();
        String initial = ids("files?initial=true").get(0);
        refused(VIEWER, "GET", "files/" + initial + "/vanishing", "", 404, "upload-unknown-file");
        refused(RUNNER, "POST", path + "/release", "", 409, "upload-wrong-state");
        refused(RUNNER, "POST", path + "/discard", "", 409, "upload-wrong-state");
        for (String decision : List.of("send-again", "release", "discard")) {
            refused(VIEWER, "POST", path + "/" + decision, "", 403, "permission-missing");
            refused(RUNNER, "POST", "files/99/" + decision, "", 404, "upload-unknown-file");
        }

        JsonNode again = rest.post(RUNNER, path + "/send-again", "", 200);
        assertThat(again.get("state").asText()).isEqualTo("QUEUED");
        assertThat(again.get("upload").get("changedBy").asText()).isEqualTo(RUNNER);
        assertThat(run("sending/runs", "").get("phase").asText()).isEqualTo("DONE");
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
        assertThat(ids("complaints")).contains(recorded.get("id").asText());
        refused(RUNNER, "POST", path, "{\"remark\": \"x\"}", 403, "permission-missing");
        refused(ADMIN, "POST", path, "{\"remark\": \"\"}", 422, "settings-refused");
        refused(ADMIN, "POST", path, "{\"remark\": \"" + "x".repeat(1001) + "\"}", 400, "body-invalid");
        refused(ADMIN, "POST", path, "{}", 400, "body-invalid");
        refused(ADMIN, "POST", "files/99/complaints", "{\"remark\": \"x\"}", 404, "not-found");
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

        refused(VIEWER, "GET", "overview?from=2026-01-02&to=2026-01-01", "", 400, "parameter-invalid");
        refused(VIEWER, "GET", "overview?from=2020-01-02&to=2026-01-01", "", 400, "parameter-invalid");
    }

    @Test
    void runsAreShownAndCancelled() throws Exception {
        List<String> runs = ids("runs?job=form");
        String first = runs.get(runs.size() - 1);
        String path = "runs/" + first;
        assertThat(ids("runs?job=form&limit=1")).containsExactly(runs.get(0));
        assertThat(ids("runs?job=form&before=" + first)).isEmpty();
        assertThat(ids("runs?phase=running")).isEmpty();
        JsonNode tasks = rest.get(VIEWER, path + "/tasks").get("items");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).get("name").asText()).isEqualTo("1");
        assertThat(tasks.get(0).get("text").asText()).contains(".zip");
        assertThat(rest.post(RUNNER, path + "/cancel", "", 200).get("phase").asText())
                .isEqualTo("DONE");

        refused(VIEWER, "POST", path + "/cancel", "", 403, "permission-missing");
        refused(VIEWER, "GET", "runs/99", "", 404, "not-found");
        refused(VIEWER, "GET", "runs/99/tasks", "", 404, "not-found");
        refused(RUNNER, "POST", "runs/99/cancel", "", 404, "not-found");
        refused(VIEWER, "GET", "runs?limit=1001", "", 400, "parameter-invalid");
    }

    @Test
    void formingIsRefusedWhatMakesNoSense() throws Exception {
        refused(VIEWER, "POST", "forming/runs", "{}", 403, "permission-missing");
        refused(VIEWER, "POST", "sending/runs", "", 403, "permission-missing");
        refused(RUNNER, "POST", "forming/runs", "{\"stores\": [\"1,2\"]}", 400, "body-invalid");
        refused(RUNNER, "POST", "forming/runs", "{\"stores\": [null]}", 400, "body-invalid");
        refused(RUNNER, "POST", "forming/runs", "{\"day\": 1}", 400, "body-invalid");
        refused(
                RUNNER,
                "POST",
                "forming/runs",
                "{\"from\": \"2026-11-08\", \"to\": \"2026-11-07\"}",
                422,
                "request-refused");
        JsonNode run =
                run("forming/runs", "{\"stores\": [\"2\"], \"from\": \"" + FIRST + "\", \"to\": \"" + FIRST + "\"}");
        assertThat(run.get("phase").asText()).isEqualTo("DONE");
        assertThat(only("files?store=2&initial=false").get("moving").asBoolean())
                .isFalse();
    }
}
