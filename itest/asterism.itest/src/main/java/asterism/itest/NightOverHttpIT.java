package asterism.itest;

import static asterism.itest.SettingUp.DIRECTORY;
import static asterism.itest.SettingUp.EVE;
import static asterism.itest.SettingUp.FORMING;
import static asterism.itest.SettingUp.SENDING;
import static asterism.itest.SettingUp.moment;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.access.SetupLinks;
import asterism.api.jobs.Phase;
import asterism.testkit.FileChecker;
import asterism.testkit.WriteOptions;
import asterism.testkit.upload.FaultyFtpServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from enabling to files on the union's server, and what people decide on it, by requests alone. */
class NightOverHttpIT {
    private static final Actor OWNER = new Actor.HomeOwner();
    private static final String BASE = RestCaller.BASE;
    private static final String CLIENT = Administrator.CLIENT;
    private static final String USER = "ivanova";
    private static final String PASSWORD = "двенадцать слонов";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final ObjectMapper mapper = new ObjectMapper();
    private final GrowingLedger source = new GrowingLedger(EVE.minusDays(1));
    private FaultyFtpServer server;
    private MovedClock clock;
    private Home home;
    private Browser browser;

    @Test
    void fromEnablingToFilesByRequestsAlone() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("server").resolve(DIRECTORY));
        try (FaultyFtpServer ftp = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
                MovedClock moved = MovedClock.at(EVE.atTime(18, 0));
                Home opened = Home.open(folder)) {
            server = ftp;
            clock = moved;
            home = opened;
            becomeAdministrator();
            goTheWholeWay();
        }
    }

    /** By the one-time link that an installation prints; nobody else may do anything. */
    private void becomeAdministrator() throws Exception {
        Grant other = new Grant(new Holder(Holder.Kind.USER, Home.ACTOR.name()), Permission.VIEW);
        home.service(Grants.class).revoke(OWNER, Administrator.UNION, other);
        SetupLinks links = home.service(SetupLinks.class);
        browser = new Browser(
                Administrator.await("address", links::address).toString().replaceFirst("/$", ""));
        Administrator.await(
                "interface", () -> Optional.of(browser.get(BASE + "me")).filter(answer -> answer.statusCode() == 401));
        Administrator.await(
                "setup", () -> Optional.of(browser.get("/api/setup")).filter(answer -> answer.statusCode() == 405));
        String token =
                links.create(OWNER, Optional.empty()).replaceFirst("[^#]*#", "").replaceFirst("&.*", "");
        String body = "{\"token\":\"" + token + "\",\"user\":\"" + USER + "\",\"password\":\"" + PASSWORD + "\"}";
        assertThat(browser.post("/api/setup", body).statusCode()).isEqualTo(204);
        assertThat(browser.signIn(USER, PASSWORD).statusCode()).isEqualTo(200);
    }

    private JsonNode get(String path) throws Exception {
        return answer(browser.get(BASE + path), 200);
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        return answer(browser.post(BASE + path, body), status);
    }

    private JsonNode answer(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return mapper.readTree(response.body());
    }

    private byte[] download(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(browser.base + BASE + path))
                .header("Cookie", browser.cookie)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private void goTheWholeWay() throws Exception {
        readSource();
        chooseStores();
        chooseKinds();
        formInitialData();
        confirm();
        connect();
        schedule();
        assertThat(get("check-list").get("steps"))
                .allSatisfy(step -> assertThat(step.get("state").asText()).isEqualTo("DONE"));

        firstNight();
        nightOfALoss();
        requireTrail();
        requireGoneAtOnce();
    }

    /** Who loses a permission has lost it in the middle of a session. */
    private void requireGoneAtOnce() throws Exception {
        Grant own = new Grant(new Holder(Holder.Kind.USER, USER), Permission.VIEW);
        home.service(Grants.class).revoke(OWNER, Administrator.UNION, own);
        assertThat(browser.get(BASE + "me").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/session").statusCode()).isEqualTo(200);
    }

    private JsonNode put(String path, long version, String body) throws Exception {
        return answer(browser.send("PUT", BASE + path, body, "If-Match", "\"" + version + "\""), 200);
    }

    private JsonNode start(String path, String body, Phase end) throws Exception {
        return awaitEnd(post(path, body, 202).get("id").asLong(), end);
    }

    private JsonNode awaitEnd(long run, Phase end) throws Exception {
        JsonNode over = Administrator.await(
                "end of run " + run,
                () -> Optional.of(get("runs/" + run))
                        .filter(state -> state.get("isOver").asBoolean()));
        assertThat(over.get("phase").asText()).as(over.toString()).isEqualTo(end.name());
        return over;
    }

    private JsonNode awaitScheduled(String job, LocalDate day, LocalTime time, Phase end) throws Exception {
        Instant due = clock.moveTo(day.atTime(time));
        assertThat(due).isEqualTo(moment(day, time));
        // Nobody did anything for hours.
        assertThat(browser.get(BASE + "me").statusCode()).isEqualTo(401);
        assertThat(browser.signIn(USER, PASSWORD).statusCode()).isEqualTo(200);
        JsonNode run = Administrator.await("run of " + job + " at " + due, () -> scheduled(job, due));
        return awaitEnd(run.get("id").asLong(), end);
    }

    private Optional<JsonNode> scheduled(String job, Instant due) throws Exception {
        return stream(get("runs?job=" + job).get("items"))
                .filter(run -> run.path("scheduledFor").asText().equals(due.toString()))
                .findFirst();
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    /** Steps 1 and 4. */
    private void readSource() throws Exception {
        home.write(source.model(), WriteOptions.plain());
        put("integration", 0, "{\"enabled\":true}");
        start("lot-data/runs", "{\"rebuild\":true}", Phase.DONE);
        assertThat(get("lot-data").get("withData").asInt()).isEqualTo(GrowingLedger.SHOPS.size());
    }

    /** Step 2: codes of a marketplace for those that have a good one there, and others by hand. */
    private void chooseStores() throws Exception {
        String fill = "\"codeSystem\":\"" + GrowingLedger.MARKETPLACE + "\",\"clientId\":\"" + CLIENT + "\"";
        JsonNode preview = post("stores/codes/preview", "{" + fill + "}", 200);
        assertThat(stream(preview.get("rows"))
                        .filter(row -> row.hasNonNull("conflict"))
                        .map(row -> row.get("storeId").asText()))
                .containsExactly("3", "4");
        String token = preview.get("token").asText();
        post("stores/codes", "{" + fill + ",\"token\":\"" + token + "\"}", 200);
        String byHand = "{\"participations\":[" + entry("3", "17") + "," + entry("4", "apt-4") + "]}";
        post("participations", byHand, 200);
        StringJoiner days = new StringJoiner(",", "{\"participations\":[", "]}");
        for (JsonNode one : participations()) {
            days.add("{\"id\":" + one.get("id") + ",\"version\":" + one.get("version") + ",\"storeId\":"
                    + one.get("storeId") + ",\"storeCode\":" + one.get("storeCode") + ",\"clientId\":"
                    + one.get("clientId") + ",\"initialDay\":\"" + GrowingLedger.FIRST_DAY + "\"}");
        }
        post("participations", days.toString(), 200);
    }

    private static String entry(String store, String code) {
        return "{\"storeId\":\"" + store + "\",\"storeCode\":\"" + code + "\",\"clientId\":\"" + CLIENT + "\"}";
    }

    private List<JsonNode> participations() throws Exception {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode store : get("stores?sort=id").get("items")) {
            store.get("participations").forEach(found::add);
        }
        assertThat(found).hasSize(GrowingLedger.SHOPS.size());
        return found;
    }

    /** Step 3. */
    private void chooseKinds() throws Exception {
        String choice = "{\"scope\":\"TICKED\",\"kinds\":[\"" + GrowingLedger.KIND + "\"]}";
        start("item-kinds/cost", choice, Phase.DONE);
        JsonNode kinds = put("item-kinds", 0, choice);
        assertThat(stream(kinds.get("kinds"))
                        .filter(kind -> kind.get("included").asBoolean())
                        .map(kind -> kind.get("id").asText()))
                .containsExactly(GrowingLedger.KIND, "K1");
    }

    /** Step 5: formed, and taken to the union by hand, all in one archive. */
    private void formInitialData() throws Exception {
        clock.moveBySeconds(60);
        start("initial-files/runs", "", Phase.DONE);
        List<String> names = new ArrayList<>();
        for (JsonNode one : get("initial-files").get("items")) {
            names.add(one.get("file").get("archive").asText());
        }
        byte[] all = download("files/archives?initial=true");
        List<String> packed = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(all))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path archive = folder.resolve(entry.getName());
                Files.copy(zip, archive);
                FileChecker.of(archive).check();
                packed.add(entry.getName());
            }
        }
        assertThat(packed).hasSize(4).containsExactlyInAnyOrderElementsOf(names);
    }

    /** Step 6. */
    private void confirm() throws Exception {
        StringJoiner read = new StringJoiner(",", "[", "]");
        for (JsonNode one : participations()) {
            read.add("{\"id\":" + one.get("id") + ",\"version\":" + one.get("version") + "}");
        }
        String said = "{\"verdict\":\"CONFIRMED\",\"remark\":\"by telephone\",\"participations\":" + read + "}";
        assertThat(post("verdicts", said, 200).get("items")).hasSize(4);
    }

    /** Step 7; the password does not come back. */
    private void connect() throws Exception {
        String body = "{\"protocol\":\"ftp\",\"host\":\"127.0.0.1\",\"port\":" + server.port() + ",\"directory\":\""
                + DIRECTORY + "\",\"user\":\"" + FaultyFtpServer.USER + "\",\"password\":\"" + FaultyFtpServer.PASSWORD
                + "\"}";
        JsonNode saved = put("connections/common", 0, body);
        assertThat(saved.get("hasPassword").asBoolean()).isTrue();
        JsonNode check = post("connections/common/test", "{}", 200);
        assertThat(check.get("passed").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.get("unencrypted").asBoolean()).isTrue();
        String listed = get("connections").toString();
        assertThat(saved + listed + check).doesNotContain(FaultyFtpServer.PASSWORD);
    }

    /** Step 8. */
    private void schedule() throws Exception {
        for (JsonNode usual : get("schedules").get("items")) {
            String job = usual.get("job").asText();
            if (job.equals("form") || job.equals("send")) {
                String change = "{\"enabled\":true,\"cron\":" + usual.get("cron") + "}";
                JsonNode on = put("schedules/" + job, usual.get("version").asLong(), change);
                assertThat(on.get("nextRuns")).hasSize(5);
            }
        }
    }

    private void firstNight() throws Exception {
        LocalDate day = EVE.plusDays(1);
        form(day);
        awaitScheduled("send", day, SENDING, Phase.DONE);
        requireArrived(day, 4);
    }

    private void form(LocalDate day) throws Exception {
        source.addDay(day.minusDays(1));
        home.write(source.model(), WriteOptions.plain());
        awaitScheduled("form", day, FORMING, Phase.DONE);
    }

    /** What came to the server is what a person can download, and what the source holds. */
    private void requireArrived(LocalDate day, int count) throws Exception {
        TreeSet<String> expected = new TreeSet<>();
        JsonNode files = get("files?state=SENT&from=" + day.minusDays(1)).get("items");
        for (JsonNode file : files) {
            String name = file.get("archive").asText();
            expected.add(name);
            Path sent = server.file(DIRECTORY, name);
            FileChecker.of(sent)
                    .check()
                    .checkAgainst(source.model(), file.get("storeId").asText());
            byte[] downloaded = download("files/" + file.get("id") + "/archive");
            assertThat(downloaded).isEqualTo(Files.readAllBytes(sent));
        }
        assertThat(expected).hasSize(count);
        assertThat(server.names(DIRECTORY)).containsAll(expected);
    }

    /** The source lost half a day of a store: its file is held, looked at, released, and sent by hand. */
    private void nightOfALoss() throws Exception {
        LocalDate day = EVE.plusDays(2);
        source.loseAfternoon("1", EVE);
        source.loseAfternoon("2", EVE);
        form(day);
        awaitScheduled("send", day, SENDING, Phase.FAILED);
        requireArrived(day, 2);

        JsonNode held = get("files?state=HELD&sort=-newest").get("items");
        assertThat(held).hasSize(2);
        String other = "files/" + held.get(1).get("id");
        assertThat(post(other + "/discard", "", 200).get("state").asText()).isEqualTo("DISCARDED");
        String path = "files/" + held.get(0).get("id");
        JsonNode lost = get(path + "/vanishing").get("days");
        assertThat(lost).hasSize(1);
        assertThat(lost.get(0).get("day").asText()).isEqualTo(EVE.toString());
        assertThat(lost.get(0).get("movements").asInt()).isEqualTo(GrowingLedger.ofAfternoon());
        assertThat(post(path + "/release", "", 200).get("state").asText()).isEqualTo("QUEUED");
        start("sending/runs", "", Phase.DONE);
        requireArrived(day, 3);
        post(path + "/complaints", "{\"remark\":\"half a day is missing\"}", 200);
        JsonNode stores = get("overview").get("stores").get("items");
        assertThat(stores).hasSize(4);
    }

    private void requireTrail() throws Exception {
        JsonNode trail = get("audit?limit=1000");
        assertThat(browser.answers).noneMatch(answer -> answer.contains(FaultyFtpServer.PASSWORD));
        assertThat(stream(trail.get("items"))
                        .filter(entry -> entry.get("subject").asText().startsWith("integration."))
                        .map(entry -> entry.get("by").asText()))
                .containsOnly(USER);
        assertThat(stream(trail.get("items")).map(entry -> entry.get("subject").asText()))
                .contains("integration.sozvezdie.enabled", "connection.sozvezdie.common.password");
    }
}
