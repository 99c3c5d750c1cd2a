package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** The chain's stores: shops 1 to n, a warehouse, an office. A shop is the same however many there are. */
final class Network {
    static final String WAREHOUSE_ID = "W1";
    private static final String OFFICE_ID = "O1";
    private static final int SHOPS_OF_ENTITY = 4;
    /** The shop that opens in the course of the history, when that is long enough to show it. */
    private static final int LATE_SHOP = 3;

    private static final int DAYS_FOR_LATE_SHOP = 60;

    private final List<Store> shops = new ArrayList<>();
    private final Store warehouse;
    private final Store office;
    private final long seed;
    private final Words words;

    Network(DemoOptions options, Words words) {
        this.seed = options.seed();
        this.words = words;
        for (int number = 1; number <= options.stores(); number++) {
            boolean late = number == LATE_SHOP && options.days() >= DAYS_FOR_LATE_SHOP;
            shops.add(store(number, Integer.toString(number), shopName(number), "SHOP", late ? options.days() / 3 : 0));
        }
        warehouse = store(0, WAREHOUSE_ID, "Центральный склад", "WAREHOUSE", 0);
        office = store(0, OFFICE_ID, "Офис", "OFFICE", 0);
    }

    List<Store> shops() {
        return shops;
    }

    Store warehouse() {
        return warehouse;
    }

    List<Store> all() {
        List<Store> all = new ArrayList<>(shops);
        all.add(warehouse);
        all.add(office);
        return all;
    }

    /** Rows of {@code store_codes}: every store has one for ASNA, some have one more; two shops share theirs. */
    List<String[]> codes() {
        List<String[]> codes = new ArrayList<>();
        for (Store store : all()) {
            int number = store.number();
            String tail = number == 0 ? store.id() : Decimals.padded(number, 5);
            codes.add(new String[] {store.id(), "ASNA", "asna-" + tail});
            if (number % 4 == 1 || number % 4 == 2) {
                int shared = number == 10 ? 9 : number;
                codes.add(new String[] {store.id(), "UTEKA", "UT." + Decimals.padded(shared, 4)});
            }
        }
        return codes;
    }

    private static String shopName(int number) {
        return switch (number % 10) {
            case 4 -> "Аптека \"На углу\" № " + number;
            case 7 -> "Аптека «Мать & дитя»; № " + number;
            default -> "Аптека № " + number;
        };
    }

    private Store store(int number, String id, String name, String kind, int opening) {
        int entity = Math.max(0, number - 1) / SHOPS_OF_ENTITY + 1;
        Dice dice = Dice.of(seed, Matter.NETWORK.key(), number, id.charAt(0));
        String address =
                "г. " + words.any("city", dice) + ", ул. " + words.any("street", dice) + ", д. " + dice.between(1, 150);
        return new Store(
                number,
                id,
                name,
                kind,
                "E" + entity,
                "ООО «Звёздная аптека " + entity + "»",
                Tins.firm(Dice.of(seed, Matter.NETWORK.key(), -entity)),
                number % 6 == 5 ? address + ",\nвход со двора" : address,
                opening);
    }
}
