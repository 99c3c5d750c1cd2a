package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the union said of initial data, and what follows from it, over HTTP. */
class VerdictsRestIT extends RestBench {
    private JsonNode say(String verdict, String fileId, JsonNode participation) throws Exception {
        String file = fileId.isEmpty() ? "" : "'fileId': " + fileId + ", ";
        return changed(
                "POST",
                "verdicts",
                "",
                "{'verdict': '" + verdict + "', 'remark': 'by telephone', " + file + named(participation) + "}");
    }

    private JsonNode initial() throws Exception {
        return rest.get(ADMIN, "initial-files").at("/items/0");
    }

    private void requireOpen(String open) throws Exception {
        assertThat(texts(initial().at("/participation/lacks"), "code")).containsExactlyInAnyOrder(open.split(" "));
        String step = texts(rest.get(ADMIN, "check-list").get("steps"), "step").indexOf("INITIAL_DATA") + "/state";
        assertThat(rest.get(ADMIN, "check-list").at("/steps/" + step).asText())
                .isEqualTo(open.contains("INITIAL_FILE") ? "OPEN" : "DONE");
    }

    @Test
    void aRefusalReopensInitialDataUntilTheyAreFormedAgain() throws Exception {
        JsonNode store = formInitialData();
        requireOpen("CONFIRMATION");
        String first = initial().at("/file/id").asText();

        say("REFUSED", "", store);
        requireOpen("INITIAL_FILE CONFIRMATION");
        String confirm = "{'verdict': 'CONFIRMED', " + named(store) + "}";
        JsonNode early = refused(change("POST", "verdicts", "", confirm), 422, "settings-refused");
        assertThat(early.at("/errors/0/code").asText()).isEqualTo("initial-file-missing");

        clock.moveBySeconds(60);
        run("initial-files/runs", "{'stores': ['1']}");
        requireOpen("CONFIRMATION");
        String second = initial().at("/file/id").asText();
        assertThat(second).isNotEqualTo(first);

        say("REFUSED", second, store);
        requireOpen("INITIAL_FILE CONFIRMATION");
        assertThat(texts(rest.get(ADMIN, "verdicts").get("items"), "fileId")).containsExactly(second, first);
        clock.moveBySeconds(60);
        run("initial-files/runs", "{}");
        say("CONFIRMED", "", store);
        assertThat(initial().at("/participation/lacks")).isEmpty();
    }

    @Test
    void aVerdictNamesAParticipationOnce() throws Exception {
        JsonNode store = formInitialData();
        String twice = named(store).replace("]", ", " + named(store).replaceFirst("^[^{]*", ""));

        JsonNode problem =
                refused(change("POST", "verdicts", "", "{'verdict': 'CONFIRMED', " + twice + "}"), 400, "body-invalid");

        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/participations/1/id");
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("named-twice");
        assertThat(rest.get(ADMIN, "verdicts").get("items")).isEmpty();
    }

    @Test
    void codesThatWereSentChangeOnlyWhenThatIsConfirmed() throws Exception {
        JsonNode store = formInitialData();
        String id = store.get("id").asText();
        say("CONFIRMED", "", store);
        String one = "{'storeCode': 'b', 'clientId': '5', 'initialDay': '" + DAY + "'";
        String batch = "{'participations': [{'id': " + id + ", 'version': VERSION, 'storeId': '1', 'storeCode': 'c'}]";

        JsonNode alone = refused(change("PUT", "participations/" + id, "1", one + "}"), 422, "settings-refused");
        JsonNode together = refused(
                change("POST", "participations", "", batch.replace("VERSION", "1") + "}"), 422, "settings-refused");
        JsonNode removed = refused(change("DELETE", "participations/" + id, "1", ""), 422, "settings-refused");
        for (JsonNode problem : List.of(alone, together)) {
            assertThat(problem.at("/errors/0/code").asText()).isEqualTo("code-was-sent");
            assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/confirmed");
        }
        assertThat(removed.at("/errors/0/code").asText()).isEqualTo("code-was-sent");
        assertThat(removed.at("/errors/0/parameter").asText()).isEqualTo("confirmed");
        assertThat(removed.at("/errors/0").has("pointer")
                        && !removed.at("/errors/0/pointer").isNull())
                .isFalse();

        assertThat(changed("PUT", "participations/" + id, "1", one + ", 'confirmed': true}")
                        .get("storeCode")
                        .asText())
                .isEqualTo("b");
        say("CONFIRMED", "", formedAgain(id));
        assertThat(changed("POST", "participations", "", batch.replace("VERSION", "2") + ", 'confirmed': true}")
                        .at("/items/0/storeCode")
                        .asText())
                .isEqualTo("c");
    }

    private JsonNode formedAgain(String id) throws Exception {
        clock.moveBySeconds(60);
        run("initial-files/runs", "{'stores': ['1']}");
        return rest.get(ADMIN, "participations/" + id);
    }

    @Test
    void theCostOfUntickingIsWhatTheFilesWouldLose() throws Exception {
        JsonNode store = formInitialData();
        say("CONFIRMED", "", store);

        String run = start(change("POST", "item-kinds/cost", "", "{'scope': 'TICKED', 'kinds': ['X']}"));
        assertThat(awaitOver(run).get("phase").asText()).isEqualTo("DONE");
        JsonNode rows =
                rest.get(ADMIN, run.replace("runs/", "item-kinds/cost/")).get("rows");

        // A lot an item, received once, sold four times on each of two days.
        int items = GrowingLedger.ITEMS.size();
        assertThat(rows.get("lots").asInt()).isEqualTo(items);
        assertThat(rows.get("movements").asInt()).isEqualTo(items * (1 + 2 * 4));
        assertThat(rows.get("balances").asInt()).isEqualTo(items * 2);
    }
}
