package asterism.format;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a format enters into the protocol: source-data.md, the table of codes. */
class ProtocolTest {
    @Test
    void aSaleNamesBothOfItsBadNumbersAtOnce() throws Exception {
        Document sale = Samples.document(
                "S1", DocumentType.SALE, Map.of("number", "none", "shiftNumber", "x", "checkNumber", "99999999999"));

        assertThat(protocol(window().with(Samples.movement(sale)).with(Samples.movement(sale))))
                .containsExactly(ProtocolEntry.warning(
                        Code.DOC_NUMBER_NOT_NUMERIC,
                        "s1",
                        "",
                        "",
                        "S1",
                        0,
                        "shift_number",
                        "x",
                        "check_number",
                        "99999999999"));
    }

    @Test
    void onlyTheBadNumberIsNamed() throws Exception {
        Document sale = Samples.document("S1", DocumentType.SALE, Map.of("shiftNumber", "1", "checkNumber", "-"));

        assertThat(protocol(window().with(Samples.movement(sale))))
                .containsExactly(
                        ProtocolEntry.warning(Code.DOC_NUMBER_NOT_NUMERIC, "s1", "", "", "S1", 0, "check_number", "-"));
    }

    @Test
    void otherDocumentsHaveNoReceiptNumber() throws Exception {
        Document receipt = Samples.document(
                "R1", DocumentType.RECEIPT, Map.of("number", "б/н", "shiftNumber", "x", "checkNumber", "x"));

        assertThat(protocol(window().with(Samples.movement(receipt))))
                .containsExactly(
                        ProtocolEntry.warning(Code.DOC_NUMBER_NOT_NUMERIC, "s1", "", "", "R1", 0, "doc_number", "б/н"));
    }

    @Test
    void aLotsDocumentNumberNeedsNoDigits() throws Exception {
        assertThat(protocol(window().with(Samples.lotOfDocument("R1", "б/н")))).isEmpty();
    }

    @Test
    void aPartnerIsEnteredOnceForAllItsLots() throws Exception {
        Item first = Samples.item("A", Map.of());
        Item second = Samples.item("B", Map.of());
        Partner partner = new Partner("p1", "P", "77");
        Partner other = new Partner("p2", "P", "77");

        assertThat(protocol(window().with(Samples.lot(first, partner))
                        .with(Samples.lot(second, partner))
                        .with(Samples.lot(second, other))))
                .containsExactly(
                        ProtocolEntry.warning(Code.TIN_INVALID, "s1", "", "", "", 0, "partner", "p1"),
                        ProtocolEntry.warning(Code.TIN_INVALID, "s1", "", "", "", 0, "partner", "p2"));
    }

    @ParameterizedTest
    @CsvSource({"c1, Name, c1", "'', Name, Name", "'', '', 77"})
    void aCashierIsNamedByIdElseNameElseInn(String id, String name, String named) throws Exception {
        Map<String, String> values = Map.of("cashierId", id, "cashierName", name, "cashierTin", "77");

        assertThat(protocol(window().with(Samples.movement(Samples.document("S1", DocumentType.SALE, values)))
                        .with(Samples.movement(Samples.document("S2", DocumentType.CUSTOMER_RETURN, values)))
                        .with(Samples.movement(Samples.document("S3", DocumentType.WHOLESALE, values)))))
                .containsExactly(ProtocolEntry.warning(Code.TIN_INVALID, "s1", "", "", "", 0, "cashier", named));
    }

    @Test
    void cashiersWhoseIdIsAnothersNameAreTwo() throws Exception {
        Document byId = Samples.document("S1", DocumentType.SALE, Map.of("cashierId", "x", "cashierTin", "77"));
        Document byName = Samples.document("S2", DocumentType.SALE, Map.of("cashierName", "x", "cashierTin", "77"));

        assertThat(protocol(window().with(Samples.movement(byId)).with(Samples.movement(byName))))
                .hasSize(2);
    }

    @Test
    void cashiersOfOtherDocumentsAreNotInTheFile() throws Exception {
        Document wholesale = Samples.document("W1", DocumentType.WHOLESALE, Map.of("cashierTin", "77"));

        assertThat(protocol(window().with(Samples.movement(wholesale)))).isEmpty();
    }

    @Test
    void barcodeAndEtalonIdAreEnteredWithTheirValues() throws Exception {
        Item item = Samples.item("A", Map.of("barcode", "1", "etalonId", "x"));

        assertThat(protocol(window().with(Samples.lot(item)).with(Samples.unsettled(item))))
                .containsExactly(
                        ProtocolEntry.warning(Code.ETALON_ID_INVALID, "s1", "A", "", "", 0, "x"),
                        ProtocolEntry.warning(Code.BARCODE_INVALID, "s1", "A", "", "", 0, "1"));
    }

    @Test
    void droppedCharactersAreEnteredForWhatHeldThem() throws Exception {
        Item item = Samples.item("A", Map.of("countryName", "\u0001", "protekCode", "\u0002"));
        Document sale = Samples.document(
                "S1", DocumentType.SALE, Map.of("number", "\u0001", "posNumber", "\u0001", "fnNumber", "\u0001"));
        SampleWindow rows = new SampleWindow(Samples.store("\uFFFE"))
                .with(Samples.lot(item, new Partner("p1", "\uD800", "")))
                .with(Samples.lotOfDocument("R7", "\u0001"))
                .with(Samples.movement(sale));

        assertThat(protocol(rows))
                .containsExactlyInAnyOrder(
                        dropped("", "", "store", "s1"),
                        dropped("A", "", "item", "A"),
                        dropped("", "", "partner", "p1"),
                        dropped("", "R7", "document", "R7"),
                        dropped("", "S1", "document", "S1"));
    }

    @Test
    void textsThatAreNotExportedAreNotEntered() throws Exception {
        Document receipt = Samples.document(
                "R1",
                DocumentType.RECEIPT,
                Map.of("number", "\u00011", "posNumber", "\u0001", "cashierName", "\u0001", "fnNumber", "\u0001"));

        assertThat(protocol(new SampleWindow(Samples.store("\u0001")).with(Samples.movement(receipt))))
                .isEmpty();
    }

    private static ProtocolEntry dropped(String itemId, String docId, String kind, String id) {
        return ProtocolEntry.warning(Code.TEXT_CHARACTER_DROPPED, "s1", itemId, "", docId, 0, kind, id);
    }

    private static SampleWindow window() {
        return new SampleWindow(Samples.store("Store"));
    }

    private static List<ProtocolEntry> protocol(SampleWindow rows) throws Exception {
        List<ProtocolEntry> protocol = new ArrayList<>();
        new MapActionsFormat().write(Samples.exportWindow(), rows, protocol::add, new MemoryArchive());
        List<ProtocolEntry> ofCsv = new ArrayList<>();
        new CsvExportFormat().write(Samples.exportWindow(), rows, ofCsv::add, new MemoryArchive());
        assertThat(ofCsv).isEqualTo(protocol);
        return protocol;
    }
}
