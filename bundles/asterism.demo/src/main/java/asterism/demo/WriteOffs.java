package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** What has expired is written off every week, what breaks now and then. */
final class WriteOffs implements Trade {
    private static final int MONDAY = 0;
    private static final int AHEAD = 6;
    private static final int BREAKAGE = 80;

    private final Shop shop;

    WriteOffs(Shop shop) {
        this.shop = shop;
    }

    @Override
    public void plan(Day day) {
        if (day.index() == shop.store.opening()) {
            return;
        }
        Dice dice = shop.dice(Matter.WRITE_OFFS, day.index());
        if (shop.world.timeline().weekday(day.index()) == MONDAY) {
            int second = 7 * Timeline.HOUR + dice.below(Timeline.HOUR);
            day.at(second, () -> expire(day, second, dice));
        }
        if (dice.perMille(BREAKAGE)) {
            int second = dice.between(10 * Timeline.HOUR, 20 * Timeline.HOUR);
            day.at(second, () -> breakSome(day.time(second), dice));
        }
    }

    private void expire(Day day, int second, Dice dice) {
        Doc doc = shop.journal.open(DocType.WRITE_OFF, day.time(second));
        for (int item = 0; item < Catalogue.ACTIVE; item++) {
            List<Lot> shelf = shop.stock.lots(item);
            while (!shelf.isEmpty() && shelf.get(0).goods.expiry() <= day.index() + AHEAD) {
                writeOff(doc, shelf.get(0), shelf.get(0).left, dice);
            }
        }
        post(doc);
    }

    private void breakSome(long time, Dice dice) {
        Doc doc = shop.journal.open(DocType.WRITE_OFF, time);
        for (int i = dice.between(1, 4); i > 0; i--) {
            List<Lot> shelf = new ArrayList<>(shop.stock.lots(shop.demand.draw(dice)));
            if (!shelf.isEmpty()) {
                Lot lot = dice.of(shelf);
                writeOff(doc, lot, Math.min(lot.left, Decimals.PACK), dice);
            }
        }
        post(doc);
    }

    private void writeOff(Doc doc, Lot lot, long quantity, Dice dice) {
        Goods goods = lot.goods;
        String lotId = dice.perMille(800) ? goods.lotId() : "";
        long price = dice.perMille(500) ? goods.retailPrice() : Decimals.MISSING;
        doc.lines.add(Line.out(goods.item(), lotId, quantity, price));
        shop.stock.take(lot, quantity);
    }

    private void post(Doc doc) {
        if (!doc.lines.isEmpty()) {
            shop.journal.post(doc);
        }
    }
}
