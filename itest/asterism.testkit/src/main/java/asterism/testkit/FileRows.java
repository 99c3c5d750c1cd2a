package asterism.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The rows of the three parts of a file as finished texts, with the warnings that belong to them. */
final class FileRows {
    private final String storeId;
    private final String storeCode;
    private final ReferenceWindow window;
    private final WarningBook warnings = new WarningBook();
    private final BatchRow batchRow;
    private final DistributionRow distributionRow;
    private final List<List<String>> batches = new ArrayList<>();
    private final List<List<String>> distributions = new ArrayList<>();
    private final List<List<String>> remnants = new ArrayList<>();

    FileRows(LedgerModel ledger, String storeId, String storeCode, ReferenceWindow window) {
        this.storeId = storeId;
        this.storeCode = storeCode;
        this.window = window;
        this.batchRow = new BatchRow(ledger, storeId, storeCode, warnings);
        this.distributionRow = new DistributionRow(ledger, storeId, storeCode, warnings);
    }

    List<List<String>> batches() {
        return batches;
    }

    List<List<String>> distributions() {
        return distributions;
    }

    List<List<String>> remnants() {
        return remnants;
    }

    List<ReferenceWarning> warnings() {
        return warnings.sorted();
    }

    boolean isEmpty() {
        return batches.isEmpty() && distributions.isEmpty() && remnants.isEmpty();
    }

    /** Adds what the window shows of an item; items must come by code points. */
    void add(ReferenceItem item) {
        // "before the item's other distributions, in the order of the lots"
        List<ReferenceMovement> shown = new ArrayList<>();
        item.lots().forEach(lot -> initial(item, lot).ifPresent(shown::add));
        item.movements().stream()
                .filter(movement -> window.contains(movement.time().toLocalDate()))
                .forEach(shown::add);
        shown.forEach(movement -> distributions.add(distributionRow.of(movement)));

        for (ReferenceLot lot : item.lots()) {
            // "There is one remnant for each lot and day with at least one distribution, and no other."
            TreeSet<LocalDate> days = new TreeSet<>();
            shown.stream()
                    .filter(movement -> movement.lotId().equals(lot.id()))
                    .forEach(movement -> days.add(movement.time().toLocalDate()));
            // "batches holds exactly the lots that the other two parts name"
            if (!days.isEmpty()) {
                batches.add(batchRow.of(lot));
                days.forEach(day -> remnants.add(remnant(item, lot, day)));
                warnOfNegative(item, lot, days);
            }
        }

        // A deviation belongs to "the file whose lots or movements it concerns".
        Predicate<ReferenceWarning> concerned = warning -> shown.stream()
                .anyMatch(movement -> movement.docId().equals(warning.docId())
                        && movement.lineNo().equals(warning.lineNo()));
        item.lineWarnings().stream().filter(concerned).forEach(warnings::raise);
    }

    // "For each lot with a positive balance at the end of S−1 there is a distribution of type 9 dated S 00:00:00 (id =
    // lot id + :initial, amounts = balance at the lot's prices, discount 0, sign 0, the rest empty)"
    private Optional<ReferenceMovement> initial(ReferenceItem item, ReferenceLot lot) {
        if (window.initialDay().isEmpty()) {
            return Optional.empty();
        }
        LocalDate start = window.initialDay().get();
        BigDecimal balance = item.balanceAtEndOf(start.minusDays(1), lot.id());
        if (balance.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(new ReferenceMovement(
                item.itemId(),
                lot.id(),
                lot.id() + ":initial",
                DocType.SURPLUS,
                "",
                "",
                1,
                start.atStartOfDay(),
                balance,
                ItemResult.round(balance.multiply(lot.purchasePrice())),
                ItemResult.round(balance.multiply(lot.retailPrice())),
                BigDecimal.ZERO));
    }

    private List<String> remnant(ReferenceItem item, ReferenceLot lot, LocalDate day) {
        BigDecimal opening = item.balanceAtEndOf(day.minusDays(1), lot.id());
        // "its remnant of day S [...] opens at 0 and counts it as incoming. A lot that is negative at that moment has
        // none: its first remnant opens negative."
        if (window.initialDay().filter(day::equals).isPresent() && opening.signum() > 0) {
            opening = BigDecimal.ZERO;
        }
        BigDecimal closing = item.balanceAtEndOf(day, lot.id());
        return List.of(
                storeCode,
                lot.id(),
                time(day.atStartOfDay()),
                quantity(opening),
                quantity(closing),
                money(opening.multiply(lot.purchasePrice())),
                money(closing.multiply(lot.purchasePrice())),
                money(opening.multiply(lot.retailPrice())),
                money(closing.multiply(lot.retailPrice())));
    }

    // NEGATIVE_BALANCE: "remnants of the file close below zero (the day of the first, and how many)"; "the lot item_id:
    // raises no code of a lot"
    private void warnOfNegative(ReferenceItem item, ReferenceLot lot, SortedSet<LocalDate> days) {
        days.stream()
                .filter(day -> item.balanceAtEndOf(day, lot.id()).signum() < 0)
                .findFirst()
                .filter(day -> !lot.unsettled())
                .ifPresent(day -> warnings.raise(
                        ReferenceWarning.ofLot("NEGATIVE_BALANCE", storeId, lot).onDay(day.toString())));
    }

    // "Scales are fixed: D3 three digits, D2 two, never an exponent."
    static String quantity(BigDecimal quantity) {
        return quantity.setScale(3, RoundingMode.UNNECESSARY).toPlainString();
    }

    static String money(BigDecimal amount) {
        return ItemResult.round(amount).toPlainString();
    }

    static String time(LocalDateTime time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).format(time);
    }
}
