package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked example of source-data.md, row by row. */
class WorkedExampleTest {
    private static final LedgerModel LEDGER = ledger();
    private static final ReferenceItem ITEM =
            Reference.of(LEDGER, "1").attribution().get(0);

    static LedgerModel ledger() {
        LedgerModel ledger = new LedgerModel();
        ledger.store("1", "Store 1");
        ledger.item("A");
        receipt(ledger, "R1", "2026-11-01T10:00:00", "L1", "5", "10.00");
        sale(ledger, "S1", "2026-11-02T12:00:00", "3").discount("1.00");
        sale(ledger, "S2", "2026-11-03T09:00:00", "4").discount("1.00");
        receipt(ledger, "R2", "2026-11-03T18:00:00", "L2", "10", "12.00");
        ledger.document("C1", "1", "CUSTOMER_RETURN", "2026-11-04T12:00:00")
                .related("S2")
                .line(1, "A", "3")
                .retailPrice("20.00");
        sale(ledger, "S3", "2026-11-05T12:00:00", "2").lot("L1");
        sale(ledger, "S4", "2026-11-06T10:00:00", "1").lot("L3");
        receipt(ledger, "R3", "2026-11-06T12:00:00", "L3", "5", "12.00");
        sale(ledger, "S5", "2026-11-07T12:00:00", "14");
        ledger.document("C2", "1", "CUSTOMER_RETURN", "2026-11-08T12:00:00")
                .related("S5")
                .line(1, "A", "2")
                .retailPrice("20.00");
        return ledger;
    }

    private static void receipt(LedgerModel ledger, String id, String time, String lot, String quantity, String price) {
        ledger.document(id, "1", "RECEIPT", time)
                .line(1, "A", quantity)
                .lot(lot)
                .purchasePrice(price)
                .retailPrice("20.00");
    }

    private static LedgerDocument sale(LedgerModel ledger, String id, String time, String quantity) {
        return ledger.document(id, "1", "SALE", time).line(1, "A", quantity).retailPrice("20.00");
    }

    @Test
    void everyRowOfTheTableComesOut() {
        assertThat(movements())
                .containsExactly(
                        "R1:1 A:L1 5 purchase 50.00 retail 100.00 discount 0.00 at 2026-11-01T10:00",
                        "S1:1 A:L1 3 purchase 30.00 retail 60.00 discount 1.00 at 2026-11-02T12:00",
                        "S2:1 A:L1 2 purchase 20.00 retail 40.00 discount 0.50 at 2026-11-03T09:00",
                        "S2:1/2 A:L2 2 purchase 24.00 retail 40.00 discount 0.50 at 2026-11-03T09:00",
                        "R2:1 A:L2 10 purchase 120.00 retail 200.00 discount 0.00 at 2026-11-03T18:00",
                        "C1:1 A:L2 2 purchase 24.00 retail 40.00 discount 0.00 at 2026-11-04T12:00",
                        "C1:1/2 A:L1 1 purchase 10.00 retail 20.00 discount 0.00 at 2026-11-04T12:00",
                        "S3:1 A:L1 1 purchase 10.00 retail 20.00 discount 0.00 at 2026-11-05T12:00",
                        "S3:1/2 A:L2 1 purchase 12.00 retail 20.00 discount 0.00 at 2026-11-05T12:00",
                        "S4:1 A:L3 1 purchase 12.00 retail 20.00 discount 0.00 at 2026-11-06T10:00",
                        "R3:1 A:L3 5 purchase 60.00 retail 100.00 discount 0.00 at 2026-11-06T12:00",
                        "S5:1 A:L2 9 purchase 108.00 retail 180.00 discount 0.00 at 2026-11-07T12:00",
                        "S5:1/2 A:L3 4 purchase 48.00 retail 80.00 discount 0.00 at 2026-11-07T12:00",
                        "S5:1/3 A: 1 purchase 0.00 retail 20.00 discount 0.00 at 2026-11-07T12:00",
                        "C2:1 A: 1 purchase 0.00 retail 20.00 discount 0.00 at 2026-11-08T12:00",
                        "C2:1/2 A:L3 1 purchase 12.00 retail 20.00 discount 0.00 at 2026-11-08T12:00");
    }

    private static List<String> movements() {
        return ITEM.movements().stream()
                .map(m -> m.id() + " " + m.lotId() + " " + m.quantity() + " purchase " + m.purchaseSum() + " retail "
                        + m.retailSum() + " discount " + m.discount() + " at " + m.time())
                .toList();
    }

    @Test
    void balancesFollowTheDays() {
        assertThat(ITEM.lots()).extracting(ReferenceLot::id).containsExactly("A:L1", "A:L2", "A:L3", "A:");
        assertThat(balance("2026-11-02", "A:L1")).isEqualByComparingTo("2");
        assertThat(balance("2026-11-03", "A:L2")).isEqualByComparingTo("8");
        assertThat(balance("2026-11-04", "A:L2")).isEqualByComparingTo("10");
        assertThat(balance("2026-11-04", "A:L1")).isEqualByComparingTo("1");
        assertThat(balance("2026-11-05", "A:L1")).isEqualByComparingTo("0");
        assertThat(balance("2026-11-05", "A:L2")).isEqualByComparingTo("9");
        assertThat(balance("2026-11-06", "A:L3")).isEqualByComparingTo("4");
        assertThat(balance("2026-11-08", "A:L3")).isEqualByComparingTo("1");
        assertThat(balance("2026-11-07", "A:")).isEqualByComparingTo("-1");
        assertThat(balance("2026-11-08", "A:")).isEqualByComparingTo("0");
    }

    private static BigDecimal balance(String day, String lot) {
        return ITEM.balanceAtEndOf(LocalDate.parse(day), lot);
    }

    @Test
    void deviationsAreNamed() {
        assertThat(ITEM.lineWarnings())
                .extracting(w -> w.code() + " " + w.docId() + ":" + w.lineNo())
                .containsExactly(
                        "SHORTAGE_SETTLED_LATER S2:1",
                        "LOT_OVERDRAWN S3:1",
                        "SHORTAGE_SETTLED_LATER S4:1",
                        "SHORTAGE_UNSETTLED S5:1");
    }
}
