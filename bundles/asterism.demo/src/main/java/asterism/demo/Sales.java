package asterism.demo;

import java.util.Arrays;

/** Sales at the cash registers. */
final class Sales implements Trade {
    private static final int RECEIPTS = 250;
    /** Receipts of Monday to Sunday, in thousandths of the average. */
    private static final int[] WEEK = {1080, 1040, 1020, 1020, 1120, 960, 760};

    private static final int[] LINES = {365, 278, 157, 93, 56, 30, 13, 8};
    private static final int OPEN = 8 * Timeline.HOUR;
    private static final int OPEN_FOR = 14 * Timeline.HOUR;
    private static final int TRIES = 4;
    /** One line of so many sells what no document ever brings. */
    private static final int NEVER_RECEIVED = 4_000;

    private static final int[] DISCOUNTS = {3, 5, 5, 7, 10, 15};

    private final Shop shop;
    private final Picking picking;

    Sales(Shop shop) {
        this.shop = shop;
        picking = new Picking(shop);
    }

    @Override
    public void plan(Day day) {
        Dice dice = shop.dice(Matter.SALES, day.index());
        int weekday = shop.world.timeline().weekday(day.index());
        int count = RECEIPTS * WEEK[weekday] / 1000 * dice.between(900, 1100) / 1000;
        int[] seconds = new int[count];
        for (int i = 0; i < count; i++) {
            seconds[i] = OPEN + (dice.below(OPEN_FOR) + dice.below(OPEN_FOR)) / 2;
        }
        Arrays.sort(seconds);
        for (int second : seconds) {
            day.at(second, () -> sell(day.time(second), dice));
        }
    }

    private void sell(long time, Dice dice) {
        Doc doc = shop.journal.open(DocType.SALE, time);
        int wanted = dice.weighted(LINES) + 1;
        for (int i = 0; i < wanted; i++) {
            int item = dice.below(NEVER_RECEIVED) == 0 ? shop.world.catalogue().anyIdle(dice) : choose(dice);
            long quantity = quantity(item, dice);
            long there = shop.stock.onHand(item);
            picking.pick(doc, item, there > 0 ? Math.min(quantity, there) : quantity, dice);
        }
        discount(doc, dice);
        doc.fiscal = shop.desks.ring(time, dice);
        if (dice.perMille(40)) {
            doc.internetOrder = "ИЗ-" + dice.digits(8);
        }
        doc.resale = dice.perMille(1);
        shop.recentSales.add(doc);
        shop.journal.post(doc);
    }

    /** What the customer asks for, or something else when that is not there; now and then it is sold from nowhere. */
    private int choose(Dice dice) {
        int item = shop.demand.draw(dice);
        for (int i = 0; i < TRIES && shop.stock.onHand(item) == 0 && !dice.perMille(12); i++) {
            item = shop.demand.draw(dice);
        }
        return item;
    }

    private long quantity(int item, Dice dice) {
        int divisor = shop.world.catalogue().item(item).trait().divisor();
        if (divisor > 1 && dice.perMille(450)) {
            long part = Decimals.PACK / divisor;
            // the last part of a pack takes the rest of it, so that no thousandth stays on the shelf
            long rest = shop.stock.onHand(item) % Decimals.PACK;
            return rest >= part && rest - part < part ? rest : part;
        }
        int kind = dice.below(1000);
        if (kind < 830) {
            return Decimals.PACK;
        }
        return Decimals.PACK * (kind < 950 ? 2 : kind < 985 ? 3 : dice.between(4, 10));
    }

    private void discount(Doc doc, Dice dice) {
        if (!dice.perMille(300)) {
            return;
        }
        int share = DISCOUNTS[dice.below(DISCOUNTS.length)];
        for (int i = 0; i < doc.lines.size(); i++) {
            Line line = doc.lines.get(i);
            long price = line.goods().retailPrice();
            if (price > 0 && dice.perMille(800)) {
                doc.lines.set(i, line.withDiscount(Decimals.percent(Decimals.amount(line.quantity(), price), share)));
            }
        }
    }
}
