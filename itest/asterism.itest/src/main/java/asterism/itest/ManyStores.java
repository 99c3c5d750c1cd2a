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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * A chain of 5,000 stores over HTTP: what is asked of it, and what must come back. Whoever lets it be asked may measure how
 * long it takes.
 */
final class ManyStores {
    static final int STORES = 5_000;
    private static final int DAYS = 92;
    private static final int MONTH = 30;
    private static final String DAY = "2026-11-01";
    private static final String LAST_DAY = "2026-11-07";
    private static final String OWNER = "'S' || lpad(s.x, 4, '0'), 'asna-' || s.x, '" + CLIENT + "'";
    private static final String USER = Home.ACTOR.name();

    private final int nights;
    private final Meter meter;
    private final RestCaller rest;

    private ManyStores(int nights, Meter meter, RestCaller rest) {
        this.nights = nights;
        this.meter = meter;
        this.rest = rest;
    }

    /** Lets something be asked once, or as often as it likes; gives the last answer. */
    @FunctionalInterface
    interface Meter {
        JsonNode ask(String what, Callable<JsonNode> call) throws Exception;
    }

    /**
     * Asks all there is.
     *
     * @param nights as many nights have left a file of each store, which was sent
     */
    static void askAll(Path folder, int nights, Meter meter) throws Exception {
        try (MovedClock clock = MovedClock.at(SettingUp.EVE.atTime(18, 0));
                Home home = Home.open(folder)) {
            home.load(source(), WriteOptions.plain(), false);
            new Administrator(home);
            try (RestCaller rest = RestCaller.open(USER)) {
                clock.moveBySeconds(1);
                new ManyStores(nights, meter, rest).go();
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
        leaveFiles();
        put("integration", "{\"enabled\":true}");
        put("item-kinds", "{\"scope\":\"ALL\"}");
        String fill = "{\"codeSystem\":\"ASNA\",\"clientId\":\"" + CLIENT + "\"";
        JsonNode preview = meter.ask("preview of new codes", () -> post("stores/codes/preview", fill + "}"));
        assertThat(preview.get("rows"))
                .hasSize(STORES)
                .allSatisfy(row -> assertThat(row.get("conflict").isNull()).isTrue());
        JsonNode filled = post("stores/codes", fill + ",\"token\":" + preview.get("token") + "}");
        assertThat(filled.get("items")).hasSize(STORES);
        confirm(filled.get("items"));

        JsonNode again = meter.ask("preview that changes nothing", () -> post("stores/codes/preview", fill + "}"));
        assertThat(again.get("rows"))
                .allSatisfy(row -> assertThat(row.get("unchanged").asBoolean()).isTrue());
        JsonNode other = meter.ask(
                "preview of 5,000 conflicts", () -> post("stores/codes/preview", "{\"clientId\":\"" + CLIENT + "\"}"));
        assertThat(other.get("rows"))
                .allSatisfy(row -> assertThat(row.at("/conflict/code").asText()).isEqualTo("code-was-sent"));
        look();
    }

    private void look() throws Exception {
        JsonNode list = meter.ask("list", () -> rest.get(USER, "stores"));
        assertThat(list.get("total").asInt()).isEqualTo(STORES);
        assertThat(list.at("/items/0/state").asText()).isEqualTo("READY");
        JsonNode last = meter.ask("list, last page by name", () -> rest.get(USER, "stores?sort=-name&page=100"));
        assertThat(last.get("items")).isNotEmpty();
        JsonNode found =
                meter.ask("filter", () -> rest.get(USER, "stores?text=asna-49&state=ready&clientId=" + CLIENT));
        assertThat(found.get("total").asInt()).isEqualTo(111);
        meter.ask("check-list", () -> rest.get(USER, "check-list"));
        JsonNode files = rest.get(USER, "files");
        assertThat(files.get("total").asInt()).isEqualTo(STORES * (nights + 1));
        JsonNode figures = rest.get(USER, "overview?from=2026-08-08&to=" + LAST_DAY);
        assertThat(figures.get("days")).hasSize(DAYS);
    }

    /**
     * Initial data, and what each night leaves of each store: a file, its row in the queue, and a day of figures. Rows lie
     * in the database month by month, as they came, but within a month store by store: night by night takes far longer.
     */
    private void leaveFiles() throws Exception {
        BundleContext context = FrameworkUtil.getBundle(ManyStores.class).getBundleContext();
        Database database = context.getServiceReferences(Database.class, "(asterism.schema=exporter)").stream()
                .findFirst()
                .map(context::getService)
                .orElseThrow();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            leaveFiles(statement, 0, 0);
            for (int night = 1; night <= nights; night += MONTH) {
                leaveFiles(statement, night, Math.min(night + MONTH - 1, nights));
            }
            statement.executeUpdate("""
                    insert into export_day (store_id, store_code, client_id, day_date, movements, sale_sum, receipt_sum)
                    select %s, dateadd(day, -n.x, date '%s'), 300, 1000000, 900000
                    from system_range(1, %d) s, system_range(0, %d) n
                    """.formatted(OWNER, LAST_DAY, STORES, Math.max(nights, DAYS) - 1));
            for (String table : List.of("handed_over_code", "\"uploader\".sent_code")) {
                statement.executeUpdate("insert into " + table + " (store_id, store_code, client_id) select " + OWNER
                        + " from system_range(1, " + STORES + ") s");
            }
        }
    }

    /** Night 0 is that of the initial data, which are handed over by hand. */
    private void leaveFiles(Statement statement, int first, int last) throws SQLException {
        boolean initial = last == 0;
        String day = "dateadd(day, n.x - " + nights + ", date '" + LAST_DAY + "')";
        String name = "'f' || s.x || '-' || n.x";
        statement.executeUpdate("""
                insert into export_file (store_id, store_code, client_id, format_id, first_day, last_day, initial_data,
                    base_name, archive, bytes, formed_at, formed_by, handed_over, in_place, lots, balances,
                    element_days, protocol, moving_window, queued, warnings)
                select %s, 'map-actions', %s, %s, %b, %s, %s || '.zip', 100000,
                    dateadd(hour, 26, cast(%s as timestamp)), 'tester', true, true, 1000, 1000,
                    x'%s', x'', %b, %b, 0
                from system_range(1, %d) s, system_range(%d, %d) n order by s.x, n.x
                """.formatted(
                        OWNER,
                        initial ? "date '" + DAY + "'" : "dateadd(day, " + (1 - DAYS) + ", " + day + ")",
                        initial ? "date '" + DAY + "'" : day,
                        initial,
                        name,
                        name,
                        day,
                        "5A".repeat(DAYS),
                        !initial,
                        !initial,
                        STORES,
                        first,
                        last));
        if (!initial) {
            statement.executeUpdate("""
                    insert into "uploader".upload_queue (file_id, union_id, store_id, store_code, client_id, first_day,
                        last_day, base_name, bytes, state, released, attempts, next_attempt, renaming_at, claimed_by,
                        step, advice, place, reply_code, reply_text, sent_at, changed_at, changed_by, moving_window)
                    select id, 'sozvezdie', store_id, store_code, client_id, first_day, last_day, base_name, bytes,
                        'SENT', false, 0, formed_at, '', '', '', '', '', 0, '', formed_at, formed_at, 'tester', true
                    from export_file where id > %d
                    """.formatted(first * STORES));
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
}
