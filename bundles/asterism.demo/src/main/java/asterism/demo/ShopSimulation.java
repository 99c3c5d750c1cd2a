package asterism.demo;

import java.util.List;

/** Lives through all days of one shop and enters its documents. */
final class ShopSimulation {
    private final Shop shop;
    private final List<Trade> trades;

    ShopSimulation(Shop shop, Warehouse warehouse, Transit transit) {
        this.shop = shop;
        Journal warehouseJournal = warehouse.journal(shop.store.number());
        trades = List.of(
                new Opening(shop),
                new WriteOffs(shop),
                new Deliveries(shop),
                new Shipments(shop, warehouse, warehouseJournal),
                new Transfers(shop, transit, warehouseJournal),
                new Sales(shop),
                new CustomerReturns(shop),
                new SupplierReturns(shop),
                new Wholesale(shop),
                new Stocktaking(shop));
    }

    void run() {
        for (int index = shop.store.opening(); index < shop.world.timeline().days(); index++) {
            shop.journal.begin(shop.dice(Matter.JOURNAL, index));
            shop.desks.begin(index, shop.dice(Matter.CASH_DESKS, index));
            Day day = new Day(index);
            for (Trade trade : trades) {
                trade.plan(day);
            }
            day.happen();
        }
    }
}
