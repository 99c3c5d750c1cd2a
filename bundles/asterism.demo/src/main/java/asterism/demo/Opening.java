package asterism.demo;

/** The stock that a shop begins with, as surpluses on its first day. */
final class Opening implements Trade {
    private static final int LINES_OF_DOCUMENT = 500;
    private static final int OLDEST = 240;

    private final Shop shop;
    private int serial;

    Opening(Shop shop) {
        this.shop = shop;
    }

    @Override
    public void plan(Day day) {
        if (day.index() == shop.store.opening()) {
            day.at(6 * Timeline.HOUR, () -> count(day));
        }
    }

    private void count(Day day) {
        Dice dice = shop.dice(Matter.OPENING, day.index());
        Doc doc = shop.journal.open(DocType.SURPLUS, day.time(6 * Timeline.HOUR));
        for (int item = 0; item < Catalogue.ACTIVE; item++) {
            int lots = dice.perMille(120) ? 2 : dice.perMille(970) ? 1 : 0;
            for (int i = 0; i < lots; i++) {
                doc.lines.add(line(item, day.index(), dice));
            }
            if (doc.lines.size() >= LINES_OF_DOCUMENT || item == Catalogue.ACTIVE - 1) {
                shop.journal.post(doc);
                int minutes = item * 100 / Catalogue.ACTIVE;
                doc = shop.journal.open(DocType.SURPLUS, day.time(6 * Timeline.HOUR + (minutes + 1) * Timeline.MINUTE));
            }
        }
    }

    private Line line(int item, int today, Dice dice) {
        int came = today - dice.between(1, OLDEST);
        Origin origin = dice.perMille(700)
                ? new Origin(shop.world.supplierOf(item).id(), "РТ-" + dice.digits(5), came)
                : Origin.UNKNOWN;
        String lotId = dice.perMille(900) ? shop.store.id() + "N" + ++serial : "";
        Goods goods = shop.world.goods().make(item, came, lotId, origin, dice);
        long most = (shop.reorderPoint(item) + shop.orderSize(item)) / Decimals.PACK;
        long quantity = Decimals.PACK * (1 + dice.below(most));
        shop.stock.add(goods, quantity);
        return Line.passedOn(goods, quantity);
    }
}
