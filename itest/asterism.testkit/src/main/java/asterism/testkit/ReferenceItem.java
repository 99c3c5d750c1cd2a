package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Everything that became of one item in one store, over its whole history.
 *
 * @param lots         in the order in which they were opened, the lot {@code item_id:} last if there is one
 * @param movements    in the order of document lines, then of parts
 * @param lineWarnings the warnings that are raised once per document line, of all lines
 */
public record ReferenceItem(
        String itemId,
        List<ReferenceLot> lots,
        List<ReferenceMovement> movements,
        List<ReferenceWarning> lineWarnings) {

    /** The lot with this exported id. */
    public ReferenceLot lot(String exportedId) {
        return lots.stream()
                .filter(lot -> lot.id().equals(exportedId))
                .findFirst()
                .orElseThrow();
    }

    /** The balance of a lot when a day ends: a movement counts at its own time, whenever it was settled. */
    public BigDecimal balanceAtEndOf(LocalDate day, String exportedId) {
        BigDecimal balance = BigDecimal.ZERO;
        for (ReferenceMovement movement : movements) {
            if (movement.lotId().equals(exportedId)
                    && !movement.time().toLocalDate().isAfter(day)) {
                balance = balance.add(movement.signedQuantity());
            }
        }
        return balance;
    }

    /** One balance for each lot and day with a movement; lots as they were opened, then days. */
    public List<ReferenceBalance> balances() {
        List<ReferenceBalance> balances = new ArrayList<>();
        for (ReferenceLot lot : lots) {
            TreeSet<LocalDate> days = new TreeSet<>();
            movements.stream()
                    .filter(movement -> movement.lotId().equals(lot.id()))
                    .forEach(movement -> days.add(movement.time().toLocalDate()));
            for (LocalDate day : days) {
                balances.add(new ReferenceBalance(
                        itemId,
                        lot.id(),
                        day,
                        balanceAtEndOf(day.minusDays(1), lot.id()),
                        balanceAtEndOf(day, lot.id())));
            }
        }
        return balances;
    }
}
