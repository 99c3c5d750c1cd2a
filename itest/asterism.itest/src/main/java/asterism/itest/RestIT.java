package asterism.itest;

import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.source.SourceLedger;
import asterism.testkit.WriteOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Settings, stores, lot data, initial data, connections, schedules, rights and the trail over HTTP. */
class RestIT {
    private static final String ADMIN = "admin";
    private static final String DAY = GrowingLedger.FIRST_DAY.toString();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private MovedClock clock;
    private Home home;
    private RestCaller rest;

    @BeforeEach
    void setUp() throws Exception {
        clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
        home = Home.open(folder);
        Holder admin = new Holder(Holder.Kind.USER, ADMIN);
        home.service(Grants.class).grant(new Actor.HomeOwner(), UNION, new Grant(admin, Permission.CONFIGURE));
        home.write(new GrowingLedger(SettingUp.EVE.minusDays(1)).model(), WriteOptions.plain());
        new Administrator(home);
        rest = RestCaller.open(ADMIN);
    }

    @AfterEach
    void tearDown() throws Exception {
        rest.close();
        home.close();
        clock.close();
    }

    private HttpResponse<String> change(String method, String path, String version, String body) throws Exception {
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

    private JsonNode changed(String method, String path, String version, String body) throws Exception {
        HttpResponse<String> response = change(method, path, version, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return rest.json(response);
    }

    private JsonNode refused(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = rest.json(response);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotEmpty();
        return problem;
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.at("/" + field.replace('.', '/')).asText()));
        return texts;
    }

    private void run(String path, String body) throws Exception {
        assertThat(awaitOver(start(change("POST", path, "", body))).get("phase").asText())
                .isEqualTo("DONE");
    }

    /** Where the run is that was started. */
    private static String start(HttpResponse<String> started) {
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String location = URI.create(started.headers().firstValue("Location").orElseThrow())
                .getPath();
        assertThat(location).startsWith(RestCaller.BASE + "runs/");
        return location;
    }

    private JsonNode awaitOver(String location) throws Exception {
        return awaitRun(location, "isOver", "true");
    }

    private JsonNode awaitRun(String location, String field, String value) throws Exception {
        return Administrator.await(
                field + " of " + location,
                () -> Optional.of(rest.get(ADMIN, location))
                        .filter(run -> run.get(field).asText().equals(value)));
    }

    private void readSource() throws Exception {
        changed("PUT", "integration", "0", "{'enabled': true}");
        run("lot-data/runs", "{}");
    }

    @Test
    void whoIsSignedInLearnsWhatThatOneMayDo() throws Exception {
        JsonNode me = rest.get(ADMIN, "me");

        assertThat(me.get("user").asText()).isEqualTo(ADMIN);
        assertThat(me.get("permissions")).hasSize(3);
        refused(rest.send("", "GET", "me", ""), 401, "sign-in-needed");
        refused(rest.send("stranger", "GET", "me", ""), 403, "permission-missing");
        refused(rest.send("", "GET", "nowhere", ""), 401, "sign-in-needed");
        refused(rest.send(ADMIN, "GET", "nowhere", ""), 404, "http-404");
        refused(rest.send(ADMIN, "DELETE", "me", ""), 405, "http-405");
    }

    @Test
    void aRoleOfTheRequestCountsForTheGroupOfItsName() throws Exception {
        readSource();
        Grants grants = home.service(Grants.class);
        Grant toPharmacists = new Grant(new Holder(Holder.Kind.GROUP, "pharmacists"), Permission.RUN);
        grants.grant(new Actor.HomeOwner(), UNION, toPharmacists);

        HttpResponse<String> me = rest.sendInRoles("stranger", "cleaners,pharmacists", "GET", "me", "");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(rest.json(me).get("permissions")).hasSize(2);
        HttpResponse<String> started = rest.sendInRoles("stranger", "pharmacists", "POST", "lot-data/runs", "{}");
        JsonNode ended = awaitOver(start(started));
        assertThat(ended.get("phase").asText()).as("%s", ended).isEqualTo("NOTHING_TO_DO");
        assertThat(ended.get("startedBy").asText()).isEqualTo("stranger");
        refused(rest.send("stranger", "GET", "me", ""), 403, "permission-missing");
        refused(rest.sendInRoles("stranger", "cleaners", "GET", "me", ""), 403, "permission-missing");
        refused(rest.sendInRoles("stranger", "pharmacists", "GET", "rights", ""), 403, "permission-missing");
        refused(rest.sendInRoles("", "pharmacists", "GET", "me", ""), 401, "sign-in-needed");

        grants.revoke(new Actor.HomeOwner(), UNION, toPharmacists);
        refused(rest.sendInRoles("stranger", "pharmacists", "GET", "me", ""), 403, "permission-missing");
    }

