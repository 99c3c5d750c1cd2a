package asterism.testkit;

/** The nine document types with their number and direction in the file (exchange-format.md, section 2). */
public enum DocType {
    /** Receipt from a supplier. */
    RECEIPT(3, 0),
    /** Transfer from another store. */
    TRANSFER_IN(7, 0),
    /** Surplus, opening balance. */
    SURPLUS(9, 0),
    /** Retail sale through a cash register. */
    SALE(2, 1),
    /** Small wholesale. */
    WHOLESALE(1, 1),
    /** Return to a supplier. */
    SUPPLIER_RETURN(5, 1),
    /** Transfer to another store. */
    TRANSFER_OUT(6, 1),
    /** Write-off. */
    WRITE_OFF(8, 1),
    /** Customer return. */
    CUSTOMER_RETURN(4, 2);

    private final int number;
    private final int rank;

    DocType(int number, int rank) {
        this.number = number;
        this.rank = rank;
    }

    /** The {@code doc_type} of the file. */
    public int number() {
        return number;
    }

    /** "then receipts, transfers in and surpluses, then outgoing documents, then customer returns". */
    public int rank() {
        return rank;
    }

    /** Whether it is one of "the three types of rule 1". */
    public boolean isReceiving() {
        return rank == 0;
    }

    /** Whether it takes goods out of the store. */
    public boolean isOutgoing() {
        return rank == 1;
    }
}
