package asterism.demo;

import java.util.List;

/** What all stores have in common. */
record World(
        long seed,
        Timeline timeline,
        Catalogue catalogue,
        List<Partner> partners,
        Network network,
        Words words,
        GoodsMaker goods) {

    static World of(DemoOptions options) {
        Words words = new Words();
        Timeline timeline = new Timeline(options.end(), options.days());
        Catalogue catalogue = new Catalogue(options.seed(), words, Partner.SUPPLIERS);
        return new World(
                options.seed(),
                timeline,
                catalogue,
                Partner.all(options.seed(), words),
                new Network(options, words),
                words,
                new GoodsMaker(options.seed(), catalogue, timeline));
    }

    /** The supplier that an item is ordered from. */
    Partner supplierOf(int item) {
        return partners.get(catalogue.item(item).trait().supplier());
    }

    /** Dice for one matter on one day in one shop; the warehouse is shop 0. */
    Dice dice(Matter matter, int shop, int day) {
        return Dice.of(seed, matter.key(), shop, timeline.epochDay(day));
    }
}
