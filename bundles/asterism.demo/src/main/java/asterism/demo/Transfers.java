package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** Goods that shops hand to each other, or back to the warehouse: out today, in there tomorrow, under the same lot id. */
final class Transfers implements Trade {
    /** Share of the days on which something is sent, of 1,000. */
    private static final int SHARE = 220;

    private static final int TRIES = 60;

    private final Shop shop;
    private final Transit transit;
    private final Journal warehouseJournal;
    private final List<Transit.Consignment> incoming;

    Transfers(Shop shop, Transit transit, Journal warehouseJournal) {
        this.shop = shop;
        this.transit = transit;
        this.warehouseJournal = warehouseJournal;
        incoming = transit.receive(shop.store.number());
    }

    @Override
    public void plan(Day day) {
        Dice dice = shop.dice(Matter.TRANSFERS, day.index());
        for (Transit.Consignment consignment : incoming) {
            if (consignment.day() == day.index()) {
                int second = dice.between(10 * Timeline.HOUR, 13 * Timeline.HOUR);
                day.at(second, () -> receive(consignment, day.time(second)));
            }
        }
        if (dice.perMille(SHARE) && day.index() > shop.store.opening()) {
            int second = dice.between(16 * Timeline.HOUR, 18 * Timeline.HOUR);
            day.at(second, () -> send(day, second, dice));
        }
    }

    private void receive(Transit.Consignment consignment, long time) {
        Doc doc = shop.journal.open(DocType.TRANSFER_IN, time);
        doc.lines.addAll(consignment.lines());
        for (Line line : consignment.lines()) {
            shop.stock.add(line.goods(), line.quantity());
        }
        shop.journal.post(doc);
    }

    private void send(Day day, int second, Dice dice) {
        Doc doc = shop.journal.open(DocType.TRANSFER_OUT, day.time(second));
        List<Line> sent = new ArrayList<>();
        int wanted = dice.between(4, 12);
        for (int i = 0; i < TRIES && sent.size() < wanted; i++) {
            List<Lot> shelf = shop.stock.lots(shop.demand.draw(dice));
            if (!shelf.isEmpty() && shelf.get(0).left >= 2 * Decimals.PACK) {
                Lot lot = shelf.get(0);
                long quantity = lot.left / (2 * Decimals.PACK) * Decimals.PACK;
                Goods goods = lot.goods;
                String lotId = dice.perMille(100) ? "" : goods.lotId();
                doc.lines.add(Line.out(goods.item(), lotId, quantity, goods.retailPrice()));
                sent.add(Line.passedOn(dice.perMille(80) ? goods.withOrigin(Origin.UNKNOWN) : goods, quantity));
                shop.stock.take(lot, quantity);
            }
        }
        if (sent.isEmpty()) {
            return;
        }
        shop.journal.post(doc);
        int target = target(day.index() + 1, dice);
        if (target > 0) {
            transit.send(target, new Transit.Consignment(day.index() + 1, sent));
        } else {
            Doc back = warehouseJournal.open(DocType.TRANSFER_IN, day.time(second) + 15L * Timeline.HOUR);
            back.lines.addAll(sent);
            warehouseJournal.post(back);
        }
    }

    /** One of the next two shops; 0, the warehouse, where there is none or it is not open yet. */
    private int target(int day, Dice dice) {
        int next = shop.store.number() + (dice.perMille(700) ? 1 : 2);
        List<Store> shops = shop.world.network().shops();
        return next <= shops.size() && shops.get(next - 1).opening() < day ? next : 0;
    }
}
