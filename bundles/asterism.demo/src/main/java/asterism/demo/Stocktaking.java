package asterism.demo;

import java.util.List;

/** Every thirty days part of the shelves is counted: some goods are too many, some too few. */
final class Stocktaking implements Trade {
    private static final int EVERY = 30;

    private final Shop shop;
    private int serial;

    Stocktaking(Shop shop) {
        this.shop = shop;
    }

    @Override
    public void plan(Day day) {
        if (day.index() % EVERY == EVERY / 2 + shop.store.number() % 10 && day.index() > shop.store.opening()) {
            Dice dice = shop.dice(Matter.STOCKTAKING, day.index());
            int second = 22 * Timeline.HOUR + dice.below(Timeline.HOUR);
            day.at(second, () -> count(day, second, dice));
        }
    }

    private void count(Day day, int second, Dice dice) {
        Doc tooMany = shop.journal.open(DocType.SURPLUS, day.time(second));
        Doc tooFew = shop.journal.open(DocType.WRITE_OFF, day.time(second));
        int lines = dice.between(6, 18);
        for (int i = 0; i < lines; i++) {
            int item = shop.demand.draw(dice);
            List<Lot> shelf = shop.stock.lots(item);
            if (dice.perMille(500)) {
                found(tooMany, item, day.index(), dice);
            } else if (!shelf.isEmpty()) {
                Lot lot = shelf.get(0);
                long quantity = Math.min(lot.left, Decimals.PACK);
                String lotId = dice.perMille(600) ? lot.goods.lotId() : "";
                tooFew.lines.add(Line.out(item, lotId, quantity, lot.goods.retailPrice()));
                shop.stock.take(lot, quantity);
            }
        }
        if (!tooMany.lines.isEmpty()) {
            shop.journal.post(tooMany);
        }
        if (!tooFew.lines.isEmpty()) {
            shop.journal.post(tooFew);
        }
    }

    /** What is found belongs to a lot on the shelf, or nobody knows to which. */
    private void found(Doc doc, int item, int day, Dice dice) {
        List<Lot> shelf = shop.stock.lots(item);
        if (!shelf.isEmpty() && dice.perMille(600)) {
            Goods goods = shelf.get(0).goods;
            doc.lines.add(Line.passedOn(goods, Decimals.PACK));
            shop.stock.giveBack(goods, Decimals.PACK);
        } else {
            String lotId = dice.perMille(500) ? shop.store.id() + "F" + ++serial : "";
            Goods goods = shop.world.goods().make(item, day, lotId, Origin.UNKNOWN, dice);
            doc.lines.add(Line.passedOn(goods, Decimals.PACK));
            shop.stock.add(goods, Decimals.PACK);
        }
    }
}
