package asterism.api.lotdata;

/** What a document does with goods; the names are those of the source data contract. */
public enum DocumentType {
    /** Receipt from a supplier. */
    RECEIPT,
    /** Goods come back from a customer. */
    CUSTOMER_RETURN,
    /** Transfer from another store. */
    TRANSFER_IN,
    /** Surplus at stocktaking, or opening balance. */
    SURPLUS,
    /** Retail sale through a cash register. */
    SALE,
    /** Small wholesale. */
    WHOLESALE,
    /** Goods go back to a supplier. */
    SUPPLIER_RETURN,
    /** Transfer to another store. */
    TRANSFER_OUT,
    /** Write-off, shortage at stocktaking. */
    WRITE_OFF;

    /**
     * The direction.
     *
     * @return whether goods come in
     */
    public boolean incoming() {
        return compareTo(SURPLUS) <= 0;
    }

    /**
     * Whether a line of such a document opens a lot by itself (source-data.md, rule 1).
     *
     * @return true for receipts, transfers in and surpluses
     */
    public boolean opensLots() {
        return incoming() && this != CUSTOMER_RETURN;
    }
}
