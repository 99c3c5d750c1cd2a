package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** What the chain can sell: item kinds and items. The first {@link #ACTIVE} items are traded, the others hardly. */
final class Catalogue {
    /** Items that stores keep and sell. */
    static final int ACTIVE = 10_000;
    /** Items that nobody has bought for long. */
    private static final int IDLE = 1_000;

    private final List<ItemKind> kinds = ItemKind.all();
    private final List<Item> items;
    private final int[] ranks;

    Catalogue(long seed, Words words, int suppliers) {
        ItemMaker maker = new ItemMaker(kinds, Producer.all(seed, words), suppliers);
        List<Item> made = new ArrayList<>(ACTIVE + IDLE);
        Dice dice = Dice.of(seed, Matter.ITEMS.key());
        for (int i = 0; i < ACTIVE + IDLE; i++) {
            made.add(maker.make(i, dice));
        }
        items = List.copyOf(made);
        ranks = shuffled(Dice.of(seed, Matter.POPULARITY.key()));
    }

    List<ItemKind> kinds() {
        return kinds;
    }

    List<Item> items() {
        return items;
    }

    Item item(int index) {
        return items.get(index);
    }

    /** An item that no document brings; what is sold of it was never entered. */
    int anyIdle(Dice dice) {
        return ACTIVE + dice.below(40);
    }

    /** Place of an active item in the order of popularity in the whole chain, from 0. */
    int rank(int item) {
        return ranks[item];
    }

    private static int[] shuffled(Dice dice) {
        int[] ranks = new int[ACTIVE];
        for (int i = 0; i < ACTIVE; i++) {
            int other = dice.below(i + 1);
            ranks[i] = ranks[other];
            ranks[other] = i;
        }
        return ranks;
    }
}
