package asterism.testkit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** A line of a document, its order-giving values read. */
record SourceLine(SourceDocument document, int number, String itemId, String lotId, Map<String, String> row) {

    /**
     * "in the order of doc_time, then receipts, transfers in and surpluses, then outgoing documents, then customer
     * returns, then doc_id (by Unicode code points), then line_no"
     */
    static final Comparator<SourceLine> ORDER = Comparator.comparing(
                    (SourceLine line) -> line.document().time())
            .thenComparing(line -> line.document().type().rank())
            .thenComparing(line -> line.document().id(), Values.CODE_POINTS)
            .thenComparing(SourceLine::number);

    static SourceLine of(SourceDocument document, Map<String, String> row) {
        return new SourceLine(
                document,
                Integer.parseInt(LedgerModel.value(row, "line_no")),
                LedgerModel.value(row, "item_id"),
                LedgerModel.value(row, "lot_id"),
                row);
    }

    DocType type() {
        return document.type();
    }

    BigDecimal quantity() {
        return Values.decimal(text("quantity"));
    }

    String text(String column) {
        return LedgerModel.value(row, column);
    }

    /** A number that may be missing. */
    Optional<BigDecimal> decimal(String column) {
        return Optional.of(text(column)).filter(text -> !text.isEmpty()).map(Values::decimal);
    }
}
