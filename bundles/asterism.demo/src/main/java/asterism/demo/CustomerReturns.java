package asterism.demo;

/** Customers bring back part of what they bought in the last weeks, mostly with the receipt. */
final class CustomerReturns implements Trade {
    private static final int ATTEMPTS = 5;
    /** Of 1,000 attempts a day; with five of them about one return for 200 sales. */
    private static final int SHARE = 250;

    private final Shop shop;

    CustomerReturns(Shop shop) {
        this.shop = shop;
    }

    @Override
    public void plan(Day day) {
        Dice dice = shop.dice(Matter.CUSTOMER_RETURNS, day.index());
        for (int i = 0; i < ATTEMPTS; i++) {
            if (dice.perMille(SHARE)) {
                int second = dice.between(10 * Timeline.HOUR, 21 * Timeline.HOUR);
                day.at(second, () -> takeBack(day.time(second), dice));
            }
        }
    }

    private void takeBack(long time, Dice dice) {
        if (shop.recentSales.isEmpty()) {
            return;
        }
        Doc sale = shop.recentSales.any(dice);
        Doc doc = shop.journal.open(DocType.CUSTOMER_RETURN, time);
        int kind = dice.below(1000);
        if (kind < 930) {
            doc.relatedId = sale.id;
        } else if (kind < 970) {
            doc.relatedId = sale.storeId + "-S-old-" + dice.digits(6);
        }
        int first = dice.below(sale.lines.size());
        int last = dice.perMille(150) ? sale.lines.size() - 1 : first;
        for (int i = first; i <= last; i++) {
            doc.lines.add(line(sale.lines.get(i), time, dice));
        }
        doc.fiscal = shop.desks.ring(time, dice);
        doc.internetOrder = sale.internetOrder;
        for (Line line : doc.lines) {
            shop.stock.giveBack(line.goods(), line.quantity());
        }
        shop.journal.post(doc);
    }

    private Line line(Line sold, long time, Dice dice) {
        boolean part = sold.quantity() > Decimals.PACK && dice.perMille(500);
        long quantity = part ? Decimals.PACK : sold.quantity();
        Goods goods = sold.goods();
        if (dice.perMille(150)) {
            // some tills know what the pack once cost, and say it
            Goods known = shop.world.goods().make(goods.item(), Timeline.dayOf(time), "", Origin.UNKNOWN, dice);
            goods = new Goods(
                    goods.item(),
                    goods.lotId(),
                    known.purchasePrice(),
                    goods.retailPrice(),
                    known.purchaseVat(),
                    known.retailVat(),
                    known.series(),
                    known.expiry(),
                    false,
                    Origin.UNKNOWN);
        }
        if (dice.perMille(650)) {
            goods = goods.withLotId("");
        }
        long discount = sold.discount() * quantity / sold.quantity();
        return new Line(goods, quantity, discount - discount % Decimals.KOPECK);
    }
}