    private WindowTotals totals() throws Exception {
        LotQuery query =
                new LotQuery("1", GrowingLedger.FIRST_DAY, SettingUp.EVE, false, Optional.empty(), Optional.empty());
        return home.ledger().window(Home.ACTOR, query).totals();
    }

    @Test
    void aRunIsCancelledWhileItIsUnderWayAndWhatWasThereBeforeStays() throws Exception {
        readSource();
        WindowTotals before = totals();
        home.write(new GrowingLedger(SettingUp.EVE).model(), WriteOptions.plain());
        Gate gate = new Gate();
        gate.close(Gate.READ);
        var held = FrameworkUtil.getBundle(RestIT.class)
                .getBundleContext()
                .registerService(
                        SourceLedger.class,
                        new GatedSource(home.service(SourceLedger.class), gate),
                        FrameworkUtil.asDictionary(
                                Map.of(SourceLedger.SOURCE_ID, "gated", Constants.SERVICE_RANKING, 100)));
        try {
            String location = start(change("POST", "lot-data/runs", "", "{'rebuild': true}"));
            gate.awaitReached();
            assertThat(awaitRun(location, "phase", "RUNNING").get("isOver").asBoolean())
                    .isFalse();
            HttpResponse<String> second = change("POST", "lot-data/runs", "", "{}");
            refused(second, 409, "run-under-way");
            assertThat(second.headers().firstValue("Location")).contains(location);

            JsonNode cancelled = changed("POST", location + "/cancel", "", "");
            assertThat(cancelled.get("cancelRequested").asBoolean()).isTrue();
            gate.open();
            JsonNode ended = awaitOver(location);
            assertThat(ended.get("phase").asText()).as("%s", ended).isEqualTo("CANCELLED");
            assertThat(ended.get("text").asText()).isNotEmpty();
            assertThat(rest.get(ADMIN, location + "/tasks").at("/items/0/phase").asText())
                    .isEqualTo("CANCELLED");
            assertThat(rest.get(ADMIN, "lot-data").at("/lastRun/phase").asText())
                    .isEqualTo("CANCELLED");
            assertThat(totals()).isEqualTo(before);

            run("lot-data/runs", "{'rebuild': true}");
            assertThat(totals().movementCount()).isGreaterThan(before.movementCount());
        } finally {
            gate.open();
            held.unregister();
        }
    }

