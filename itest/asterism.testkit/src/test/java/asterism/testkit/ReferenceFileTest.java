package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The text of files and the warnings, against what was written by hand. */
class ReferenceFileTest {
    private static final String DAYS =
            "datestart=\"2026-11-02T00:00:00\" dateend=\"2026-11-03T23:59:59\" map_pharmacy_ids=\"17\">";

    private static final String EXPECTED =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><map-actions client_id=\"102532\">"
                    + "<data_version>6</data_version><action type=\"batches\" " + DAYS + "<batches><batch>"
                    + "<map_batch_id>A:L1</map_batch_id><map_pharmacy_id>17</map_pharmacy_id>"
                    + "<map_pharmacy_name>Store &amp; Co</map_pharmacy_name><nomenclature_id>0042</nomenclature_id>"
                    + "<map_nomenclature_code>A</map_nomenclature_code>"
                    + "<map_nomenclature_name>Name&#13;&lt;1&gt;</map_nomenclature_name>"
                    + "<map_product_code></map_product_code><map_product_name></map_product_name>"
                    + "<producer_id></producer_id><map_producer_code>PR</map_producer_code>"
                    + "<map_producer_name></map_producer_name><producer_country_id></producer_country_id>"
                    + "<map_producer_country_code></map_producer_country_code>"
                    + "<map_producer_country_name>Россия</map_producer_country_name>"
                    + "<map_supplier_code>P</map_supplier_code><map_supplier_tin>7701234567</map_supplier_tin>"
                    + "<supplier_name>Partner \uD83D\uDE00</supplier_name>"
                    + "<batch_doc_date>2026-11-01T00:00:00</batch_doc_date>"
                    + "<batch_doc_number>АБ-00012</batch_doc_number><purchase_price_nds>10.01</purchase_price_nds>"
                    + "<purchase_nds>10</purchase_nds><retail_price_nds>20.00</retail_price_nds>"
                    + "<retail_nds>10</retail_nds><barcode>00001234</barcode><sign_comission>0</sign_comission>"
                    + "<nomenclature_codes><code owner=\"map\">A</code><code owner=\"sia\">s1</code>"
                    + "</nomenclature_codes></batch></batches></action>"
                    + "<action type=\"distributions\" " + DAYS + "<distributions><distribution>"
                    + "<map_pharmacy_id>17</map_pharmacy_id><distribution_id>S1:1</distribution_id>"
                    + "<batch_id>A:L1</batch_id><doc_date>2026-11-02T12:00:00</doc_date><doc_type>2</doc_type>"
                    + "<doc_number>7</doc_number><pos_number></pos_number><check_number></check_number>"
                    + "<check_unique_number></check_unique_number><quantity>1.500</quantity>"
                    + "<purchase_sum_nds>15.01</purchase_sum_nds><retail_sum_nds>30.00</retail_sum_nds>"
                    + "<discount_sum>0.00</discount_sum><cashier_id></cashier_id>"
                    + "<cashier_full_name>Ann</cashier_full_name><cashier_tin></cashier_tin>"
                    + "<resale_sign>1</resale_sign><fn_doc_number></fn_doc_number><fn_doc_sign></fn_doc_sign>"
                    + "<fn_number></fn_number><fn_doc_date></fn_doc_date><internet_zakaz></internet_zakaz>"
                    + "</distribution></distributions></action><action type=\"remnants\" " + DAYS
                    + "<remnants><remnant><map_pharmacy_id>17</map_pharmacy_id><batch_id>A:L1</batch_id>"
                    + "<date>2026-11-02T00:00:00</date><opening_balance>5.000</opening_balance>"
                    + "<closing_balance>3.500</closing_balance>"
                    + "<input_purchasing_price_balance>50.03</input_purchasing_price_balance>"
                    + "<output_purchasing_price_balance>35.02</output_purchasing_price_balance>"
                    + "<input_retail_price_balance>100.00</input_retail_price_balance>"
                    + "<output_retail_price_balance>70.00</output_retail_price_balance>"
                    + "</remnant></remnants></action></map-actions>";

    private final LedgerModel ledger = new LedgerModel();

    @BeforeEach
    void oneReceiptAndOneSale() {
        ledger.store("1", "Store & \u0001Co");
        ledger.kind("K", "");
        ledger.kind("K1", "K");
        ledger.item("A", "K1")
                .set("name", "Name\r<1>")
                .set("producer_id", "PR")
                .set("country_name", "Россия")
                .set("barcode", "00001234")
                .set("etalon_id", "0042")
                .set("sia_code", "s1");
        ledger.partner("P", "Partner \uD83D\uDE00").set("tin", "7701234567");
        ledger.document("R1", "1", "RECEIPT", "2026-11-01T10:00:00")
                .partner("P")
                .number("АБ-00012")
                .line(1, "A", "5")
                .lot("L1")
                .purchasePrice("10.005")
                .retailPrice("20")
                .vat("10.00", "10");
        ledger.document("S1", "1", "SALE", "2026-11-02 12:00:00.5")
                .set("shift_number", "007")
                .set("check_number", "x")
                .set("cashier_name", "Ann")
                .set("cashier_tin", "1")
                .set("resale", "TRUE")
                .line("01", "A", "1.5")
                .retailPrice("20");
    }

