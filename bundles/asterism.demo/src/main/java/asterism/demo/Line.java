package asterism.demo;

/**
 * A line of a document.
 *
 * @param goods    what it says of the goods
 * @param quantity in thousandths
 * @param discount in ten-thousandths of a rouble
 */
record Line(Goods goods, long quantity, long discount) {
    /** A line that brings goods, without their origin: the document is the origin. */
    static Line in(Goods goods, long quantity) {
        return new Line(goods.withOrigin(Origin.UNKNOWN), quantity, 0);
    }

    /** A line that brings goods which first came with another document. */
    static Line passedOn(Goods goods, long quantity) {
        return new Line(goods, quantity, 0);
    }

    /** A line that takes goods away, or gives them back: no more than the lot and the retail price is said of them. */
    static Line out(int item, String lotId, long quantity, long retailPrice) {
        Goods goods = new Goods(
                item,
                lotId,
                Decimals.MISSING,
                retailPrice,
                Decimals.MISSING,
                Decimals.MISSING,
                "",
                Timeline.NEVER,
                false,
                Origin.UNKNOWN);
        return new Line(goods, quantity, 0);
    }

    Line withDiscount(long sum) {
        return new Line(goods, quantity, sum);
    }
}
