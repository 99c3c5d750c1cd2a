package asterism.demo;

/** A shop at work: what its trades share. */
final class Shop {
    final Store store;
    final World world;
    final Journal journal;
    final Stock stock;
    final Demand demand;
    final CashDesks desks;
    final RecentSales recentSales = new RecentSales();

    Shop(Store store, World world, Journal journal) {
        this.store = store;
        this.world = world;
        this.journal = journal;
        stock = new Stock(world.catalogue().items().size());
        demand = new Demand(world.catalogue(), Dice.of(world.seed(), Matter.POPULARITY.key(), store.number()));
        desks = new CashDesks(store, world);
    }

    Dice dice(Matter matter, int day) {
        return world.dice(matter, store.number(), day);
    }

    /** When the item is ordered again. */
    long reorderPoint(int item) {
        return Math.max(Decimals.PACK, demand.during(4, item));
    }

    /** How much of it is ordered then, in whole packs: what sells in two weeks or so, and never a single pack. */
    long orderSize(int item) {
        long wanted = Math.max((item % 3 == 2 ? 3 : 2) * Decimals.PACK, demand.during(17, item));
        return (wanted + Decimals.PACK - 1) / Decimals.PACK * Decimals.PACK;
    }
}
