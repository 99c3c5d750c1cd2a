package asterism.demo;

/**
 * What an incoming line says of its goods. Prices and rates that are not given are {@link Decimals#MISSING}, texts empty.
 *
 * @param origin where they came from; stands in the line where the document itself does not say it
 */
record Goods(
        int item,
        String lotId,
        long purchasePrice,
        long retailPrice,
        long purchaseVat,
        long retailVat,
        String series,
        int expiry,
        boolean onCommission,
        Origin origin) {

    Goods withLotId(String id) {
        return new Goods(
                item, id, purchasePrice, retailPrice, purchaseVat, retailVat, series, expiry, onCommission, origin);
    }

    Goods withPurchasePrice(long price) {
        return new Goods(item, lotId, price, retailPrice, purchaseVat, retailVat, series, expiry, onCommission, origin);
    }

    Goods withOrigin(Origin from) {
        return new Goods(
                item, lotId, purchasePrice, retailPrice, purchaseVat, retailVat, series, expiry, onCommission, from);
    }
}