    @Test
    void theIntegrationIsChangedByVersion() throws Exception {
        HttpResponse<String> read = rest.send(ADMIN, "GET", "integration", "");
        assertThat(read.headers().firstValue("ETag")).contains("\"0\"");

        JsonNode saved = changed("PUT", "integration", "0", "{'enabled': true, 'ledgerStart': '2026-01-01'}");
        assertThat(saved.get("version").asLong()).isEqualTo(1);
        assertThat(rest.get(ADMIN, "integration").get("ledgerStart").asText()).isEqualTo("2026-01-01");
        refused(change("PUT", "integration", "0", "{'enabled': false}"), 412, "changed-meanwhile");
        refused(change("PUT", "integration", "", "{'enabled': false}"), 428, "if-match-missing");
        JsonNode problem = refused(change("PUT", "integration", "1", "{'enabled': 1}"), 400, "body-invalid");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/enabled");
        refused(change("PUT", "integration", "1", ""), 415, "http-415");
        refused(change("PUT", "integration", "1", " ".repeat(2_000_000)), 413, "body-too-long");
        HttpRequest text = rest.request(ADMIN, "integration")
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString("on"))
                .build();
        refused(rest.text(text), 415, "http-415");
    }

    @Test
    void settingsThatAreOutOfTheirBoundsAreNamedInTheLanguageOfTheCaller() throws Exception {
        String settings = rest.get(ADMIN, "settings").toString();
        assertThat(changed("PUT", "settings", "0", settings.replace("\"windowDays\":92", "\"windowDays\":30"))
                        .get("windowDays")
                        .asInt())
                .isEqualTo(30);
        String wrong = settings.replace("\"windowDays\":92", "\"windowDays\":400")
                .replace("\"keepFiles\":7", "\"keepFiles\":0");

        JsonNode english = refused(change("PUT", "settings", "1", wrong), 422, "settings-refused");
        assertThat(texts(english.get("errors"), "pointer")).containsExactly("/windowDays", "/keepFiles");
        assertThat(english.at("/errors/0/detail").asText()).contains("400").contains("allowed");
        HttpRequest russian = rest.request(ADMIN, "settings")
                .header("If-Match", "\"1\"")
                .header("Accept-Language", "fr, ru;q=0.5, en;q=0.1")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(wrong))
                .build();
        assertThat(rest.text(russian).body()).contains("Отклонено").contains("допуст");
    }

    @Test
    void storesAreFoundFilledWithCodesAndTakePart() throws Exception {
        readSource();
        JsonNode all = rest.get(ADMIN, "stores");
        assertThat(texts(all.get("items"), "storeId")).containsExactlyElementsOf(GrowingLedger.SHOPS);
        assertThat(all.get("codeSystems").toString()).contains(GrowingLedger.MARKETPLACE);
        assertThat(rest.get(ADMIN, "check-list").at("/steps/0/state").asText()).isEqualTo("DONE");

        String fill = "{'codeSystem': 'ASNA', 'clientId': '102532'";
        JsonNode preview = changed("POST", "stores/codes/preview", "", fill + "}");
        assertThat(texts(preview.get("rows"), "conflict.code"))
                .containsExactly("", "", "store-code-missing", "store-code-invalid");
        String apply = fill + ", 'token': '" + preview.get("token").asText() + "'}";
        JsonNode applied = changed("POST", "stores/codes", "", apply);
        assertThat(texts(applied.get("items"), "storeCode")).containsExactly("asna-1", "asna-2");
        refused(change("POST", "stores/codes", "", apply), 412, "changed-meanwhile");

        assertThat(texts(rest.get(ADMIN, "stores?state=out").get("items"), "storeId"))
                .containsExactly("3", "4");
        assertThat(texts(rest.get(ADMIN, "stores?text=ASNA-2").get("items"), "storeId"))
                .containsExactly("2");
        assertThat(texts(
                        rest.get(ADMIN, "stores?clientId=102532&sort=-id&size=1")
                                .get("items"),
                        "storeId"))
                .containsExactly("2");
        assertThat(rest.get(ADMIN, "stores?page=2&size=3").get("total").asInt()).isEqualTo(4);
        refused(rest.send(ADMIN, "GET", "stores?state=none", ""), 400, "parameter-invalid");
        refused(rest.send(ADMIN, "GET", "stores?pages=1", ""), 400, "parameter-invalid");
        refused(rest.send(ADMIN, "GET", "stores?size=0", ""), 400, "parameter-invalid");
    }

    /** One by one it is read as it was answered, with its version. */
    private void requireRead(String path, String version, JsonNode expected) throws Exception {
        HttpResponse<String> read = change("GET", path, "", "");
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.headers().firstValue("ETag")).contains('"' + version + '"');
        assertThat(rest.json(read)).isEqualTo(expected);
    }

    @Test
    void participationsAreSavedTogetherAndChangedOneByOne() throws Exception {
        readSource();
        JsonNode twice = refused(
                change(
                        "POST",
                        "participations",
                        "",
                        "{'participations': [{'storeId': '1', 'storeCode': 'a', "
                                + "'clientId': '5'}, {'storeId': '2', 'storeCode': 'a', 'clientId': '5'}]}"),
                422,
                "settings-refused");
        assertThat(texts(twice.get("errors"), "code")).containsOnly("store-code-twice");
        assertThat(texts(twice.get("errors"), "pointer"))
                .containsExactly("/participations/0/storeCode", "/participations/1/storeCode");
        JsonNode second = refused(
                change("POST", "participations", "", "{'participations': [{'storeId': '1'}, {'storeId': '?'}]}"),
                422,
                "settings-refused");
        assertThat(texts(second.get("errors"), "pointer")).containsExactly("/participations/1/storeId");
        JsonNode saved = changed(
                "POST",
                "participations",
                "",
                "{'participations': [{'storeId': '1', 'storeCode': 'a', 'clientId': '5', 'initialDay': '" + DAY
                        + "'}, {'storeId': '2'}]}");
        String id = saved.at("/items/0/id").asText();
        JsonNode same = refused(
                change(
                        "POST",
                        "participations",
                        "",
                        "{'participations': [{'id': ID, 'version': 1, 'storeId': '1'}, ".replace("ID", id)
                                + "{'id': ID, 'version': 1, 'storeId': '1'}]}".replace("ID", id)),
                400,
                "body-invalid");
        assertThat(same.at("/errors/0/pointer").asText()).isEqualTo("/participations/1/id");
        requireRead("participations/" + id, "1", saved.at("/items/0"));
        refused(rest.send(ADMIN, "GET", "participations/987", ""), 404, "not-found");
        String body = "{'storeCode': 'b', 'clientId': '5', 'from': '2026-11-01'}";
        assertThat(changed("PUT", "participations/" + id, "1", body)
                        .get("storeCode")
                        .asText())
                .isEqualTo("b");
        refused(change("PUT", "participations/" + id, "1", body), 412, "changed-meanwhile");
        refused(change("PUT", "participations/987", "1", body), 404, "not-found");
        assertThat(change("PUT", "participations/..%2F1", "1", body).statusCode())
                .isBetween(400, 404);
        assertThat(change("DELETE", "participations/" + id + "?confirmed=true", "2", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(texts(rest.get(ADMIN, "stores?state=LACKING").get("items"), "storeId"))
                .containsExactly("2");
    }

    @Test
    void itemKindsAreChosenAndTheirCostIsTold() throws Exception {
        readSource();
        JsonNode open = rest.get(ADMIN, "item-kinds");
        assertThat(open.get("scope").asText()).isEqualTo("OPEN");
        assertThat(texts(open.get("kinds"), "id")).containsExactly("K", "K1", "X");
        JsonNode ticked = changed("PUT", "item-kinds", "0", "{'scope': 'TICKED', 'kinds': ['K']}");
        assertThat(texts(ticked.get("kinds"), "included")).containsExactly("true", "true", "false");
        String run = start(change("POST", "item-kinds/cost", "", "{'scope': 'TICKED', 'kinds': ['X']}"));
        assertThat(awaitOver(run).get("phase").asText()).isEqualTo("DONE");
        JsonNode cost = rest.get(ADMIN, run.replace("runs/", "item-kinds/cost/"));
        assertThat(cost.at("/rows/lots").asInt(-1)).isZero();
        assertThat(cost.at("/run/job").asText()).isEqualTo("kinds-cost");
        String refused = start(change("POST", "item-kinds/cost", "", "{'scope': 'TICKED', 'kinds': ['?']}"));
        assertThat(awaitOver(refused).get("phase").asText()).isEqualTo("FAILED");
        assertThat(rest.get(ADMIN, refused.replace("runs/", "item-kinds/cost/"))
                        .get("rows")
                        .isNull())
                .isTrue();
        refused(rest.send(ADMIN, "GET", "item-kinds/cost/1", ""), 404, "not-found");
        JsonNode unknown = refused(
                change("PUT", "item-kinds", "1", "{'scope': 'TICKED', 'kinds': ['?']}"), 422, "settings-refused");
        assertThat(unknown.at("/errors/0/pointer").asText()).isEqualTo("/kinds");
        refused(change("PUT", "item-kinds", "1", "{'scope': 'ALL', 'kinds': ['K']}"), 400, "body-invalid");
    }

    @Test
    void initialDataAreFormedAndWhatTheUnionSaysIsRecorded() throws Exception {
        readSource();
        assertThat(rest.get(ADMIN, "lot-data").get("withData").asInt()).isEqualTo(4);
        changed("PUT", "item-kinds", "0", "{'scope': 'ALL'}");
        JsonNode saved = changed(
                "POST",
                "participations",
                "",
                "{'participations': [{'storeId': '1', 'storeCode': 'a', 'clientId': '5', 'initialDay': '" + DAY
                        + "'}, {'storeId': '2'}]}");
        run("initial-files/runs", "{'stores': ['1']}");
        JsonNode listed = rest.get(ADMIN, "initial-files?confirmed=false").at("/items/0");
        assertThat(listed.at("/file/first").asText()).isEqualTo(DAY);
        String about = "'participations': [{'id': " + saved.at("/items/0/id") + ", 'version': 1}]";
        String other = ", {'id': " + saved.at("/items/1/id") + ", 'version': 1}]";

        refused(change("POST", "verdicts", "", "{'verdict': 'REFUSED', " + about + "}"), 422, "settings-refused");
        JsonNode early = refused(
                change("POST", "verdicts", "", "{'verdict': 'CONFIRMED', " + about.replace("]", other) + "}"),
                422,
                "settings-refused");
        assertThat(early.at("/errors/0/pointer").asText()).isEqualTo("/participations/1");
        refused(
                change(
                        "POST",
                        "verdicts",
                        "",
                        "{'verdict': 'CONFIRMED', 'participations': [{'id': 77, 'version': 1}]}"),
                412,
                "changed-meanwhile");
        String confirmed = "{'verdict': 'CONFIRMED', 'remark': 'by telephone', 'fileId': " + listed.at("/file/id")
                + ", " + about + "}";
        assertThat(changed("POST", "verdicts", "", confirmed)
                        .at("/items/0/confirmed")
                        .asBoolean())
                .isTrue();
        assertThat(rest.get(ADMIN, "verdicts").at("/items/0/remark").asText()).isEqualTo("by telephone");
        assertThat(rest.get(ADMIN, "initial-files?confirmed=true")
                        .at("/items/0/verdict/by")
                        .asText())
                .isEqualTo(ADMIN);
        assertThat(texts(rest.get(ADMIN, "stores?state=ready").get("items"), "storeId"))
                .containsExactly("1");
    }

    @Test
    void aConnectionIsMadeTriedAndRemovedAndItsPasswordNeverComesBack() throws Exception {
        Path target = Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir"), "asterism-rest-" + System.nanoTime()));
        String local = "{'protocol': 'local', 'directory': '" + target + "'}";
        assertThat(changed("POST", "connections/test", "", local).get("passed").asBoolean())
                .isTrue();
        assertThat(changed("PUT", "connections/common", "0", local)
                        .get("version")
                        .asLong())
                .isEqualTo(1);
        assertThat(changed("POST", "connections/common/test", "", "")
                        .get("passed")
                        .asBoolean())
                .isTrue();
        String ftp = "{'protocol': 'ftps', 'host': '127.0.0.1', 'port': 1, 'user': 'u', 'password': 'hidden-word'}";
        JsonNode saved = changed("PUT", "connections/of/102532", "0", ftp);
        assertThat(saved.get("hasPassword").asBoolean()).isTrue();
        assertThat(saved.toString()).doesNotContain("hidden-word");
        requireRead("connections/of/102532", "1", saved);
        assertThat(rest.get(ADMIN, "connections/common").get("protocol").asText())
                .isEqualTo("local");
        refused(rest.send(ADMIN, "GET", "connections/of/102533", ""), 404, "not-found");
        JsonNode check = changed("POST", "connections/of/102532/test", "", "");
        assertThat(check.at("/problem/advice").asText()).isEqualTo("SERVER_UNREACHABLE");
        assertThat(texts(rest.get(ADMIN, "connections").get("items"), "clientId"))
                .containsExactly("", "102532");

        JsonNode problem = refused(
                change("PUT", "connections/of/102532", "1", ftp.replace("'port': 1", "'port': 99999")),
                400,
                "body-invalid");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/port");
        assertThat(problem.at("/errors/0/detail").asText()).contains("65535");
        refused(change("PUT", "connections/of/abc", "0", ftp), 404, "not-found");
        refused(change("DELETE", "connections/of/102532", "7", ""), 412, "changed-meanwhile");
        assertThat(change("DELETE", "connections/of/102532", "1", "").statusCode())
                .isEqualTo(204);
        assertThat(change("DELETE", "connections/common", "1", "").statusCode()).isEqualTo(204);
        assertThat(rest.get(ADMIN, "audit?subject=connection").toString()).doesNotContain("hidden-word");
        Files.delete(target);
    }

    @Test
    void aServerThatNeverAnswersIsToldOfWithTheStep() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            JsonNode check = changed(
                    "POST",
                    "connections/test",
                    "",
                    "{'protocol': 'ftp', 'host': '127.0.0.1', 'port': " + silent.getLocalPort()
                            + ", 'user': 'u', 'connectTimeoutSeconds': 1, 'replyTimeoutSeconds': 1}");
            assertThat(check.get("passed").asBoolean()).isFalse();
            assertThat(check.at("/problem/step").asText()).isEqualTo("CONNECT");
            assertThat(check.at("/problem/text").asText()).isNotEmpty();
        }
    }

    @Test
    void schedulesAreShownInWordsAndChanged() throws Exception {
        JsonNode all = rest.get(ADMIN, "schedules").get("items");
        assertThat(texts(all, "job")).contains("form", "send");
        JsonNode saved = changed("PUT", "schedules/form", "0", "{'enabled': true, 'cron': '0 3 * * *'}");
        assertThat(saved.get("nextRuns")).hasSize(5);
        requireRead("schedules/form", "1", saved);
        refused(rest.send(ADMIN, "GET", "schedules/nothing", ""), 404, "not-found");
        assertThat(saved.get("inWords").asText()).contains("03:00");
        assertThat(changed("POST", "schedules/preview", "", "{'cron': '15 4 * * *'}")
                        .get("inWords")
                        .asText())
                .contains("04:15");
        JsonNode never =
                refused(change("POST", "schedules/preview", "", "{'cron': '0 0 30 2 *'}"), 422, "schedule-never");
        assertThat(never.at("/errors/0/pointer").asText()).isEqualTo("/cron");
        refused(change("PUT", "schedules/form", "1", "{'enabled': true, 'cron': 'x'}"), 422, "schedule-not-understood");
        refused(
                change("PUT", "schedules/form", "0", "{'enabled': true, 'cron': '0 3 * * *'}"),
                412,
                "changed-meanwhile");
        refused(change("PUT", "schedules/nothing", "0", "{'enabled': true, 'cron': '0 3 * * *'}"), 404, "not-found");
        refused(
                change("PUT", "schedules/initial", "0", "{'enabled': true, 'cron': '0 3 * * *'}"),
                422,
                "schedule-by-hand-only");
    }

    @Test
    void rightsAreGrantedTakenAwayAndInTheTrail() throws Exception {
        String path = "rights/users/view?name=%D0%98%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2%D0%B0%2F..%2F%26";
        assertThat(change("PUT", path, "", "").statusCode()).isEqualTo(204);
        assertThat(texts(rest.get(ADMIN, "rights").get("items"), "name")).contains("Иванова/../&", ADMIN);
        JsonNode trail = rest.get(ADMIN, "audit?subject=access&limit=1").get("items");
        assertThat(trail).hasSize(1);
        assertThat(trail.get(0).get("subject").asText()).contains("Иванова");
        assertThat(trail.get(0).get("by").asText()).isEqualTo(ADMIN);
        assertThat(change("DELETE", path, "", "").statusCode()).isEqualTo(204);
        assertThat(texts(rest.get(ADMIN, "rights").get("items"), "name")).doesNotContain("Иванова/../&");
        change("DELETE", "rights/users/configure?name=tester", "", "");
        refused(change("DELETE", "rights/users/configure?name=" + ADMIN, "", ""), 409, "last-configure");
        refused(change("PUT", "rights/robots/view?name=x", "", ""), 404, "not-found");
        refused(change("PUT", "rights/users/own?name=x", "", ""), 404, "not-found");
        refused(change("PUT", "rights/users/view", "", ""), 400, "parameter-invalid");
    }
}
