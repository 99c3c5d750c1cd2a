package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases that were computed by hand, rule by rule of source-data.md. */
class ReferenceRulesTest {
    private final LedgerModel ledger = new LedgerModel();

    @BeforeEach
    void oneStoreAndTwoItems() {
        ledger.store("1", "Store 1");
        ledger.item("A");
        ledger.item("B");
        ledger.partner("P", "Partner");
    }

    private LedgerDocument document(String id, String type, int day) {
        return ledger.document(id, "1", type, "2026-11-%02dT12:00:00".formatted(day));
    }

    private void receipt(String id, int day, String lot, String quantity) {
        document(id, "RECEIPT", day).line(1, "A", quantity).setLine("lot_id", lot);
    }

    private LedgerDocument sale(String id, int day, String quantity) {
        return document(id, "SALE", day).line(1, "A", quantity);
    }

    private LedgerDocument customerReturn(String id, int day, String of, String quantity) {
        return document(id, "CUSTOMER_RETURN", day).related(of).line(1, "A", quantity);
    }

    private ReferenceItem item() {
        return Reference.of(ledger, "1").attribution().get(0);
    }

    /** The movements of outgoing documents and returns, as "id lot quantity". */
    private List<String> moved() {
        return item().movements().stream()
                .filter(movement -> !movement.type().isReceiving())
                .map(m -> m.id() + " " + m.lotId() + " " + m.quantity())
                .toList();
    }

    private List<String> warned() {
        return item().lineWarnings().stream()
                .map(warning -> warning.code() + " " + warning.docId())
                .filter(warning -> !warning.startsWith("MISSING_PRICE"))
                .toList();
    }

    @Test
    void twoItemsShareALotIdAndComposedIdsAreEscaped() {
        document("D:1", "RECEIPT", 1)
                .line(1, "A", "1")
                .lot("x/y%")
                .line("02", "B", "1")
                .lot("x/y%")
                .line(3, "A", "1");
        List<ReferenceItem> items = Reference.of(ledger, "1").attribution();
        assertThat(items.get(0).lots()).extracting(ReferenceLot::id).containsExactly("A:x%2Fy%25", "A:D%3A1/3");
        assertThat(items.get(1).lots()).extracting(ReferenceLot::id).containsExactly("B:x%2Fy%25");
        assertThat(items.get(1).movements()).extracting(ReferenceMovement::id).containsExactly("D%3A1:2");
    }

    @Test
    void documentsOfOneTimeComeByDirectionThenByCodePoints() {
        customerReturn("1", 1, "none", "1");
        sale("2", 1, "1");
        receipt("\uD83D\uDE00", 1, "L2", "1");
        receipt("\uFF5E", 1, "L1", "1");
        document("3", "SURPLUS", 1).line(10, "A", "1").line(9, "A", "1");
        assertThat(item().movements())
                .extracting(ReferenceMovement::id)
                .containsExactly("3:9", "3:10", "\uFF5E:1", "\uD83D\uDE00:1", "2:1", "1:1");
    }

    @Test
    void aSecondReceiptAddsToTheLotAtTheFirstOnesPrice() {
        document("R1", "RECEIPT", 1)
                .line(1, "A", "1")
                .lot("L")
                .purchasePrice("10")
                .vat("10", "20");
        document("R2", "RECEIPT", 2)
                .line(1, "A", "1")
                .lot("L")
                .purchasePrice("11")
                .vat("10.00", "20");
        document("R3", "RECEIPT", 3).line(1, "A", "2").lot("L").vat("20", "");
        document("R4", "RECEIPT", 4).line(1, "A", "1").lot("L").purchasePrice("10.00");
        assertThat(item().lots()).hasSize(1);
        assertThat(item().movements().get(2).purchaseSum()).isEqualByComparingTo("20.00");
        assertThat(warned()).containsExactly("LOT_PRICE_DIFFERS R2", "LOT_PRICE_DIFFERS R3");
    }

