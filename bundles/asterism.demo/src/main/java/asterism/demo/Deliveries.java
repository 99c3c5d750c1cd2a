package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** What the suppliers bring: each comes on two or three days of the week with what has run low. */
final class Deliveries implements Trade {
    private static final int WORKING_DAYS = 6;
    /** The supplier who gives one lot id to a whole delivery. */
    private static final int LOT_IS_DELIVERY = 2;
    /** The supplier who knows no lots. */
    private static final int NO_LOTS = 6;
    /** The supplier whose lot ids hold what composed ids must escape. */
    private static final int AWKWARD_LOTS = 4;

    private final Shop shop;
    private final List<List<Integer>> ranges = new ArrayList<>();
    private final boolean[][] comes = new boolean[Partner.SUPPLIERS][7];
    private int serial;

    Deliveries(Shop shop) {
        this.shop = shop;
        for (int supplier = 0; supplier < Partner.SUPPLIERS; supplier++) {
            ranges.add(new ArrayList<>());
            Dice dice = Dice.of(shop.world.seed(), Matter.DELIVERIES.key(), shop.store.number(), -1, supplier);
            int first = dice.below(WORKING_DAYS);
            comes[supplier][first] = true;
            comes[supplier][(first + 2) % WORKING_DAYS] = true;
            comes[supplier][(first + 4) % WORKING_DAYS] |= dice.perMille(500);
        }
        for (int item = 0; item < Catalogue.ACTIVE; item++) {
            Item.Trait trait = shop.world.catalogue().item(item).trait();
            if (!trait.central()) {
                ranges.get(trait.supplier()).add(item);
            }
        }
    }

    @Override
    public void plan(Day day) {
        if (day.index() == shop.store.opening()) {
            return;
        }
        Dice dice = shop.dice(Matter.DELIVERIES, day.index());
        int weekday = shop.world.timeline().weekday(day.index());
        for (int i = 0; i < Partner.SUPPLIERS; i++) {
            int supplier = i;
            int second = dice.between(9 * Timeline.HOUR, 16 * Timeline.HOUR);
            if (comes[supplier][weekday]) {
                day.at(second, () -> deliver(supplier, day.time(second), dice));
            }
        }
    }

    private void deliver(int supplier, long time, Dice dice) {
        int kind = dice.below(1000);
        // some are entered hours or days after the goods are on the shelf, and bear that time
        long entered = kind < 60 ? time + dice.between(2 * Timeline.HOUR, 2 * Timeline.DAY) : time;
        Doc doc = shop.journal.open(DocType.RECEIPT, entered);
        doc.partnerId =
                dice.perMille(6) ? "" : shop.world.partners().get(supplier).id();
        Origin origin = new Origin(doc.partnerId, doc.number, Timeline.dayOf(entered));
        for (int item : ranges.get(supplier)) {
            // the supplier is out of a few
            if (shop.stock.onHand(item) <= shop.reorderPoint(item) && !dice.perMille(40)) {
                bring(doc, supplier, item, origin, dice);
            }
        }
        if (doc.lines.isEmpty()) {
            return;
        }
        if (kind >= 60 && kind < 130) {
            // others are entered days later with the time at which the goods came
            shop.journal.postAfter(doc, (long) dice.between(1, 5) * Timeline.DAY);
        } else {
            shop.journal.post(doc);
        }
    }

    private void bring(Doc doc, int supplier, int item, Origin origin, Dice dice) {
        long quantity = shop.orderSize(item);
        int day = origin.day();
        Goods goods = shop.world.goods().make(item, day, lotId(doc, supplier, dice), origin, dice);
        if (supplier == LOT_IS_DELIVERY && quantity > Decimals.PACK && dice.perMille(40)) {
            // the same item twice in a delivery: both lines are one lot, at times at two prices
            add(doc, goods, Decimals.PACK, false);
            quantity -= Decimals.PACK;
            if (goods.purchasePrice() > 0 && dice.perMille(300)) {
                goods = goods.withPurchasePrice(goods.purchasePrice() + Decimals.ROUBLE);
            }
        }
        add(doc, goods, quantity, dice.perMille(20));
    }

    private void add(Doc doc, Goods goods, long quantity, boolean saysOrigin) {
        Origin origin = goods.origin();
        Origin invoice = new Origin(origin.partnerId(), "СФ-" + origin.number(), origin.day() - 1);
        doc.lines.add(saysOrigin ? Line.passedOn(goods.withOrigin(invoice), quantity) : Line.in(goods, quantity));
        shop.stock.add(saysOrigin ? goods.withOrigin(invoice) : goods, quantity);
    }

    private String lotId(Doc doc, int supplier, Dice dice) {
        if (supplier == NO_LOTS || dice.perMille(25)) {
            return "";
        }
        if (supplier == LOT_IS_DELIVERY) {
            return doc.id;
        }
        String id = shop.store.id() + "L" + ++serial;
        return supplier == AWKWARD_LOTS && dice.perMille(300) ? id + ":25%/" + dice.between(1, 9) : id;
    }
}
