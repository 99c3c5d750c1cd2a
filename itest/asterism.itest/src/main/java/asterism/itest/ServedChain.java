package asterism.itest;

import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.testkit.LedgerDocument;
import asterism.testkit.upload.FaultyFtpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chain that was set up and has sent one file, and its interface; each permission has a user of its own. */
final class ServedChain implements AutoCloseable {
    static final String VIEWER = "viewer";
    static final String RUNNER = "runner";
    static final String ADMIN = "admin";
    static final String FIRST = GrowingLedger.FIRST_DAY.toString();
    static final String LAST = SettingUp.EVE.minusDays(1).toString();

    final RestCaller rest;

    /** The file that was sent; there is an earlier one of another store and of its first day, which is not queued. */
    final JsonNode sent;

    private final Path folder;
    private final FaultyFtpServer server;
    private final MovedClock clock;
    private final Home home;

    ServedChain(Path folder) throws Exception {
        this.folder = folder;
        Path directory = Files.createDirectories(folder.resolve("server").resolve(SettingUp.DIRECTORY));
        server = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
        clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
        home = Home.open(folder);
        grant(VIEWER, Permission.VIEW);
        grant(RUNNER, Permission.RUN);
        grant(ADMIN, Permission.CONFIGURE);
        GrowingLedger source = new GrowingLedger(SettingUp.EVE.minusDays(1));
        addWhatIsToldOf(source);
        new SettingUp(home, new Administrator(home), clock, source, server).goAllSteps();
        clock.moveBySeconds(60);
        rest = RestCaller.open(ADMIN);
        sent = formAndSend();
    }

    /** More is sold of two items than there is. */
    private static void addWhatIsToldOf(GrowingLedger source) {
        LedgerDocument sale = source.model().document("short", "1", "SALE", LAST + "T20:00:00");
        sale.line(1, "A1", "5000").retailPrice("15.00");
        sale.line(2, "A2", "5000").retailPrice("15.00");
    }

    private void grant(String user, Permission permission) throws Exception {
        home.service(Grants.class)
                .grant(new Actor.HomeOwner(), UNION, new Grant(new Holder(Holder.Kind.USER, user), permission));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : List.of(rest, home, clock, server)) {
            one.close();
        }
    }

    private JsonNode formAndSend() throws Exception {
        JsonNode formed = run("forming/runs", "{\"stores\": [\"1\"]}");
        assertThat(formed.get("phase").asText()).isEqualTo("DONE");
        assertThat(formed.get("startedBy").asText()).isEqualTo(RUNNER);
        JsonNode waiting = only("files?store=1&initial=false");
        assertThat(waiting.get("state").asText()).isEqualTo("FORMED");
        assertThat(waiting.has("upload")).isTrue();
        assertThat(only("files?state=formed&initial=false").get("id")).isEqualTo(waiting.get("id"));
        assertThat(run("sending/runs", "").get("phase").asText()).isEqualTo("DONE");
        JsonNode file = only("files?state=sent");
        clock.moveBySeconds(60);
        String early = "{\"stores\": [\"3\"], \"from\": \"" + FIRST + "\", \"to\": \"" + FIRST + "\"}";
        assertThat(run("forming/runs", early).get("phase").asText()).isEqualTo("DONE");
        return file;
    }

    /** Starts long work, and looks at its run until it is over. */
    JsonNode run(String path, String body) throws Exception {
        HttpResponse<String> started = rest.send(RUNNER, "POST", path, body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
        return Administrator.await(
                "end of " + location,
                () -> Optional.of(rest.get(VIEWER, location))
                        .filter(run -> run.get("isOver").asBoolean()));
    }

    JsonNode only(String path) throws Exception {
        JsonNode page = rest.get(VIEWER, path);
        assertThat(page.get("total").asInt()).as("%s", page).isEqualTo(1);
        return page.get("items").get(0);
    }

    List<String> ids(String path) throws Exception {
        List<String> ids = new ArrayList<>();
        rest.get(VIEWER, path)
                .get("items")
                .forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    static void refused(HttpResponse<?> response, int status, String code) throws Exception {
        String body = response.body() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(response.body());
        assertThat(response.statusCode()).as("%s: %s", response.uri(), body).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(body).contains("\"code\":\"" + code + "\"");
    }

    void refused(String user, String method, String path, String body, int status, String code) throws Exception {
        refused(rest.send(user, method, path, body), status, code);
    }

    /** Where an archive of this name is. */
    Path archive(String name) {
        return folder.resolve("home").resolve("files").resolve(name);
    }
}