    private Reference reference() {
        return Reference.of(ledger, "1");
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 11, day);
    }

    @Test
    void theTextIsExact() {
        assertThat(reference().regular(day(2), day(3)).form().xml()).isEqualTo(EXPECTED);
    }

    @Test
    void theWarningsAreThoseOfTheWindow() {
        assertThat(reference().regular(day(2), day(3)).form().warnings())
                .containsExactly(
                        new ReferenceWarning("DOC_NUMBER_NOT_NUMERIC", "1", "", "", "S1", "", ""),
                        new ReferenceWarning("TEXT_CHARACTER_DROPPED", "1", "", "", "", "", ""),
                        new ReferenceWarning("TIN_INVALID", "1", "", "", "", "", ""));
        assertThat(reference().regular(day(1), day(1)).form().warnings())
                .containsExactly(new ReferenceWarning("TEXT_CHARACTER_DROPPED", "1", "", "", "", "", ""));
    }

    @Test
    void theTablesHaveTheSameText() {
        ReferenceFile file = reference().regular(day(1), day(3)).form();
        assertThat(file.remnantsCsv())
                .isEqualTo("map_pharmacy_id;batch_id;date;opening_balance;closing_balance;"
                        + "input_purchasing_price_balance;output_purchasing_price_balance;"
                        + "input_retail_price_balance;output_retail_price_balance\r\n"
                        + "17;A:L1;2026-11-01T00:00:00;0.000;5.000;0.00;50.03;0.00;100.00\r\n"
                        + "17;A:L1;2026-11-02T00:00:00;5.000;3.500;50.03;35.02;100.00;70.00\r\n");
        assertThat(file.batchesCsv())
                .contains(";sign_comission;code_map;code_puls;code_sia;code_protek\r\n")
                .contains("A:L1;17;Store & Co;0042;A;\"Name\r<1>\";;;;PR;")
                .endsWith(";00001234;0;A;;s1;\r\n");
    }

    @Test
    void anInitialFileBeginsWithBalances() {
        ReferenceFile file = reference().initial(day(2), day(3)).form();
        assertThat(file.xml()).contains("<action type=\"batches\" map_pharmacy_ids=\"17\"><batches>");
        assertThat(file.distributionsCsv())
                .contains(
                        "\r\n17;A:L1:initial;A:L1;2026-11-02T00:00:00;9;;;;;5.000;50.03;100.00;0.00;;;;0;;;;;\r\n17;S")
                .contains("\r\n17;S1:1;");
        assertThat(file.remnantsCsv())
                .endsWith("\r\n17;A:L1;2026-11-02T00:00:00;0.000;3.500;0.00;35.02;0.00;70.00\r\n");
        assertThat(reference()
                        .regularAfterInitial(day(2), day(1), day(3))
                        .form()
                        .distributionsCsv())
                .isEqualTo(file.distributionsCsv());
        assertThat(reference()
                        .regularAfterInitial(day(1), day(2), day(3))
                        .form()
                        .distributionsCsv())
                .doesNotContain(":initial");
        assertThat(reference()
                        .regularAfterInitial(day(3), day(1), day(2))
                        .form()
                        .hasElements())
                .isFalse();
    }

    @Test
    void aLotThatStandsStillHasItsInitialRemnantAndANegativeOneHasNone() {
        ledger.document("S0", "1", "SALE", "2026-10-01T10:00:00").line(1, "A", "7");
        ledger.document("R2", "1", "RECEIPT", "2026-11-05T10:00:00")
                .line(1, "A", "9")
                .lot("L2")
                .purchasePrice("1")
                .retailPrice("2");
        ReferenceFile negative = reference().initial(day(4), day(6)).form();
        assertThat(negative.distributionsCsv()).doesNotContain("initial");
        assertThat(negative.remnantsCsv())
                .endsWith("\r\n17;A:L2;2026-11-05T00:00:00;-3.500;5.500;-3.50;5.50;-7.00;11.00\r\n");
        ReferenceFile still = reference().initial(day(6), day(7)).form();
        assertThat(still.remnantsCsv())
                .endsWith("\r\n17;A:L2;2026-11-06T00:00:00;0.000;5.500;0.00;5.50;0.00;11.00\r\n");
    }

    @Test
    void kindsFilterTheFileWithTheirChildren() {
        assertThat(reference().kinds(Set.of("K")).regular(day(1), day(3)).form().hasElements())
                .isTrue();
        ReferenceFile none =
                reference().kinds(Set.of("X")).regular(day(1), day(3)).form();
        assertThat(none.hasElements()).isFalse();
        assertThat(none.warnings()).extracting(ReferenceWarning::code).isEqualTo(List.of("NO_MOVEMENTS"));
        assertThat(none.xml()).contains("<batches></batches>").contains("<remnants></remnants>");
    }

    @Test
    void windows1251WritesReferencesForWhatItLacks() {
        ReferenceFile file = reference()
                .charset(Charset.forName("windows-1251"))
                .regular(day(1), day(3))
                .form();
        assertThat(file.xml())
                .startsWith("<?xml version=\"1.0\" encoding=\"windows-1251\"?><map-actions ")
                .contains("<supplier_name>Partner &#128512;</supplier_name>")
                .contains("Россия");
        assertThat(file.xmlBytes()).hasSize(file.xml().length());
    }

    @Test
    void aDaysMovementsAreText() {
        assertThat(reference().movementsOf(day(1))).contains("R1:1;A:L1").doesNotContain("S1:1");
        assertThat(reference().movementsOf(day(3)).lines()).hasSize(1);
    }

    @Test
    void theTwoListsOfElementsAgree() {
        assertThat(FilePart.BATCH.names()).isEqualTo(FileColumns.BATCH_CSV);
        assertThat(FilePart.DISTRIBUTION.names()).isEqualTo(FileColumns.DISTRIBUTION);
        assertThat(FilePart.REMNANT.names()).isEqualTo(FileColumns.REMNANT);
    }
}
