package asterism.demo;

/**
 * What a cash register adds to a document; what is missing is empty.
 *
 * @param signedAt time of the fiscal document, or {@link Decimals#MISSING}
 */
record Fiscal(
        String shift,
        String register,
        String check,
        String uniqueCheck,
        String drive,
        String document,
        String sign,
        long signedAt,
        Cashier cashier) {

    static final Fiscal NONE = new Fiscal("", "", "", "", "", "", "", Decimals.MISSING, Cashier.NOBODY);
}
