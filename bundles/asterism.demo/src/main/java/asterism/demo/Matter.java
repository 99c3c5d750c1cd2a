package asterism.demo;

/** What chance decides on. Each has dice of its own, so that one does not shift the draws of another. */
enum Matter {
    PRODUCERS,
    ITEMS,
    POPULARITY,
    PARTNERS,
    NETWORK,
    WAREHOUSE,
    JOURNAL,
    CASH_DESKS,
    OPENING,
    SALES,
    CUSTOMER_RETURNS,
    DELIVERIES,
    SHIPMENTS,
    TRANSFERS,
    WRITE_OFFS,
    SUPPLIER_RETURNS,
    WHOLESALE,
    STOCKTAKING,
    EXPIRY,
    PRICE;

    /** The number that stands for it; part of what the bytes depend on, so new ones go to the end. */
    long key() {
        return ordinal() + 1L;
    }
}
