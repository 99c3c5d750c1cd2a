package asterism.testkit;

/**
 * A document being written into a {@link LedgerModel}. {@link #set} and its friends fill the head; {@link #line} begins
 * a line, which {@link #setLine} and its friends then fill.
 */
public final class LedgerDocument {
    private final LedgerModel ledger;
    private final LedgerRow head;
    private LedgerRow current;

    LedgerDocument(LedgerModel ledger, LedgerRow head) {
        this.ledger = ledger;
        this.head = head;
        this.current = head;
    }

    /** The id of the document. */
    public String id() {
        return LedgerModel.value(head.values(), "doc_id");
    }

    /** Sets a column of the head. */
    public LedgerDocument set(String column, String value) {
        head.set(column, value);
        return this;
    }

    /** Sets {@code doc_number}. */
    public LedgerDocument number(String number) {
        return set("doc_number", number);
    }

    /** Sets {@code partner_id}. */
    public LedgerDocument partner(String partnerId) {
        return set("partner_id", partnerId);
    }

    /** Sets {@code related_doc_id}. */
    public LedgerDocument related(String docId) {
        return set("related_doc_id", docId);
    }

    /** Sets {@code changed_at}. */
    public LedgerDocument changedAt(String time) {
        return set("changed_at", time);
    }

    /** Sets {@code deleted} to 1. */
    public LedgerDocument deleted() {
        return set("deleted", "1");
    }

    /** Begins a line. */
    public LedgerDocument line(int lineNo, String itemId, String quantity) {
        return line(Integer.toString(lineNo), itemId, quantity);
    }

    /** Begins a line whose number is written as given. */
    public LedgerDocument line(String lineNo, String itemId, String quantity) {
        current = ledger.row(SourceTable.LINES, "doc_id", id())
                .set("line_no", lineNo)
                .set("item_id", itemId)
                .set("quantity", quantity);
        return this;
    }

    /** Sets a column of the line begun last. */
    public LedgerDocument setLine(String column, String value) {
        if (current == head) {
            throw new IllegalStateException("begin a line first: document " + id());
        }
        current.set(column, value);
        return this;
    }

    /** Sets {@code lot_id}. */
    public LedgerDocument lot(String lotId) {
        return setLine("lot_id", lotId);
    }

    /** Sets {@code purchase_price}. */
    public LedgerDocument purchasePrice(String price) {
        return setLine("purchase_price", price);
    }

    /** Sets {@code retail_price}. */
    public LedgerDocument retailPrice(String price) {
        return setLine("retail_price", price);
    }

    /** Sets {@code discount_sum}. */
    public LedgerDocument discount(String sum) {
        return setLine("discount_sum", sum);
    }

    /** Sets {@code purchase_vat} and {@code retail_vat}. */
    public LedgerDocument vat(String purchase, String retail) {
        return setLine("purchase_vat", purchase).setLine("retail_vat", retail);
    }

    /** Sets the three {@code origin_...} columns. */
    public LedgerDocument origin(String partnerId, String number, String date) {
        return setLine("origin_partner_id", partnerId)
                .setLine("origin_doc_number", number)
                .setLine("origin_doc_date", date);
    }
}
