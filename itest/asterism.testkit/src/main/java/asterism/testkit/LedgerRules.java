package asterism.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file must have in common with the ledger it was formed of. */
final class LedgerRules implements EntrySink {
    /** The sums of the parts of one document line. */
    private static final class Sums {
        final SourceLine line;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal retail = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;

        Sums(SourceLine line) {
            this.line = line;
        }
    }

    private final Map<String, SourceLine> lines = new HashMap<>();
    private final Map<String, List<SourceLine>> byItem;
    private final Map<String, Optional<SourceLine>> dataOfLots = new HashMap<>();
    private final Map<String, Sums> sums = new LinkedHashMap<>();
    private final Set<String> items = new HashSet<>();
    private final Violations violations;
    private Optional<FileHead> head = Optional.empty();

    LedgerRules(Map<String, List<SourceLine>> byItem, Violations violations) {
        this.byItem = byItem;
        this.violations = violations;
        byItem.values()
                .forEach(ofItem -> ofItem.forEach(line ->
                        lines.put(new ComposedId.Movement(line.document().id(), line.number(), 1).line(), line)));
    }

    @Override
    public void begin(FileHead newHead) {
        head = Optional.of(newHead);
    }

    @Override
    public void accept(FileEntry entry) {
        if (entry.part() == FilePart.BATCH) {
            items.add(entry.get("map_nomenclature_code"));
        }
        Optional<SourceLine> data = dataOfLots.computeIfAbsent(entry.lotId(), this::dataOf);
        BigDecimal purchase =
                data.flatMap(line -> line.decimal("purchase_price")).orElse(BigDecimal.ZERO);
        BigDecimal retail = data.flatMap(line -> line.decimal("retail_price")).orElse(BigDecimal.ZERO);
        switch (entry.part()) {
            case BATCH -> {
                requireAmount(entry, "purchase_price_nds", BigDecimal.ONE, purchase);
                requireAmount(entry, "retail_price_nds", BigDecimal.ONE, retail);
            }
            case DISTRIBUTION -> {
                requireAmount(entry, "purchase_sum_nds", entry.decimal("quantity"), purchase);
                checkLine(entry, retail);
            }
            case REMNANT -> {
                requireAmount(entry, "input_purchasing_price_balance", entry.decimal("opening_balance"), purchase);
                requireAmount(entry, "output_purchasing_price_balance", entry.decimal("closing_balance"), purchase);
                requireAmount(entry, "input_retail_price_balance", entry.decimal("opening_balance"), retail);
                requireAmount(entry, "output_retail_price_balance", entry.decimal("closing_balance"), retail);
            }
        }
    }

    // "The lot's data are those of its first line of these three types, of a customer return only where it has none"
    private Optional<SourceLine> dataOf(String lotId) {
        Optional<ComposedId.Lot> lot = ComposedId.lot(lotId);
        if (lot.isEmpty() || lot.get().isUnsettled()) {
            return Optional.empty();
        }
        List<SourceLine> candidates = byItem.getOrDefault(lot.get().itemId(), List.of()).stream()
                .filter(line -> !line.type().isOutgoing() && gives(line, lot.get()))
                .toList();
        violations.require(!candidates.isEmpty(), "batch " + lotId, "no line of the ledger opens it");
        return candidates.stream()
                .filter(line -> line.type() != DocType.CUSTOMER_RETURN)
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static boolean gives(SourceLine line, ComposedId.Lot lot) {
        return lot.lotId().isEmpty()
                ? line.lotId().isEmpty() && line.document().id().equals(lot.docId()) && line.number() == lot.lineNo()
                : line.lotId().equals(lot.lotId());
    }

    private void requireAmount(FileEntry entry, String name, BigDecimal quantity, BigDecimal price) {
        BigDecimal expected = round(quantity.multiply(price));
        violations.require(
                entry.decimal(name).compareTo(expected) == 0,
                entry,
                () -> name + " is " + entry.get(name) + ", the ledger gives " + expected);
    }

    private static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private void checkLine(FileEntry distribution, BigDecimal retailOfLot) {
        String id = distribution.get("distribution_id");
        if (id.endsWith(":initial")) {
            requireAmount(distribution, "retail_sum_nds", distribution.decimal("quantity"), retailOfLot);
            return;
        }
        String lineId = ComposedId.movement(id).map(ComposedId.Movement::line).orElse("");
        Optional<SourceLine> known = Optional.ofNullable(lines.get(lineId));
        boolean fits = known.filter(line ->
                        distribution.time("doc_date").equals(line.document().time())
                                && distribution
                                        .get("doc_type")
                                        .equals(Integer.toString(line.type().number())))
                .isPresent();
        violations.require(fits, distribution, "the ledger has no such line of this time and type");
        known.ifPresent(line -> {
            if (line.decimal("retail_price").isEmpty()) {
                requireAmount(distribution, "retail_sum_nds", distribution.decimal("quantity"), retailOfLot);
            }
            Sums ofLine = sums.computeIfAbsent(lineId, key -> new Sums(line));
            ofLine.quantity = ofLine.quantity.add(distribution.decimal("quantity"));
            ofLine.retail = ofLine.retail.add(distribution.decimal("retail_sum_nds"));
            ofLine.discount = ofLine.discount.add(distribution.decimal("discount_sum"));
        });
    }

    // Rule 5: "Retail amounts and discounts of the parts of a split document line add up to the line's to the kopeck."
    @Override
    public void end() {
        items.forEach(this::requireAllLines);
        sums.forEach((key, sum) -> {
            // All parts of a line are of one time, so a file holds all of them or none.
            violations.require(
                    sum.quantity.compareTo(sum.line.quantity()) == 0,
                    "line " + key,
                    "its parts have " + sum.quantity + " of " + sum.line.quantity());
            BigDecimal discount = round(sum.line.decimal("discount_sum").orElse(BigDecimal.ZERO));
            violations.require(
                    sum.discount.compareTo(discount) == 0,
                    "line " + key,
                    "the discounts of its parts give " + sum.discount + " of " + discount);
            sum.line
                    .decimal("retail_price")
                    .map(price -> round(price.multiply(sum.line.quantity())))
                    .ifPresent(amount -> violations.require(
                            sum.retail.compareTo(amount) == 0,
                            "line " + key,
                            "the retail amounts of its parts give " + sum.retail + " of " + amount));
        });
    }

    // "nothing that was sold is left out", nor anything else: all lines of the window, of the items that are there.
    private void requireAllLines(String itemId) {
        Optional<LocalDate> first = head.flatMap(FileHead::first);
        Optional<LocalDate> last = head.flatMap(FileHead::last);
        for (SourceLine line : byItem.getOrDefault(itemId, List.of())) {
            LocalDate day = line.document().time().toLocalDate();
            boolean inWindow = first.filter(from -> !day.isBefore(from)).isPresent()
                    && last.filter(to -> !day.isAfter(to)).isPresent();
            String key = new ComposedId.Movement(line.document().id(), line.number(), 1).line();
            violations.require(!inWindow || sums.containsKey(key), "line " + key, "is missing");
        }
    }
}
