package asterism.demo;

/** What chance decides on. Each has dice of its own, so that one does not shift the draws of another. */
enum Matter {
    PRODUCERS(1),
    ITEMS(2),
    POPULARITY(3),
    PARTNERS(4),
    NETWORK(5),
    WAREHOUSE(6),
    JOURNAL(7),
    CASH_DESKS(8),
    OPENING(9),
    SALES(10),
    CUSTOMER_RETURNS(11),
    DELIVERIES(12),
    SHIPMENTS(13),
    TRANSFERS(14),
    WRITE_OFFS(15),
    SUPPLIER_RETURNS(16),
    WHOLESALE(17),
    STOCKTAKING(18),
    EXPIRY(19),
    PRICE(20);

    private final long key;

    Matter(long key) {
        this.key = key;
    }

    /** The number that stands for it; the bytes depend on it. */
    @SuppressWarnings("EnumOrdinal")
    long key() {
        return key;
    }
}
