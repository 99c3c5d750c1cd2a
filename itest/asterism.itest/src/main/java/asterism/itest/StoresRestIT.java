package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Stores, their codes, item kinds, initial data and what the union said of them over HTTP. */
class StoresRestIT extends RestBench {
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
    void aCodeThatIsLeftOutStaysAsItIs() throws Exception {
        JsonNode store = formInitialData();
        String named = "{'participations': [{'id': " + store.get("id") + ", 'version': 1, 'storeId': ";

        JsonNode other = refused(change("POST", "participations", "", named + "'2'}]}"), 400, "body-invalid");
        assertThat(other.at("/errors/0/pointer").asText()).isEqualTo("/participations/0/storeId");
        JsonNode saved = changed("POST", "participations", "", named + "'1', 'from': '" + DAY + "'}]}")
                .at("/items/0");

        assertThat(saved.get("storeCode").asText()).isEqualTo("a");
        assertThat(saved.get("clientId").asText()).isEqualTo("5");
        assertThat(saved.get("from").asText()).isEqualTo(DAY);
        assertThat(saved.get("initialDay").isNull()).isTrue();
    }

    private long shortages() throws Exception {
        String file = rest.get(ADMIN, "initial-files").at("/items/0/file/id").asText();
        return rest.get(ADMIN, "files/" + file + "/protocol?code=SHORTAGE_UNSETTLED")
                .get("total")
                .asLong(-1);
    }

    @Test
    void lotDataThatAreRebuiltFromALaterDayKnowNothingOfEarlierOnes() throws Exception {
        JsonNode store = formInitialData();
        assertThat(shortages()).isZero();
        String later = GrowingLedger.FIRST_DAY.plusDays(1).toString();
        String start = "{'enabled': true, 'ledgerStart': '" + later + "'}";

        JsonNode early = refused(change("PUT", "integration", "1", start), 422, "settings-refused");
        assertThat(texts(early.get("errors"), "pointer")).containsExactly("/ledgerStart");
        assertThat(early.at("/errors/0/detail").asText()).contains("1", DAY, later);
        String day = "{'storeCode': 'a', 'clientId': '5', 'initialDay': 'DAY'}";
        changed("PUT", "participations/" + store.get("id"), "1", day.replace("DAY", later));
        changed("PUT", "integration", "1", start);
        JsonNode before = refused(
                change("PUT", "participations/" + store.get("id"), "2", day.replace("DAY", DAY)),
                422,
                "settings-refused");
        assertThat(before.at("/errors/0/code").asText()).isEqualTo("initial-before-lot-data");
        assertThat(before.at("/errors/0/pointer").asText()).isEqualTo("/initialDay");

        run("lot-data/runs", "{'rebuild': true}");
        assertThat(rest.get(ADMIN, "lot-data").get("ledgerStart").asText()).isEqualTo(later);
        clock.moveBySeconds(60);
        run("initial-files/runs", "{'stores': ['1']}");
        assertThat(shortages()).isPositive();
    }
}
