package asterism.demo;

import java.util.Arrays;

/**
 * What the customers of a shop ask for: the item of rank r about 1 / (r + 50) as often as the first one, with some local
 * taste. Whole numbers only.
 */
final class Demand {
    /** Lines of receipts a day. */
    private static final long LINES = 600;
    /** Millionths of a pack that a line asks for on average. */
    private static final long MILLIONTHS = 1_250_000;

    private static final long SCALE = 1L << 32;
    private static final int FLATTENING = 50;

    private final long[] upTo = new long[Catalogue.ACTIVE];
    private final long[] rates = new long[Catalogue.ACTIVE];

    Demand(Catalogue catalogue, Dice taste) {
        long sum = 0;
        for (int item = 0; item < upTo.length; item++) {
            sum += SCALE / (catalogue.rank(item) + FLATTENING) * (64 + taste.below(129)) / 128;
            upTo[item] = sum;
        }
        for (int item = 0; item < rates.length; item++) {
            long weight = item == 0 ? upTo[0] : upTo[item] - upTo[item - 1];
            rates[item] = weight * LINES / (sum / MILLIONTHS);
        }
    }

    /** An item, the popular ones more often. */
    int draw(Dice dice) {
        int found = Arrays.binarySearch(upTo, dice.below(upTo[upTo.length - 1]));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Thousandths of a pack that are asked for in that many days. */
    long during(int days, int item) {
        return rates[item] * days / 1_000;
    }
}
