package asterism.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Order, parts, days and amounts of distributions. */
final class DistributionRules {
    /** Where a distribution stands in the order; initial ones come first and are ordered by their lots. */
    private record Place(String itemId, boolean initial, int lot, LocalDateTime time, int rank, String doc, int line) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::itemId, Values.CODE_POINTS)
                .thenComparing(place -> !place.initial())
                .thenComparing(Place::lot)
                .thenComparing(Place::time)
                .thenComparing(Place::rank)
                .thenComparing(Place::doc, Values.CODE_POINTS)
                .thenComparing(Place::line);
    }

    private static final List<String> OF_DOCUMENT = List.of(
            "doc_date",
            "doc_type",
            "doc_number",
            "pos_number",
            "check_number",
            "check_unique_number",
            "cashier_id",
            "cashier_full_name",
            "cashier_tin",
            "resale_sign",
            "fn_doc_number",
            "fn_doc_sign",
            "fn_number",
            "fn_doc_date",
            "internet_zakaz");

    /** "in": receipt, customer return, transfer in, surplus. */
    private static final Set<String> INCOMING = Set.of("3", "4", "7", "9");

    private final Violations violations;
    private final Map<String, Integer> documents = new HashMap<>();
    private final Set<String> lotsOfLine = new HashSet<>();
    private Optional<FileHead> head = Optional.empty();
    private Optional<Place> last = Optional.empty();
    private Optional<LocalDate> initialDay = Optional.empty();
    private int lastPart;

    DistributionRules(Violations violations) {
        this.violations = violations;
    }

    void begin(FileHead newHead) {
        head = Optional.of(newHead);
    }

    boolean hasInitials() {
        return initialDay.isPresent();
    }

    void accept(FileEntry distribution, FileRules.Lot lot) {
        boolean initial = distribution.get("distribution_id").endsWith(":initial");
        boolean incoming = INCOMING.contains(distribution.get("doc_type"));
        BigDecimal quantity = distribution.decimal("quantity");
        lot.netByDay.merge(distribution.day(), incoming ? quantity : quantity.negate(), BigDecimal::add);

        checkDay(distribution);
        // "purchase_sum_nds: quantity at the lot's purchase price", of which the file shows two digits.
        violations.require(
                Amounts.fits(distribution.decimal("purchase_sum_nds"), quantity, lot.purchasePrice),
                distribution,
                () -> "purchase_sum_nds is not quantity × the batch's price " + lot.purchasePrice);
        if (initial) {
            lot.hasInitial = true;
            checkInitial(distribution, lot, quantity);
        } else {
            ComposedId.movement(distribution.get("distribution_id"))
                    .ifPresent(id -> checkMovement(distribution, lot, id));
        }
    }

    private void checkDay(FileEntry distribution) {
        LocalDate day = distribution.day();
        boolean early = head.flatMap(FileHead::first).filter(day::isBefore).isPresent();
        boolean late = head.flatMap(FileHead::last).filter(day::isAfter).isPresent();
        violations.require(!early && !late, distribution, "is not within datestart … dateend");
        // An initial file begins with the day of its initial distributions.
        boolean beforeInitial = initialDay.filter(day::isBefore).isPresent();
        violations.require(!beforeInitial, distribution, "lies before the initial distributions");
    }

    private void checkInitial(FileEntry initial, FileRules.Lot lot, BigDecimal quantity) {
        LocalDate day = initial.day();
        boolean sameDay = initialDay.map(day::equals).orElse(true)
                && head.flatMap(FileHead::first).map(day::equals).orElse(true);
        violations.require(sameDay, initial, "initial distributions are all dated on the first day");
        initialDay = Optional.of(day);
        violations.require(
                Amounts.fits(initial.decimal("retail_sum_nds"), quantity, lot.retailPrice),
                initial,
                () -> "retail_sum_nds is not quantity × the batch's price " + lot.retailPrice);
        checkOrder(initial, new Place(lot.itemId, true, lot.position, day.atStartOfDay(), 0, "", 0), 1);
    }

    private void checkMovement(FileEntry distribution, FileRules.Lot lot, ComposedId.Movement id) {
        int rank =
                distribution.get("doc_type").equals("4") ? 2 : INCOMING.contains(distribution.get("doc_type")) ? 0 : 1;
        LocalDateTime time = distribution.time("doc_date");
        checkOrder(distribution, new Place(lot.itemId, false, 0, time, rank, id.docId(), id.lineNo()), id.part());
        violations.require(
                lotsOfLine.add(distribution.lotId()), distribution, "all that a line moves of one lot is one movement");

        int document = OF_DOCUMENT.stream().map(distribution::get).toList().hashCode();
        int known = documents.computeIfAbsent(id.docId(), docId -> document);
        violations.require(
                known == document, distribution, () -> "differs from other lines of its document in " + OF_DOCUMENT);
    }

    // "by item id, then document lines in the order of source-data.md, then parts"
    private void checkOrder(FileEntry distribution, Place place, int part) {
        int order = last.map(before -> Place.ORDER.compare(before, place)).orElse(-1);
        violations.require(order <= 0, distribution, () -> "stands after " + last + ", which belongs behind it");
        if (order != 0) {
            lotsOfLine.clear();
        }
        int expected = order == 0 ? lastPart + 1 : 1;
        violations.require(part == expected, distribution, () -> "is part " + part + " where " + expected + " belongs");
        last = Optional.of(place);
        lastPart = part;
    }
}