    @Test
    void aLotThatAReturnOpenedHasTheDataOfItsFirstReceipt() {
        customerReturn("C1", 1, "none", "1").lot("L").purchasePrice("9");
        document("T1", "TRANSFER_IN", 2)
                .partner("P")
                .number("7")
                .line(1, "A", "1")
                .lot("L")
                .purchasePrice("10")
                .origin("", "origin 1", "2026-10-01");
        ReferenceLot lot = item().lots().get(0);
        assertThat(lot.purchasePrice()).isEqualByComparingTo("10");
        assertThat(lot.supplierId()).isEqualTo("P");
        assertThat(lot.docNumber()).isEqualTo("origin 1");
        assertThat(lot.docDate()).isEqualTo(Optional.of(LocalDate.of(2026, 10, 1)));
        assertThat(warned()).containsExactly("RETURN_WITHOUT_SALE C1");
    }

    @Test
    void aLotOfAReturnHasNoSupplierButItsOrigin() {
        document("C1", "CUSTOMER_RETURN", 1).partner("P").number("5").line(1, "A", "1");
        ReferenceLot lot = item().lots().get(0);
        assertThat(lot.id()).isEqualTo("A:C1/1");
        assertThat(lot.supplierId()).isEmpty();
        assertThat(lot.docNumber()).isEqualTo("5");
    }

    @Test
    void aLineWaitsForItsLotAndThenGoesOnOldestFirst() {
        receipt("R1", 1, "L1", "5");
        sale("S1", 2, "3").lot("L9");
        receipt("R9", 3, "L9", "2");
        assertThat(moved()).containsExactly("S1:1 A:L9 2", "S1:1/2 A:L1 1");
        assertThat(warned()).containsExactly("SHORTAGE_SETTLED_LATER S1", "LOT_OVERDRAWN S1");
    }

    @Test
    void aLineOfALotThatIsNeverReceivedDrawsOldestFirst() {
        receipt("R1", 1, "L1", "1");
        receipt("R2", 1, "L2", "5");
        sale("S1", 2, "3").lot("L9");
        customerReturn("C1", 3, "S1", "1").lot("L9");
        assertThat(moved()).containsExactly("S1:1 A:L1 1", "S1:1/2 A:L2 2", "C1:1 A:L9 1");
        assertThat(warned()).containsExactly("LOT_OVERDRAWN S1", "RETURN_WITHOUT_SALE C1");
    }

    @Test
    void shortagesAreSettledInTheirOrderAndALotIsOneMovement() {
        receipt("R1", 1, "L1", "1");
        sale("S1", 2, "3");
        sale("S2", 3, "2");
        receipt("R2", 4, "L1", "3");
        assertThat(moved()).containsExactly("S1:1 A:L1 3", "S2:1 A:L1 1", "S2:1/2 A: 1");
        assertThat(warned())
                .containsExactly("SHORTAGE_SETTLED_LATER S1", "SHORTAGE_SETTLED_LATER S2", "SHORTAGE_UNSETTLED S2");
    }

    @Test
    void theWaitingLineDrawsBeforeOtherShortages() {
        sale("S1", 1, "2");
        sale("S2", 2, "2").lot("L1");
        receipt("R1", 3, "L1", "3");
        assertThat(moved()).containsExactly("S1:1 A:L1 1", "S1:1/2 A: 1", "S2:1 A:L1 2");
    }

    @Test
    void aReturnGoesToWhatWaitsThenToItsDrawsThenToSalesThenToANewLot() {
        receipt("R1", 1, "L1", "5");
        document("W1", "WHOLESALE", 2).line(1, "A", "2").line(2, "A", "3").lot("L9");
        sale("S1", 3, "1");
        document("W2", "WRITE_OFF", 3).line(1, "A", "2");
        customerReturn("C1", 4, "W1", "8");
        receipt("R9", 9, "L9", "1");
        assertThat(moved())
                .containsExactly(
                        "W1:1 A:L1 2",
                        "W1:2 A: 3",
                        "S1:1 A:L1 1",
                        "W2:1 A:L1 2",
                        "C1:1 A: 3",
                        "C1:1/2 A:L1 3",
                        "C1:1/3 A:C1/1 2");
        assertThat(warned()).containsExactly("SHORTAGE_UNSETTLED W1", "RETURN_WITHOUT_SALE C1");
    }

