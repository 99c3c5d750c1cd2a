package asterism.demo;

/**
 * Says what a delivery of an item looks like: prices, VAT, series, expiry. Deliveries of the same weeks are alike, so that
 * lots mostly expire in the order in which they came.
 */
final class GoodsMaker {
    private static final int PRICE_WEEKS = 60;
    private static final int SERIES_DAYS = 45;
    private static final int SHORTEST_LIFE = 20;
    private static final long TEN_KOPECKS = 10 * Decimals.KOPECK;
    /** The supplier that prices without VAT, so that the price with it has four decimals. */
    private static final int NET_PRICES = 3;

    private final long seed;
    private final Catalogue catalogue;
    private final Timeline timeline;

    GoodsMaker(long seed, Catalogue catalogue, Timeline timeline) {
        this.seed = seed;
        this.catalogue = catalogue;
        this.timeline = timeline;
    }

    /**
     * Goods as a supplier delivers them.
     *
     * @param day   when they came
     * @param dice  decides on what is missing or odd
     */
    Goods make(int index, int day, String lotId, Origin origin, Dice dice) {
        Item item = catalogue.item(index);
        long block = Math.floorDiv(timeline.epochDay(day), (long) SERIES_DAYS);
        int expiry = expiry(item, block, day);
        int odd = dice.below(1000);
        long vat = item.vatOn(day, timeline);
        return new Goods(
                index,
                lotId,
                odd < 2 ? Decimals.MISSING : odd < 3 ? 0 : purchasePrice(item, day),
                odd >= 3 && odd < 8 ? Decimals.MISSING : retailPrice(index, day),
                odd >= 8 && odd < 10 ? Decimals.MISSING : vat,
                odd >= 10 && odd < 12 ? Decimals.MISSING : vat,
                expiry == Timeline.NEVER ? "" : series(index, block),
                odd >= 12 && odd < 27 ? Math.min(expiry, day + dice.between(10, 90)) : expiry,
                item.trait().onCommission() || odd == 999,
                origin);
    }

    /** The price on the shelf that day; in kopecks, mostly in tens of them. */
    long retailPrice(int index, int day) {
        Item item = catalogue.item(index);
        int markup = 115 + (int) Math.floorMod(Dice.hash(seed, Matter.PRICE.key(), index), 31L);
        long price = purchasePrice(item, day) * markup / 100;
        return price - price % TEN_KOPECKS + (index % 9 == 0 ? 5 * Decimals.KOPECK : 0);
    }

    private long purchasePrice(Item item, int day) {
        long period = Math.floorDiv(timeline.epochDay(day), (long) PRICE_WEEKS);
        long hash = Dice.hash(seed, Matter.PRICE.key(), item.index(), period) >>> 1;
        long price = item.trait().price() * (950 + hash % 101) / 1000;
        return item.trait().supplier() == NET_PRICES ? price : price - price % Decimals.KOPECK;
    }

    private int expiry(Item item, long block, int day) {
        int shelf = item.trait().shelfDays();
        if (shelf == 0) {
            return Timeline.NEVER;
        }
        long hash = Dice.hash(seed, Matter.EXPIRY.key(), item.index(), block) >>> 1;
        long made = block * SERIES_DAYS - 30 - hash % 60 - timeline.epochDay(0);
        return Math.max((int) (made + shelf), day + SHORTEST_LIFE);
    }

    private String series(int index, long block) {
        long hash = Dice.hash(seed, Matter.EXPIRY.key(), index, block, 1) >>> 1;
        String digits = Decimals.padded(hash % 1_000_000, 6);
        return switch ((int) (hash / 1_000_000 % 20)) {
            case 0 -> digits.substring(0, 3) + "/" + digits.substring(3) + "; Б";
            case 1, 2 -> "A" + digits.substring(2);
            default -> digits;
        };
    }
}
