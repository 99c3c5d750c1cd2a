package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class RatiosTest {
    private static final Set<String> OUT = Set.of("SALE", "WHOLESALE", "SUPPLIER_RETURN", "TRANSFER_OUT", "WRITE_OFF");

    private final Sample sample = Sample.threeShops();

    @Test
    void aShopHasTheReceiptsAndLinesOfARealOne() {
        List<CSVRecord> sales = documents("1", "SALE");
        Map<String, String> types = type("1");
        double lines = lines("1").stream()
                .filter(line -> types.get(line.get("doc_id")).equals("SALE"))
                .count();

        assertThat(sales.size() / 75.0).isBetween(240.0, 262.0);
        assertThat(lines / sales.size()).isBetween(2.3, 2.5);
        assertThat((double) documents("1", "CUSTOMER_RETURN").size() / sales.size())
                .isBetween(0.003, 0.007);
        assertThat(documents("1", "RECEIPT").size() / 75.0).isBetween(2.2, 3.5);
    }

    @Test
    void halfOfTheOutgoingLinesNameNoLot() {
        Map<String, String> types = type("1");
        List<CSVRecord> out = lines("1").stream()
                .filter(line -> OUT.contains(types.get(line.get("doc_id"))))
                .toList();
        long without = out.stream().filter(line -> line.get("lot_id").isEmpty()).count();

        assertThat((double) without / out.size()).isBetween(0.45, 0.55);
    }

    @Test
    void stockFollowsDemand() {
        long brought = 0;
        long sold = 0;
        Map<String, String> types = type("2");
        for (CSVRecord line : lines("2")) {
            long thousandths = Math.round(Double.parseDouble(line.get("quantity")) * 1000);
            switch (types.get(line.get("doc_id"))) {
                case "RECEIPT", "TRANSFER_IN" -> brought += thousandths;
                case "SALE" -> sold += thousandths;
                default -> {}
            }
        }

        assertThat((double) brought / sold).isBetween(0.7, 1.3);
    }

    @Test
    void fewItemsMakeMostOfTheSalesAndNearlyAllAreSold() {
        Map<String, Integer> sold = new HashMap<>();
        lines("1").forEach(line -> sold.merge(line.get("item_id"), 1, Integer::sum));
        int[] counts =
                sold.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        long top = Arrays.stream(counts, counts.length - 1000, counts.length).sum();

        assertThat(counts.length).isBetween(9_800, 10_100);
        assertThat((double) top / Arrays.stream(counts).sum()).isBetween(0.35, 0.6);
    }

    @Test
    void everyTypeOfDocumentOccurs() {
        for (String store : List.of("1", "2")) {
            assertThat(type(store).values())
                    .contains(Arrays.stream(DocType.values()).map(Enum::name).toArray(String[]::new));
        }
        assertThat(type("W1").values()).contains("SURPLUS", "RECEIPT", "TRANSFER_OUT", "TRANSFER_IN");
    }

    @Test
    void aShopSellsEveryDayFromItsOpeningOn() {
        assertThat(salesDays("1")).hasSize(75);
        assertThat(salesDays("3"))
                .hasSize(50)
                .doesNotContain(Sample.END.minusDays(50).toString());
        assertThat(documents("3", "SURPLUS").get(0).get("doc_time"))
                .startsWith(Sample.END.minusDays(49).toString());
    }

    @Test
    void goodsArriveTheDayAfterTheyWereSentUnderTheSameLot() {
        Map<String, String> sentOn = days("1", "TRANSFER_OUT");
        Map<String, Set<String>> arrivals = new HashMap<>();
        for (CSVRecord line : lines("1")) {
            String day = sentOn.get(line.get("doc_id"));
            // a lot of the warehouse comes to every shop, and not from another one
            if (day != null && line.get("lot_id").startsWith("1")) {
                String next = LocalDate.parse(day).plusDays(1).toString();
                arrivals.computeIfAbsent(lot(line), any -> new HashSet<>()).add(next);
            }
        }
        Map<String, String> receivedOn = days("2", "TRANSFER_IN");
        List<CSVRecord> received = lines("2").stream()
                .filter(line -> receivedOn.containsKey(line.get("doc_id")) && arrivals.containsKey(lot(line)))
                .toList();

        assertThat(received).hasSizeGreaterThan(20);
        assertThat(received).anyMatch(line -> !line.get("origin_partner_id").isEmpty());
        for (CSVRecord line : received) {
            assertThat(arrivals.get(lot(line))).contains(receivedOn.get(line.get("doc_id")));
        }
    }

    private static String lot(CSVRecord line) {
        return line.get("item_id") + " " + line.get("lot_id");
    }

    private Set<String> salesDays(String store) {
        return documents(store, "SALE").stream()
                .map(row -> row.get("doc_time").substring(0, 10))
                .collect(Collectors.toSet());
    }

    private List<CSVRecord> lines(String store) {
        return sample.table("lines-" + store);
    }

    private List<CSVRecord> documents(String store, String type) {
        return sample.table("documents-" + store).stream()
                .filter(row -> row.get("doc_type").equals(type))
                .toList();
    }

    private Map<String, String> type(String store) {
        return sample.table("documents-" + store).stream()
                .collect(Collectors.toMap(row -> row.get("doc_id"), row -> row.get("doc_type")));
    }

    private Map<String, String> days(String store, String type) {
        return documents(store, type).stream()
                .filter(row -> row.get("deleted").equals("0"))
                .collect(Collectors.toMap(
                        row -> row.get("doc_id"), row -> row.get("doc_time").substring(0, 10)));
    }
}
