package asterism.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data of lots (rule 1), amounts and ids (rules 5 and 6), findings of lines: what an {@link Attribution} gives. */
final class ItemResult {
    private final String storeId;
    private final String itemId;
    private final Attribution attribution;

    private ItemResult(String storeId, String itemId, Attribution attribution) {
        this.storeId = storeId;
        this.itemId = itemId;
        this.attribution = attribution;
    }

    static ReferenceItem of(String storeId, String itemId, List<SourceLine> lines) {
        return new ItemResult(storeId, itemId, new Attribution(itemId, lines)).result();
    }

    private ReferenceItem result() {
        List<ReferenceLot> lots = new ArrayList<>();
        for (Attribution.Lot lot : attribution.lots) {
            lots.add(lot(lot, dataLine(lot)));
        }
        boolean unsettled = attribution.work.stream()
                .flatMap(work -> work.parts.stream())
                .anyMatch(part -> part.lot == attribution.unsettledLot);
        if (unsettled) {
            lots.add(unsettledLot());
        }
        List<ReferenceMovement> movements = new ArrayList<>();
        List<ReferenceWarning> warnings = new ArrayList<>();
        for (Attribution.Work work : attribution.work) {
            movements.addAll(movements(work, lots));
            warnings.addAll(warnings(work));
        }
        return new ReferenceItem(itemId, lots, movements, warnings);
    }

    // Rule 1: "The lot's data are those of its first line of these three types, of a customer return only where it has
    // none"
    private SourceLine dataLine(Attribution.Lot lot) {
        if (lot.lotId.isEmpty()) {
            return lot.openedBy.orElseThrow();
        }
        List<SourceLine> ofLot = attribution.work.stream()
                .map(work -> work.line)
                .filter(line -> line.lotId().equals(lot.lotId))
                .toList();
        return ofLot.stream()
                .filter(line -> line.type().isReceiving())
                .findFirst()
                .or(() -> ofLot.stream()
                        .filter(line -> line.type() == DocType.CUSTOMER_RETURN)
                        .findFirst())
                .orElseThrow();
    }

    // "price, VAT, series, expiry, commission are the line's (a missing price counts as 0); supplier, date and number
    // the line's origin_... or, each for itself, the document's (a customer return has no supplier but
    // origin_partner_id)"
    private ReferenceLot lot(Attribution.Lot lot, SourceLine line) {
        SourceDocument document = line.document();
        String documentsPartner = line.type() == DocType.CUSTOMER_RETURN ? "" : document.text("partner_id");
        String originDate = line.text("origin_doc_date");
        return new ReferenceLot(
                itemId,
                lot.id,
                lot.lotId,
                false,
                line.decimal("purchase_price").orElse(BigDecimal.ZERO),
                line.decimal("retail_price").orElse(BigDecimal.ZERO),
                line.text("purchase_vat"),
                line.text("retail_vat"),
                line.text("series"),
                line.text("expiry_date"),
                Values.flag(line.text("commission")),
                firstOf(line.text("origin_partner_id"), documentsPartner),
                firstOf(line.text("origin_doc_number"), document.text("doc_number")),
                Optional.of(originDate.isEmpty() ? document.time().toLocalDate() : LocalDate.parse(originDate)),
                document.id(),
                Integer.toString(line.number()),
                Optional.of(line.type()));
    }

    // "(prices 0, all that a document or line gives is empty)"
    private ReferenceLot unsettledLot() {
        return new ReferenceLot(
                itemId,
                attribution.unsettledLot.id,
                "",
                true,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "",
                "",
                "",
                "",
                false,
                "",
                "",
                Optional.empty(),
                "",
                "",
                Optional.empty());
    }

