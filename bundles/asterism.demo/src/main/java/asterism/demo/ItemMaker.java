package asterism.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes items: mostly clean ones, and every so often one with a fault or an awkward text. */
final class ItemMaker {
    private static final String MEDICINES = "01";
    private static final String DEVICES = "03";
    private static final int[] SUPPLIER_SHARES = {24, 20, 16, 12, 9, 8, 6, 5};

    private final List<ItemKind> leaves;
    private final List<ItemKind> medicines;
    private final List<Producer> producers;
    private final Map<String, List<Variant>> variants = new HashMap<>();
    private final int suppliers;

    ItemMaker(List<ItemKind> kinds, List<Producer> producers, int suppliers) {
        this.producers = producers;
        this.suppliers = suppliers;
        leaves = kinds.stream().filter(kind -> !kind.goods().isEmpty()).toList();
        medicines =
                leaves.stream().filter(kind -> kind.root().equals(MEDICINES)).toList();
        for (String line : Words.lines("variants.txt")) {
            String[] parts = line.split(";");
            variants.computeIfAbsent(parts[0], root -> new ArrayList<>()).add(Variant.of(parts));
        }
    }

    Item make(int index, Dice dice) {
        // the shelf holds more medicines than their share of the kinds
        ItemKind kind = dice.of(leaves);
        if (!kind.root().equals(MEDICINES) && dice.perMille(400)) {
            kind = dice.of(medicines);
        }
        String name = ItemNames.awkward(index, name(kind, dice));
        Producer producer = dice.of(producers);
        boolean nameless = dice.perMille(15);
        boolean stateless = nameless && dice.perMille(500);
        return new Item(
                index,
                index % 41 == 0 ? "00-" + Decimals.padded(index, 8) : Integer.toString(100_000 + index),
                name,
                dice.perMille(20) ? kind.parentId() : kind.id(),
                nameless || dice.perMille(10) ? "" : producer.id(),
                nameless ? "" : producer.name(),
                stateless ? "" : producer.countryCode(),
                stateless || dice.perMille(10) ? "" : producer.countryName(),
                barcode(dice),
                etalon(dice),
                dice.perMille(550) ? dice.digits(6) : "",
                dice.perMille(450) ? dice.digits(5) : "",
                dice.perMille(600) ? "ПР-" + dice.digits(7) : "",
                trait(kind, dice));
    }

    private String name(ItemKind kind, Dice dice) {
        Variant variant = dice.of(variants.getOrDefault(kind.root(), List.of()));
        StringBuilder name = new StringBuilder(dice.of(kind.goods()));
        for (List<String> choices : variant.parts()) {
            name.append(' ').append(dice.of(choices));
        }
        return name.toString();
    }

    private static String barcode(Dice dice) {
        int kind = dice.below(1000);
        if (kind < 30) {
            return "";
        }
        if (kind < 40) {
            return dice.digits(dice.of(List.of(5, 7, 15, 18)));
        }
        if (kind < 45) {
            return "460" + dice.digits(6) + "-" + dice.digits(3);
        }
        if (kind < 55) {
            return "0" + dice.digits(7);
        }
        return ean13("46" + dice.digits(10));
    }

    private static String ean13(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String etalon(Dice dice) {
        int kind = dice.below(1000);
        if (kind < 30) {
            return "";
        }
        if (kind < 35) {
            return "ET" + dice.digits(6);
        }
        return kind < 38 ? dice.digits(19) : dice.digits(kind < 45 ? 18 : dice.between(5, 7));
    }

    private Item.Trait trait(ItemKind kind, Dice dice) {
        boolean medicine = kind.root().equals(MEDICINES);
        int general = kind.root().equals(DEVICES) ? 300 : 900;
        Item.Vat vat = medicine
                ? (dice.perMille(985) ? Item.Vat.REDUCED : Item.Vat.GENERAL)
                : dice.perMille(general) ? Item.Vat.GENERAL : dice.perMille(600) ? Item.Vat.REDUCED : Item.Vat.NONE;
        long price = (20L + dice.below(60)) * (2 + (long) dice.below(12) * dice.below(8)) * Decimals.ROUBLE / 4
                + dice.below(100) * Decimals.KOPECK;
        int divisor = medicine && dice.perMille(90) ? dice.of(List.of(2, 2, 3, 3, 4, 5, 10)) : 1;
        boolean lasts = !medicine && dice.perMille(250);
        return new Item.Trait(
                price,
                vat,
                divisor,
                dice.weighted(SUPPLIER_SHARES) % suppliers,
                dice.perMille(80),
                lasts ? 0 : dice.between(12, 36) * 30,
                dice.perMille(3));
    }

    /** What is added to the name of a good: one of each list. */
    private record Variant(List<List<String>> parts) {
        private static final Pattern BAR = Pattern.compile("\\|");

        /** Reads a row of {@code variants.txt}. */
        static Variant of(String... cells) {
            return new Variant(Arrays.stream(cells, 1, cells.length)
                    .map(cell -> List.of(BAR.split(cell)))
                    .toList());
        }
    }
}
