package asterism.demo;

/** What the warehouse ships to the shop twice a week: sent in the evening, received in the morning. */
final class Shipments implements Trade {
    private final Shop shop;
    private final Warehouse warehouse;
    private final Journal warehouseJournal;

    Shipments(Shop shop, Warehouse warehouse, Journal warehouseJournal) {
        this.shop = shop;
        this.warehouse = warehouse;
        this.warehouseJournal = warehouseJournal;
    }

    @Override
    public void plan(Day day) {
        int weekday = shop.world.timeline().weekday(day.index());
        boolean comes = weekday == shop.store.number() % 3 || weekday == shop.store.number() % 3 + 3;
        if (comes && day.index() > shop.store.opening()) {
            Dice dice = shop.dice(Matter.SHIPMENTS, day.index());
            int second = dice.between(9 * Timeline.HOUR, 11 * Timeline.HOUR);
            day.at(second, () -> ship(day, second, dice));
        }
    }

    private void ship(Day day, int second, Dice dice) {
        int eve = day.index() - 1;
        Doc sent =
                warehouseJournal.open(DocType.TRANSFER_OUT, (long) eve * Timeline.DAY + 17L * Timeline.HOUR + second);
        Doc received = shop.journal.open(DocType.TRANSFER_IN, day.time(second));
        for (int item : warehouse.items()) {
            if (shop.stock.onHand(item) <= shop.reorderPoint(item)) {
                Goods goods = warehouse.goods(item, eve);
                long quantity = shop.orderSize(item);
                sent.lines.add(Line.out(item, goods.lotId(), quantity, goods.retailPrice()));
                received.lines.add(dice.perMille(50) ? Line.in(goods, quantity) : Line.passedOn(goods, quantity));
                shop.stock.add(goods, quantity);
            }
        }
        if (!sent.lines.isEmpty()) {
            warehouseJournal.post(sent);
            shop.journal.post(received);
        }
    }
}
