package asterism.itest;

import static asterism.itest.Administrator.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.storage.Database;
import asterism.testkit.LedgerModel;
import asterism.testkit.WriteOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A chain of 5,000 stores over HTTP. Prints how long answers take in the median; that is a benchmark only where nothing
 * else runs, so that nothing fails for it.
 */
class ManyStoresIT {
    private static final int STORES = 5_000;
    private static final int ROUNDS = 15;
    private static final int FILES = 7;
    private static final int DAYS = 92;
    private static final String DAY = "2026-11-01";
    private static final String USER = Home.ACTOR.name();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private RestCaller rest;

    @Test
    void aChainOfManyStoresIsListedFilteredAndFilledWithCodes() throws Exception {
        try (MovedClock clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
                Home home = Home.open(folder)) {
            home.load(source(), WriteOptions.plain(), false);
            new Administrator(home);
            try (RestCaller opened = RestCaller.open(USER)) {
                rest = opened;
                clock.moveBySeconds(1);
                go();
            }
        }
    }

    private static LedgerModel source() {
        LedgerModel model = new LedgerModel();
        model.kind("K", "");
        model.item("A", "K");
        model.partner("P", "Поставщик");
        for (int i = 1; i <= STORES; i++) {
            String id = String.format(Locale.ROOT, "S%04d", i);
            model.store(id, "Аптека на улице " + i);
            model.storeCode(id, "ASNA", "asna-" + i);
            model.document("R" + i, id, "RECEIPT", DAY + "T08:00:00")
                    .number(Integer.toString(i))
                    .partner("P")
                    .line(1, "A", "1")
                    .purchasePrice("10.00")
                    .retailPrice("15.00");
        }
        return model;
    }

    private void go() throws Exception {
        put("integration", "{\"enabled\":true}");
        put("item-kinds", "{\"scope\":\"ALL\"}");
        String fill = "{\"codeSystem\":\"ASNA\",\"clientId\":\"" + CLIENT + "\"";
        JsonNode preview = measured("preview, new codes", () -> post("stores/codes/preview", fill + "}"));
        assertThat(preview.get("rows"))
                .hasSize(STORES)
                .allSatisfy(row -> assertThat(row.get("conflict").isNull()).isTrue());
        JsonNode filled = post("stores/codes", fill + ",\"token\":" + preview.get("token") + "}");
        assertThat(filled.get("items")).hasSize(STORES);
        confirm(filled.get("items"));

        fillWithFiles();
        JsonNode list = measured("list", () -> rest.get(USER, "stores"));
        assertThat(list.get("total").asInt()).isEqualTo(STORES);
        assertThat(list.at("/items/0/state").asText()).isEqualTo("READY");
        measured("list, last page by name", () -> rest.get(USER, "stores?sort=-name&page=100"));
        JsonNode found = measured("filter", () -> rest.get(USER, "stores?text=asna-49&state=ready&clientId=" + CLIENT));
        assertThat(found.get("total").asInt()).isEqualTo(111);
        measured("check-list", () -> rest.get(USER, "check-list"));
        JsonNode files = measured("files", () -> rest.get(USER, "files"));
        assertThat(files.get("total").asInt()).isEqualTo(STORES * (FILES + 1));
        JsonNode figures =
                measured("overview of the window", () -> rest.get(USER, "overview?from=2026-08-08&to=2026-11-07"));
        assertThat(figures.get("days")).hasSize(DAYS);
        JsonNode again = measured("preview, unchanged", () -> post("stores/codes/preview", fill + "}"));
        assertThat(again.get("rows"))
                .allSatisfy(row -> assertThat(row.get("unchanged").asBoolean()).isTrue());
        JsonNode other = measured(
                "preview, other codes", () -> post("stores/codes/preview", "{\"clientId\":\"" + CLIENT + "\"}"));
        assertThat(other.at("/rows/0/conflict/code").asText()).isEqualTo("code-was-sent");
    }

    /**
     * What some nights leave behind: initial data, a regular file for each of a week, and figures of the whole window.
     */
    private static void fillWithFiles() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(ManyStoresIT.class).getBundleContext();
        Database database = context.getServiceReferences(Database.class, "(asterism.schema=exporter)").stream()
                .findFirst()
                .map(context::getService)
                .orElseThrow();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            String store = "'S' || lpad(s.x, 4, '0'), 'asna-' || s.x, '" + CLIENT + "'";
            statement.executeUpdate("""
                    insert into export_file (store_id, store_code, client_id, format_id, first_day, last_day,
                        initial_data, base_name, archive, bytes, formed_at, formed_by, handed_over, in_place, lots,
                        balances, element_days, protocol, moving_window, queued, warnings)
                    select %s, 'map-actions', date '%s', dateadd(day, n.x, date '%s'), n.x = 0,
                        'f' || s.x || '-' || n.x, 'f' || s.x || '-' || n.x || '.zip', 100000,
                        dateadd(day, n.x, timestamp '2026-11-02 02:30:00'), 'tester', n.x > 0, true, 1000, 1000,
                        x'', x'', n.x > 0, n.x > 0, 0
                    from system_range(1, %d) s, system_range(0, %d) n
                    """.formatted(store, DAY, DAY, STORES, FILES));
            statement.executeUpdate("""
                    insert into export_day (store_id, store_code, client_id, day_date, movements, sale_sum, receipt_sum)
                    select %s, dateadd(day, -n.x, date '2026-11-07'), 300, 1000000, 900000
                    from system_range(1, %d) s, system_range(0, %d) n
                    """.formatted(store, STORES, DAYS - 1));
            connection.commit();
        }
    }

    private void confirm(JsonNode participations) throws Exception {
        List<String> changes = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (JsonNode one : participations) {
            changes.add("{\"id\":" + one.get("id") + ",\"version\":1,\"storeId\":" + one.get("storeId")
                    + ",\"storeCode\":" + one.get("storeCode") + ",\"clientId\":\"" + CLIENT + "\",\"initialDay\":\""
                    + DAY + "\"}");
            read.add("{\"id\":" + one.get("id") + ",\"version\":2}");
        }
        post("participations", "{\"participations\":[" + String.join(",", changes) + "]}");
        post(
                "verdicts",
                "{\"verdict\":\"CONFIRMED\",\"formedElsewhere\":true,\"participations\":[" + String.join(",", read)
                        + "]}");
    }

    private JsonNode post(String path, String body) throws Exception {
        return rest.post(USER, path, body, 200);
    }

    private void put(String path, String body) throws Exception {
        HttpResponse<String> response = rest.text(rest.request(USER, path)
                .header("If-Match", "\"0\"")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static JsonNode measured(String what, Callable<JsonNode> call) throws Exception {
        List<Long> millis = new ArrayList<>();
        JsonNode last = call.call();
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            last = call.call();
            millis.add((System.nanoTime() - begin) / 1_000_000);
        }
        millis.sort(null);
        System.out.printf(
                "%d stores, %s: %d ms in the median, %d to %d%n",
                STORES, what, millis.get(ROUNDS / 2), millis.get(0), millis.get(ROUNDS - 1));
        return last;
    }
}
