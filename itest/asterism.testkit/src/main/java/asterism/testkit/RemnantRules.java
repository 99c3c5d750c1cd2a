package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The chain of balances: rules 3 and 4 of exchange-format.md, section 3. */
final class RemnantRules {
    private static final List<String> OPENING =
            List.of("opening_balance", "input_purchasing_price_balance", "input_retail_price_balance");
    private static final List<String> CLOSING =
            List.of("closing_balance", "output_purchasing_price_balance", "output_retail_price_balance");

    private final Violations violations;
    private Optional<FileEntry> last = Optional.empty();
    private int lastPosition = -1;
    private boolean initialFile;

    RemnantRules(Violations violations) {
        this.violations = violations;
    }

    void begin(FileHead head) {
        initialFile = head.isInitial();
    }

    void accept(FileEntry remnant, FileRules.Lot lot, boolean hasInitials) {
        LocalDate day = remnant.day();
        Optional<FileEntry> before = last.filter(entry -> entry.lotId().equals(remnant.lotId()));

        // "by item id, then lots as they were opened, then days", which is the order of the batches
        boolean ordered = before.map(entry -> entry.day().isBefore(day)).orElse(lot.position > lastPosition);
        violations.require(ordered, remnant, "stands where an earlier batch or day belongs");
        lastPosition = lot.position;
        last = Optional.of(remnant);

        BigDecimal opening = remnant.decimal("opening_balance");
        if (before.isPresent()) {
            // Rule 4: "the next remnant's opening equals the previous closing"
            boolean chained = OPENING.stream()
                    .map(remnant::get)
                    .toList()
                    .equals(CLOSING.stream().map(before.get()::get).toList());
            violations.require(
                    chained, remnant, () -> "does not open as " + before.get().key() + " closes");
        } else if (initialFile || hasInitials) {
            // "opens at 0 and counts it as incoming. A lot that is negative at that moment has none"
            boolean zero = opening.signum() == 0;
            violations.require(
                    lot.hasInitial ? zero : opening.signum() <= 0,
                    remnant,
                    () -> "opens at " + opening + " in initial data");
        }
        checkMovements(remnant, lot, opening);
        checkAmounts(remnant, lot);
    }

    private void checkMovements(FileEntry remnant, FileRules.Lot lot, BigDecimal opening) {
        BigDecimal net = lot.netByDay.getOrDefault(remnant.day(), BigDecimal.ZERO);
        // Rule 3: "and no other"
        violations.require(lot.netByDay.containsKey(remnant.day()), remnant, "has no distribution of its lot and day");
        lot.netByDay.remove(remnant.day());
        // Rule 4: "closing = opening + incoming − outgoing of that day"
        BigDecimal closing = remnant.decimal("closing_balance");
        violations.require(
                closing.compareTo(opening.add(net)) == 0,
                remnant,
                () -> "closes at " + closing + ", but " + opening + " and the movements " + net + " give "
                        + opening.add(net));
    }

    // "(the balances at the lot's prices)"
    private void checkAmounts(FileEntry remnant, FileRules.Lot lot) {
        check(remnant, "input_purchasing_price_balance", "opening_balance", lot.purchasePrice);
        check(remnant, "output_purchasing_price_balance", "closing_balance", lot.purchasePrice);
        check(remnant, "input_retail_price_balance", "opening_balance", lot.retailPrice);
        check(remnant, "output_retail_price_balance", "closing_balance", lot.retailPrice);
    }

    private void check(FileEntry remnant, String amount, String quantity, BigDecimal price) {
        violations.require(
                Amounts.fits(remnant.decimal(amount), remnant.decimal(quantity), price),
                remnant,
                () -> amount + " is not " + quantity + " × the batch's price " + price);
    }
}