    private List<ReferenceMovement> movements(Attribution.Work work, List<ReferenceLot> lots) {
        SourceLine line = work.line;
        // "Retail amount and discount, each rounded to the kopeck"
        // Rule 6: "the retail amount of a line = quantity × its retail_price"
        Optional<BigDecimal> amount = line.decimal("retail_price").map(price -> round(price.multiply(line.quantity())));
        BigDecimal discount = round(line.decimal("discount_sum").orElse(BigDecimal.ZERO));

        List<ReferenceMovement> movements = new ArrayList<>();
        BigDecimal quantityBefore = BigDecimal.ZERO;
        for (Attribution.Part part : work.parts) {
            ReferenceLot lot = lots.stream()
                    .filter(candidate -> candidate.id().equals(part.lot.id))
                    .findFirst()
                    .orElseThrow();
            BigDecimal before = quantityBefore;
            BigDecimal after = before.add(part.quantity);
            // "where it has none, each part is valued at its lot's"
            BigDecimal retail = amount.map(whole -> share(whole, line, after).subtract(share(whole, line, before)))
                    .orElseGet(() -> round(part.quantity.multiply(lot.retailPrice())));
            int number = movements.size() + 1;
            movements.add(new ReferenceMovement(
                    itemId,
                    lot.id(),
                    movementId(line, number),
                    line.type(),
                    line.document().id(),
                    Integer.toString(line.number()),
                    number,
                    line.document().time(),
                    part.quantity,
                    // Rule 6: "quantity of the movement × the lot's purchase price (unrounded)"
                    round(part.quantity.multiply(lot.purchasePrice())),
                    retail,
                    share(discount, line, after).subtract(share(discount, line, before))));
            quantityBefore = after;
        }
        return movements;
    }

    // Rule 5: "the first k parts together have amount × quantity of these parts / quantity of the line, rounded to the
    // kopeck"
    private static BigDecimal share(BigDecimal amount, SourceLine line, BigDecimal quantityOfParts) {
        return amount.multiply(quantityOfParts).divide(line.quantity(), 2, RoundingMode.HALF_UP);
    }

    // "All rounding is half up, away from zero."
    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    // "Movement id: doc_id:line_no for the first part, then doc_id:line_no/2, /3, ..."
    private static String movementId(SourceLine line, int part) {
        String id = Values.escape(line.document().id()) + ":" + line.number();
        return part == 1 ? id : id + "/" + part;
    }

    private List<ReferenceWarning> warnings(Attribution.Work work) {
        List<ReferenceWarning> warnings = new ArrayList<>();
        if (work.settledLater) {
            warnings.add(ReferenceWarning.ofLine("SHORTAGE_SETTLED_LATER", storeId, work.line));
        }
        if (work.unsettled) {
            warnings.add(ReferenceWarning.ofLine("SHORTAGE_UNSETTLED", storeId, work.line));
        }
        if (work.overdrawn) {
            warnings.add(ReferenceWarning.ofLine("LOT_OVERDRAWN", storeId, work.line));
        }
        if (work.withoutSale) {
            warnings.add(ReferenceWarning.ofLine("RETURN_WITHOUT_SALE", storeId, work.line));
        }
        if (pricesDiffer(work.line)) {
            warnings.add(ReferenceWarning.ofLine("LOT_PRICE_DIFFERS", storeId, work.line));
        }
        // MISSING_PRICE of a "line of a SALE": "a price is absent or 0"
        boolean free = work.line.decimal("retail_price").orElse(BigDecimal.ZERO).signum() == 0;
        if (work.line.type() == DocType.SALE && free) {
            warnings.add(ReferenceWarning.ofLine("MISSING_PRICE", storeId, work.line));
        }
        return warnings;
    }

    // "a receipt, transfer in or surplus that adds to a lot at another purchase price or VAT rate (a missing one is no
    // difference)"
    private boolean pricesDiffer(SourceLine line) {
        if (!line.type().isReceiving() || line.lotId().isEmpty()) {
            return false;
        }
        Attribution.Lot lot = attribution.lots.stream()
                .filter(candidate -> candidate.lotId.equals(line.lotId()))
                .findFirst()
                .orElseThrow();
        SourceLine data = dataLine(lot);
        return List.of("purchase_price", "purchase_vat", "retail_vat").stream().anyMatch(column -> {
            Optional<BigDecimal> ofLine = line.decimal(column);
            Optional<BigDecimal> ofLot = data.decimal(column);
            return ofLine.isPresent() && ofLot.isPresent() && ofLine.get().compareTo(ofLot.get()) != 0;
        });
    }

    static String firstOf(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
