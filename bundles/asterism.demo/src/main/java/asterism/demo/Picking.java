package asterism.demo;

/** Takes goods off the shelf for an outgoing document, and writes down what the staff would: half of the time without lot. */
final class Picking {
    /** Share of the lines that name their lot where there is one, of 1,000. */
    private static final int WITH_LOT = 545;

    private final Shop shop;

    Picking(Shop shop) {
        this.shop = shop;
    }

    /** Adds one line, or one a lot, and takes the goods. What is not there is sold all the same. */
    void pick(Doc doc, int item, long quantity, Dice dice) {
        long open = quantity;
        while (open > 0) {
            if (shop.stock.lots(item).isEmpty()) {
                add(doc, item, "", open, shop.world.goods().retailPrice(item, Timeline.dayOf(doc.time)), dice);
                shop.stock.takeAny(item, open);
                return;
            }
            Lot lot = shop.stock.lots(item).get(0);
            String lotId = dice.perMille(WITH_LOT) ? lot.goods.lotId() : "";
            long price = priceOf(lot.goods, doc.time);
            boolean enough = lot.left >= open;
            if (!enough && dice.perMille(600)) {
                // a single line although one lot does not hold it: with the lot's id it overdraws that lot
                String named = dice.perMille(300) ? lot.goods.lotId() : "";
                add(doc, item, named, open, price, dice);
                shop.stock.takeAny(item, open);
                return;
            }
            long part = Math.min(open, lot.left);
            add(doc, item, lotId, part, price, dice);
            shop.stock.take(lot, part);
            open -= part;
        }
    }

    private void add(Doc doc, int item, String lotId, long quantity, long price, Dice dice) {
        int odd = dice.below(1000);
        long asked = price;
        if (odd == 0) {
            asked = Decimals.MISSING;
        } else if (odd < 11) {
            asked = price + 1 + dice.below(99);
        }
        doc.lines.add(Line.out(item, lotId, quantity, asked));
    }

    private long priceOf(Goods goods, long time) {
        return goods.retailPrice() > 0
                ? goods.retailPrice()
                : shop.world.goods().retailPrice(goods.item(), Timeline.dayOf(time));
    }
}
