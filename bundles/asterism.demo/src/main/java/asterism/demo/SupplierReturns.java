package asterism.demo;

import java.util.List;

/** Goods that go back to the supplier they came from. */
final class SupplierReturns implements Trade {
    /** Share of the days with one, of 1,000. */
    private static final int SHARE = 90;

    private static final int TRIES = 120;

    private final Shop shop;

    SupplierReturns(Shop shop) {
        this.shop = shop;
    }

    @Override
    public void plan(Day day) {
        Dice dice = shop.dice(Matter.SUPPLIER_RETURNS, day.index());
        if (dice.perMille(SHARE) && day.index() > shop.store.opening()) {
            int second = dice.between(12 * Timeline.HOUR, 17 * Timeline.HOUR);
            day.at(second, () -> sendBack(day.time(second), dice));
        }
    }

    private void sendBack(long time, Dice dice) {
        String supplier =
                shop.world.partners().get(dice.below(Partner.SUPPLIERS)).id();
        Doc doc = shop.journal.open(DocType.SUPPLIER_RETURN, time);
        doc.partnerId = supplier;
        int wanted = dice.between(2, 6);
        for (int i = 0; i < TRIES && doc.lines.size() < wanted; i++) {
            List<Lot> shelf = shop.stock.lots(shop.demand.draw(dice));
            if (!shelf.isEmpty() && shelf.get(0).goods.origin().partnerId().equals(supplier)) {
                Lot lot = shelf.get(0);
                long quantity = Math.min(lot.left, dice.between(1, 3) * Decimals.PACK);
                String lotId = dice.perMille(850) ? lot.goods.lotId() : "";
                doc.lines.add(Line.out(lot.goods.item(), lotId, quantity, lot.goods.retailPrice()));
                shop.stock.take(lot, quantity);
            }
        }
        if (!doc.lines.isEmpty()) {
            shop.journal.post(doc);
        }
    }
}
