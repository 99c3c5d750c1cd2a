package asterism.demo;

/** Small wholesale to firms, about twice a month; some of them sell the goods on. */
final class Wholesale implements Trade {
    /** Share of the days with one, of 1,000. */
    private static final int SHARE = 70;

    private final Shop shop;
    private final Picking picking;

    Wholesale(Shop shop) {
        this.shop = shop;
        picking = new Picking(shop);
    }

    @Override
    public void plan(Day day) {
        Dice dice = shop.dice(Matter.WHOLESALE, day.index());
        if (dice.perMille(SHARE)) {
            int second = dice.between(11 * Timeline.HOUR, 17 * Timeline.HOUR);
            day.at(second, () -> sell(day.time(second), dice));
        }
    }

    private void sell(long time, Dice dice) {
        Doc doc = shop.journal.open(DocType.WHOLESALE, time);
        int buyer = Partner.SUPPLIERS + Partner.FORMER + dice.below(Partner.BUYERS);
        doc.partnerId = shop.world.partners().get(buyer).id();
        for (int i = dice.between(5, 15); i > 0; i--) {
            int item = shop.demand.draw(dice);
            long quantity = Math.min(shop.stock.onHand(item), dice.between(1, 8) * Decimals.PACK);
            if (quantity > 0) {
                picking.pick(doc, item, quantity, dice);
            }
        }
        doc.resale = dice.perMille(300);
        if (dice.perMille(100)) {
            doc.internetOrder = "B2B/" + dice.digits(6);
        }
        if (!doc.lines.isEmpty()) {
            shop.journal.post(doc);
        }
    }
}
