package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Each fault and oddity that the plug-in must cope with is there. */
class AwkwardCasesTest {
    private final Sample sample = Sample.threeShops();
    private final List<CSVRecord> items = sample.table("items");
    private final List<CSVRecord> documents = sample.parts("documents");
    private final List<CSVRecord> lines = sample.parts("lines");

    @Test
    void namesHoldWhatFilesStumbleOver() {
        for (String text : List.of("\"", "&", "<", ";", "\n", "\r\n", "\t", "]]>", "\u000B", "💊", "'")) {
            assertThat(items).as(text).anyMatch(row -> row.get("name").contains(text));
        }
        assertThat(items)
                .anyMatch(row -> !Charset.forName("windows-1251").newEncoder().canEncode(row.get("name")));
        assertThat(sample.table("partners")).anyMatch(row -> row.get("name").contains("\""));
    }

    @Test
    void someCodesOfItemsAreMissingOrWrong() {
        some(items, row -> row.get("barcode").isEmpty());
        some(items, row -> !row.get("barcode").matches("|[0-9]{8,14}"));
        some(items, row -> row.get("barcode").matches("0[0-9]+"));
        some(items, row -> row.get("etalon_id").isEmpty());
        some(items, row -> !row.get("etalon_id").matches("|[0-9]{1,18}"));
        some(
                items,
                row -> row.get("producer_id").isEmpty()
                        && row.get("producer_name").isEmpty());
        some(
                items,
                row -> row.get("country_code").isEmpty()
                        && row.get("country_name").isEmpty());
    }

    @Test
    void someTinsAreMissingOrWrong() {
        Predicate<String> wrong = tin -> !tin.matches("|[0-9]{10}|[0-9]{12}");
        some(sample.table("partners"), row -> row.get("tin").isEmpty());
        some(sample.table("partners"), row -> wrong.test(row.get("tin")));
        some(documents, row -> wrong.test(row.get("cashier_tin")));
        some(
                documents,
                row -> row.get("cashier_id").isEmpty()
                        && !row.get("cashier_name").isEmpty());
    }

    @Test
    void someDocumentsAreLateDeletedOrWithoutANumber() {
        some(documents, row -> row.get("changed_at").substring(0, 10).compareTo(row.get("doc_time")) > 0);
        some(documents, row -> row.get("deleted").equals("1"));
        some(documents, row -> row.get("doc_number").matches("РТ00-[0-9]{6}"));
        some(documents, row -> row.get("doc_number").equals("б/н"));
        some(documents, row -> row.get("doc_number").isEmpty());
        some(documents, row -> row.get("resale").equals("1"));
        some(documents, row -> !row.get("internet_order").isEmpty());
        Set<String> withLines = lines.stream().map(row -> row.get("doc_id")).collect(Collectors.toSet());
        some(documents, row -> row.get("deleted").equals("1") && !withLines.contains(row.get("doc_id")));
        some(documents, row -> row.get("deleted").equals("1") && withLines.contains(row.get("doc_id")));
    }

    @Test
    void returnsReferToTheirSaleMostlyAndToUnknownOnesAtTimes() {
        Set<String> ids = documents.stream().map(row -> row.get("doc_id")).collect(Collectors.toSet());
        List<CSVRecord> returns = documents.stream()
                .filter(row -> row.get("doc_type").equals("CUSTOMER_RETURN"))
                .toList();
        long known = returns.stream()
                .filter(row -> ids.contains(row.get("related_doc_id")))
                .count();

        assertThat((double) known / returns.size()).isGreaterThan(0.8);
        some(returns, row -> row.get("related_doc_id").isEmpty());
        some(returns, row -> !row.get("related_doc_id").isEmpty() && !ids.contains(row.get("related_doc_id")));
        assertThat(returns)
                .allMatch(row -> row.get("deleted").equals("1")
                        || !(row.get("fn_number").isEmpty()
                                || row.get("fn_doc_time").isEmpty()));
    }

    @Test
    void quantitiesPricesAndRatesShowTheirWholeRange() {
        for (String quantity : List.of("0.5", "0.333", "0.334", "2")) {
            some(lines, row -> row.get("quantity").equals(quantity));
        }
        for (String rate : List.of("0", "10", "20", "22", "")) {
            some(lines, row -> row.get("purchase_vat").equals(rate));
        }
        some(lines, row -> row.get("retail_price").matches("[0-9]+\\.[0-9]{4}"));
        some(lines, row -> row.get("purchase_price").matches("[0-9]+\\.[0-9]{4}"));
        some(lines, row -> row.get("purchase_price").equals("0.00"));
        some(lines, row -> row.get("commission").equals("1"));
        some(lines, row -> !row.get("discount_sum").isEmpty());
        some(
                lines,
                row -> !row.get("series").isEmpty() && !row.get("expiry_date").isEmpty());
    }

    @Test
    void lotIdsAreSharedByADeliveryOrMissingOrHoldWhatMustBeEscaped() {
        Set<String> receipts = documents.stream()
                .filter(row -> row.get("doc_type").equals("RECEIPT"))
                .map(row -> row.get("doc_id"))
                .collect(Collectors.toSet());
        List<CSVRecord> received = lines.stream()
                .filter(row -> receipts.contains(row.get("doc_id")))
                .toList();
        Map<String, Long> linesOfLot = received.stream()
                .filter(row -> !row.get("lot_id").isEmpty())
                .collect(Collectors.groupingBy(
                        row -> row.get("doc_id") + " " + row.get("lot_id"), Collectors.counting()));

        assertThat(linesOfLot.values()).contains(1L).anyMatch(count -> count > 10);
        some(received, row -> row.get("lot_id").isEmpty());
        some(
                received,
                row -> row.get("lot_id").contains(":") && row.get("lot_id").contains("%"));
    }

    @Test
    void someGoodsAreSoldBeforeTheirReceipt() {
        Map<String, CSVRecord> documentOf =
                sample.table("documents-1").stream().collect(Collectors.toMap(row -> row.get("doc_id"), row -> row));
        Map<String, String> receivedAt = sample.table("lines-1").stream()
                .filter(row -> documentOf.get(row.get("doc_id")).get("doc_type").equals("RECEIPT"))
                .collect(Collectors.toMap(
                        row -> row.get("item_id") + " " + row.get("lot_id"),
                        row -> documentOf.get(row.get("doc_id")).get("doc_time"),
                        (one, other) -> one.compareTo(other) < 0 ? one : other));

        some(sample.table("lines-1"), row -> {
            String at = receivedAt.get(row.get("item_id") + " " + row.get("lot_id"));
            CSVRecord document = documentOf.get(row.get("doc_id"));
            return at != null
                    && !row.get("lot_id").isEmpty()
                    && document.get("doc_type").equals("SALE")
                    && document.get("doc_time").compareTo(at) < 0;
        });
    }

    @Test
    void codesOfOtherMarketplacesAreThereForEveryStore() {
        Map<String, Long> codes = sample.table("store_codes").stream()
                .collect(Collectors.groupingBy(row -> row.get("system"), Collectors.counting()));

        assertThat(codes).containsEntry("ASNA", 5L).hasSize(2);
        assertThat(sample.table("item_kinds")).hasSizeBetween(55, 70);
        assertThat(items.stream().map(row -> row.get("producer_id")).distinct().count())
                .isBetween(350L, 401L);
    }

    private static void some(List<CSVRecord> rows, Predicate<CSVRecord> condition) {
        long count = rows.stream().filter(condition).count();
        assertThat(count).isPositive().isLessThan(rows.size());
    }
}
