package asterism.format;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule of exchange-format.md, section 2, for a value. */
class ValueRulesTest {
    private static final Map<String, String> ALL_OF_A_DOCUMENT = Map.ofEntries(
            Map.entry("number", "D-1"),
            Map.entry("shiftNumber", "2"),
            Map.entry("posNumber", "pos"),
            Map.entry("checkNumber", "3"),
            Map.entry("checkUniqueNumber", "unique"),
            Map.entry("fnNumber", "fn"),
            Map.entry("fnDocNumber", "fnDoc"),
            Map.entry("fnDocSign", "fnSign"),
            Map.entry("fnDocTime", "2026-11-05T12:00:03"),
            Map.entry("cashierId", "c"),
            Map.entry("cashierName", "name"),
            Map.entry("cashierTin", "123456789012"),
            Map.entry("internetOrder", "order"),
            Map.entry("resale", "1"));
    private static final List<String> OF_SALES = List.of("pos_number", "check_number", "check_unique_number");
    private static final List<String> OF_CASHIERS = List.of(
            "cashier_id",
            "cashier_full_name",
            "cashier_tin",
            "fn_doc_number",
            "fn_doc_sign",
            "fn_number",
            "fn_doc_date");

    @ParameterizedTest
    @CsvSource({
        "WHOLESALE, 1",
        "SALE, 2",
        "RECEIPT, 3",
        "CUSTOMER_RETURN, 4",
        "SUPPLIER_RETURN, 5",
        "TRANSFER_OUT, 6",
        "TRANSFER_IN, 7",
        "WRITE_OFF, 8",
        "SURPLUS, 9"
    })
    void docTypeIsANumber(DocumentType type, String number) {
        assertThat(distribution(Samples.document("D", type, Map.of()))).containsEntry("doc_type", number);
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void eachTypeHasItsElements(DocumentType type) {
        Map<String, String> row = distribution(Samples.document("D", type, ALL_OF_A_DOCUMENT));

        boolean sale = type == DocumentType.SALE;
        boolean atCashier = sale || type == DocumentType.CUSTOMER_RETURN;
        assertThat(OF_SALES).allMatch(name -> row.get(name).isEmpty() != sale);
        assertThat(OF_CASHIERS).allMatch(name -> row.get(name).isEmpty() != atCashier);
        assertThat(row)
                .containsEntry("doc_number", sale ? "2" : "1")
                .containsEntry("internet_zakaz", "order")
                .containsEntry("resale_sign", "1");
    }

    @Test
    void aBareDocumentLeavesAllEmpty() {
        Map<String, String> row = distribution(Document.bare(DocumentType.SURPLUS, Samples.NOON));

        assertThat(row.entrySet().stream().filter(cell -> !cell.getValue().isEmpty()))
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "map_pharmacy_id",
                        "distribution_id",
                        "batch_id",
                        "doc_date",
                        "doc_type",
                        "quantity",
                        "purchase_sum_nds",
                        "retail_sum_nds",
                        "discount_sum",
                        "resale_sign");
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17",
        "0017, 17",
        "НК-1/7, 17",
        "0, 0",
        "000, 0",
        "2147483647, 2147483647",
        "2147483648, ''",
        "00000000002147483647, 2147483647",
        "99999999999999999999999999, ''",
        "б/н, ''",
        "٣, ''",
        "'', ''"
    })
    void numbersAreTheDigitsOfTexts(String text, String number) {
        Document sale = Samples.document("S", DocumentType.SALE, Map.of("shiftNumber", text, "checkNumber", text));
        assertThat(distribution(sale)).containsEntry("doc_number", number).containsEntry("check_number", number);
        Document receipt = Samples.document("R", DocumentType.RECEIPT, Map.of("number", text));
        assertThat(distribution(receipt)).containsEntry("doc_number", number);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890, 1234567890",
        "123456789012, 123456789012",
        "0000000000, 0000000000",
        "12345678901, ''",
        "123456789, ''",
        "1234567890123, ''",
        "123456789a, ''",
        "'', ''"
    })
    void anInnHas10Or12Digits(String tin, String written) {
        assertThat(batch(Samples.lot(Samples.item("A", Map.of()), new Partner("p", "P", tin))))
                .containsEntry("map_supplier_tin", written);
        assertThat(distribution(Samples.document("S", DocumentType.SALE, Map.of("cashierTin", tin))))
                .containsEntry("cashier_tin", written);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678, 12345678",
        "00000000000001, 00000000000001",
        "1234567, ''",
        "123456789012345, ''",
        "1234567x, ''"
    })
    void aBarcodeHas8To14Digits(String barcode, String written) {
        assertThat(batch(Map.of("barcode", barcode))).containsEntry("barcode", written);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "007, 007", "123456789012345678, 123456789012345678", "1234567890123456789, ''", "-1, ''"})
    void anEtalonIdHas1To18Digits(String id, String written) {
        assertThat(batch(Map.of("etalonId", id))).containsEntry("nomenclature_id", written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "49, 0.00",
        "50, 0.01",
        "149, 0.01",
        "150, 0.02",
        "10000, 1.00",
        "9999999999, 1000000.00",
        "9999999949, 999999.99",
        "-49, 0.00",
        "-50, -0.01"
    })
    void pricesAreRoundedToKopecks(long price, String written) {
        assertThat(batch(Samples.lot(price, price)))
                .containsEntry("purchase_price_nds", written)
                .containsEntry("retail_price_nds", written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000, 0.00",
        "1, 0.001, 0.01",
        "-1, -0.001, -0.01",
        "99, 0.099, 0.99",
        "100, 0.100, 1.00",
        "-100, -0.100, -1.00",
        "999, 0.999, 9.99",
        "1000, 1.000, 10.00",
        "-12345, -12.345, -123.45",
        "999999999999999999, 999999999999999.999, 9999999999999999.99",
        "-9223372036854775807, -9223372036854775.807, -92233720368547758.07"
    })
    void decimalsHaveAFixedScale(long value, String quantity, String amount) {
        Balance balance = new Balance(Samples.lot(), Samples.FIRST, value, value, value, value, value, value);
        assertThat(rows("remnant", window().with(balance)).get(0))
                .containsEntry("opening_balance", quantity)
                .containsEntry("closing_balance", quantity)
                .containsEntry("input_purchasing_price_balance", amount)
                .containsEntry("output_purchasing_price_balance", amount)
                .containsEntry("input_retail_price_balance", amount)
                .containsEntry("output_retail_price_balance", amount);
        assertThat(rows("distribution", window().with(Samples.movement(value, value, value, value)))
                        .get(0))
                .containsEntry("quantity", quantity)
                .containsEntry("purchase_sum_nds", amount)
                .containsEntry("retail_sum_nds", amount)
                .containsEntry("discount_sum", amount);
    }

    @Test
    void balancesStandInTheirPlaces() {
        assertThat(rows("remnant", window().with(new Balance(Samples.lot(), Samples.LAST, 1, 2, 3, 4, 5, 6)))
                        .get(0))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "map_pharmacy_id", "17",
                        "batch_id", "A:L1",
                        "date", "2026-11-23T00:00:00",
                        "opening_balance", "0.001",
                        "closing_balance", "0.002",
                        "input_purchasing_price_balance", "0.03",
                        "output_purchasing_price_balance", "0.04",
                        "input_retail_price_balance", "0.05",
                        "output_retail_price_balance", "0.06"));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02T03:04:05", "2026-12-31T23:59:59", "0999-10-10T00:00:00"})
    void timesHaveWholeSeconds(String time) {
        assertThat(distribution(Samples.document("S", DocumentType.SALE, Map.of("time", time, "fnDocTime", time))))
                .containsEntry("doc_date", time)
                .containsEntry("fn_doc_date", time);
    }

    @Test
    void theUnsettledLotHoldsItsItemsDataOnly() {
        Map<String, String> values = new TreeMap<>(Map.of("name", "Name", "producerId", "p", "producerName", "P"));
        values.putAll(Map.of("countryCode", "c", "countryName", "C", "barcode", "12345678", "etalonId", "1"));
        Map<String, String> row = batch(Samples.unsettled(Samples.item("A", values)));

        assertThat(row.entrySet().stream().filter(cell -> !cell.getValue().isEmpty()))
                .extracting(Map.Entry::getKey, Map.Entry::getValue)
                .map(cell -> String.join(
                        "=", cell.toList().stream().map(Object::toString).toList()))
                .containsExactly(
                        "map_batch_id=A:",
                        "map_pharmacy_id=17",
                        "map_pharmacy_name=Store",
                        "nomenclature_id=1",
                        "map_nomenclature_code=A",
                        "map_nomenclature_name=Name",
                        "map_producer_code=p",
                        "map_producer_name=P",
                        "map_producer_country_code=c",
                        "map_producer_country_name=C",
                        "purchase_price_nds=0.00",
                        "retail_price_nds=0.00",
                        "barcode=12345678",
                        "sign_comission=0",
                        "nomenclature_codes=A",
                        "code map=A");
    }

    private static SampleWindow window() {
        return new SampleWindow(Samples.store("Store"));
    }

    private static Map<String, String> batch(Map<String, String> item) {
        Item made = Samples.item("A", item);
        return batch(Samples.lot(made));
    }

    private static Map<String, String> batch(Lot lot) {
        return rows("batch", window().with(lot)).get(0);
    }

    private static Map<String, String> distribution(Document document) {
        Movement movement = Samples.movement(document);
        return rows("distribution", window().with(movement)).get(0);
    }

    private static List<Map<String, String>> rows(String row, SampleWindow window) {
        MemoryArchive archive = new MemoryArchive();
        try {
            new MapActionsFormat().write(Samples.exportWindow(), window, entry -> {}, archive);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return XmlRows.parse(archive.bytes("20261124030509_102532_17_bat.xml")).rows(row);
    }
}
