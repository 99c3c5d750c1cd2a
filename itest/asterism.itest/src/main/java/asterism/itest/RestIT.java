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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** Who may call, runs, settings, schedules, rights and the trail over HTTP. */
class RestIT extends RestBench {
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
        refused(change("PUT", "integration", "1", ""), 400, "body-invalid");
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
        assertThat(trail.get(0).at("/words/subject").asText()).isEqualTo("Права пользователя Иванова/../&");
        assertThat(trail.get(0).at("/words/to").asText()).isEqualTo("просмотр");
        assertThat(change("DELETE", path, "", "").statusCode()).isEqualTo(204);
        assertThat(texts(rest.get(ADMIN, "rights").get("items"), "name")).doesNotContain("Иванова/../&");
        change("DELETE", "rights/users/configure?name=tester", "", "");
        refused(change("DELETE", "rights/users/configure?name=" + ADMIN, "", ""), 409, "last-configure");
        refused(change("PUT", "rights/robots/view?name=x", "", ""), 404, "not-found");
        refused(change("PUT", "rights/users/own?name=x", "", ""), 404, "not-found");
        refused(change("PUT", "rights/users/view", "", ""), 400, "parameter-invalid");
    }

    @Test
    void rightsOfGroupsCountForWhoeverIsInThem() throws Exception {
        String path = "rights/groups/run?name=pharmacists";
        refused(rest.sendInRoles("stranger", "pharmacists", "GET", "me", ""), 403, "permission-missing");

        assertThat(change("PUT", path, "", "").statusCode()).isEqualTo(204);
        assertThat(rest.get(ADMIN, "rights").get("items").toString())
                .contains("{\"kind\":\"GROUP\",\"name\":\"pharmacists\",\"permission\":\"RUN\"}");
        HttpResponse<String> me = rest.sendInRoles("stranger", "pharmacists", "GET", "me", "");
        assertThat(rest.json(me).get("permissions").toString())
                .contains("VIEW", "RUN")
                .doesNotContain("CONFIGURE");
        refused(rest.send("pharmacists", "GET", "me", ""), 403, "permission-missing");

        assertThat(change("DELETE", path, "", "").statusCode()).isEqualTo(204);
        refused(rest.sendInRoles("stranger", "pharmacists", "GET", "me", ""), 403, "permission-missing");
    }

    @Test
    void whatCannotBeFormedIsRefusedAtOnce() throws Exception {
        readSource();
        String today = SettingUp.EVE.toString();
        changed("POST", "participations", "", "{'participations': [{'storeId': '1', 'from': '" + DAY + "'}]}");

        for (String path : List.of("forming/runs", "initial-files/runs")) {
            JsonNode late = refused(change("POST", path, "", "{'to': '" + today + "'}"), 422, "request-refused");
            assertThat(late.at("/errors/0/pointer").asText()).isEqualTo("/to");
            assertThat(late.at("/errors/0/code").asText()).isEqualTo("day-not-over");
            JsonNode stores = refused(change("POST", path, "", "{'stores': ['1', '2', '?']}"), 422, "request-refused");
            assertThat(texts(stores.get("errors"), "pointer")).containsExactly("/stores/1", "/stores/2");
            assertThat(stores.at("/errors/1/detail").asText()).contains("?");
        }
        JsonNode alone =
                refused(change("POST", "forming/runs", "", "{'from': '" + today + "'}"), 422, "request-refused");
        assertThat(alone.at("/errors/0/pointer").asText()).isEqualTo("/from");
        JsonNode reversed = refused(
                change("POST", "forming/runs", "", "{'from': '2026-11-07', 'to': '2026-11-06'}"),
                422,
                "request-refused");
        assertThat(reversed.at("/errors/0/code").asText()).isEqualTo("days-reversed");
        JsonNode before = refused(
                change("POST", "forming/runs", "", "{'stores': ['1'], 'to': '2026-11-05'}"), 422, "request-refused");
        assertThat(before.at("/errors/0/code").asText()).isEqualTo("store-takes-no-part");
        assertThat(texts(rest.get(ADMIN, "runs").get("items"), "job")).containsExactly("prepare");
    }

    @Test
    void answersAreKeptByNobodyAndEachHeaderIsThereOnce() throws Exception {
        for (String path : List.of("me", "openapi.yaml", "nowhere")) {
            var headers = rest.send(ADMIN, "GET", path, "").headers();
            assertThat(headers.allValues("Cache-Control")).as(path).containsExactly("no-store");
            assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
        }
    }
}