    @Test
    void noMoreComesBackThanADrawTook() {
        receipt("R1", 1, "L1", "2");
        receipt("R2", 1, "L2", "3");
        sale("S1", 2, "5");
        customerReturn("C1", 3, "S1", "1").lot("L1");
        customerReturn("C2", 4, "S1", "4");
        customerReturn("C3", 5, "S1", "1");
        assertThat(moved())
                .containsExactly(
                        "S1:1 A:L1 2", "S1:1/2 A:L2 3", "C1:1 A:L1 1", "C2:1 A:L2 3", "C2:1/2 A:L1 1", "C3:1 A:C3/1 1");
        assertThat(warned()).containsExactly("RETURN_WITHOUT_SALE C3");
    }

    @Test
    void aReturnWithALotIsCoveredByDrawsOnThatLotOnly() {
        receipt("R1", 1, "L1", "2");
        receipt("R2", 1, "L2", "3");
        sale("S1", 2, "3");
        customerReturn("C1", 3, "S1", "2").lot("L2");
        assertThat(moved()).containsExactly("S1:1 A:L1 2", "S1:1/2 A:L2 1", "C1:1 A:L2 2");
        assertThat(warned()).containsExactly("RETURN_WITHOUT_SALE C1");
    }

    @Test
    void shortagesDrawOnlyWhenTheWholeReturnHasComeBack() {
        receipt("R1", 1, "L1", "2");
        receipt("R2", 1, "L2", "2");
        sale("S1", 2, "4");
        sale("S2", 3, "3");
        customerReturn("C1", 4, "S1", "4");
        assertThat(moved())
                .containsExactly(
                        "S1:1 A:L1 2", "S1:1/2 A:L2 2", "S2:1 A:L2 2", "S2:1/2 A:L1 1", "C1:1 A:L2 2", "C1:1/2 A:L1 2");
    }

    @Test
    void aSettledShortageIsTheLastDraw() {
        receipt("R1", 1, "L1", "1");
        sale("S1", 2, "2");
        sale("S2", 3, "1");
        receipt("R2", 4, "L2", "9");
        sale("S3", 5, "1");
        customerReturn("C1", 6, "S1", "1");
        assertThat(moved())
                .containsExactly("S1:1 A:L1 1", "S1:1/2 A:L2 1", "S2:1 A:L2 1", "S3:1 A:L2 1", "C1:1 A:L2 1");
    }

    @Test
    void amountsAreSharedToTheKopeck() {
        receipt("R1", 1, "L1", "1");
        receipt("R2", 1, "L2", "1");
        receipt("R3", 1, "L3", "1");
        sale("S1", 2, "3").retailPrice("10.005").discount("0.05");
        List<ReferenceMovement> parts = item().movements().subList(3, 6);
        assertThat(parts).extracting(m -> m.retailSum().toString()).containsExactly("10.01", "10.00", "10.01");
        assertThat(parts).extracting(m -> m.discount().toString()).containsExactly("0.02", "0.01", "0.02");
    }

    @Test
    void aLineWithoutAPriceIsValuedAtItsLots() {
        document("R1", "RECEIPT", 1)
                .line(1, "A", "1")
                .retailPrice("20.005")
                .line(2, "A", "1")
                .retailPrice("7");
        sale("S1", 2, "3").discount("1");
        List<ReferenceMovement> parts = item().movements().subList(2, 5);
        assertThat(parts).extracting(m -> m.retailSum().toString()).containsExactly("20.01", "7.00", "0.00");
        assertThat(parts).extracting(m -> m.discount().toString()).containsExactly("0.33", "0.34", "0.33");
    }

    @Test
    void deletedAndEarlyDocumentsDoNotExist() {
        receipt("R1", 1, "L1", "1");
        document("R2", "RECEIPT", 2).deleted().line(1, "A", "1").lot("L2");
        receipt("R3", 3, "L3", "1");
        Reference reference = Reference.of(ledger, "1").lotsFrom(LocalDate.of(2026, 11, 2));
        assertThat(reference.attribution().get(0).lots())
                .extracting(ReferenceLot::id)
                .containsExactly("A:L3");
    }

    @Test
    void onlyShopsHaveLots() {
        ledger.store("2", "Store 2", "WAREHOUSE");
        ledger.document("R1", "2", "RECEIPT", "2026-11-01T10:00:00").line(1, "A", "1");
        assertThat(Reference.of(ledger, "2").attribution()).isEmpty();
    }
}
