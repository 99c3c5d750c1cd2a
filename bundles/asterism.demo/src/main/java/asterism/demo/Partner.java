package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** A row of {@code partners}. */
record Partner(String id, String name, String tin) {
    /** Suppliers that come two or three times a week; first in the list. */
    static final int SUPPLIERS = 8;
    /** Suppliers that came once; after the regular ones. */
    static final int FORMER = 32;
    /** Firms that buy; last in the list. */
    static final int BUYERS = 12;

    private static final String[] AWKWARD = {
        "ООО \"Аптека-сервис\"",
        "ИП Ким & сыновья",
        "АО «Фарма; оптовый склад»",
        "ТОО <Дәрі-Дәрмек> Қостанай",
        "ООО Две\nстроки"
    };

    static List<Partner> all(long seed, Words words) {
        Dice dice = Dice.of(seed, Matter.PARTNERS.key());
        List<Partner> partners = new ArrayList<>();
        for (int i = 0; i < SUPPLIERS + FORMER + BUYERS; i++) {
            boolean buyer = i >= SUPPLIERS + FORMER;
            String name = i >= SUPPLIERS && i % 9 == 0
                    ? AWKWARD[i / 9 % AWKWARD.length]
                    : "ООО «" + words.any("supplier.first", dice) + words.any("supplier.last", dice) + "-" + (i + 1)
                            + "»";
            String tin = Tins.firm(dice);
            // every fifth of those that nobody looks after, and one of the regular suppliers
            boolean spoilt = i == SUPPLIERS - 1 || (i >= SUPPLIERS && i % 5 == 0);
            partners.add(new Partner(
                    (buyer ? "B" : "S") + Decimals.padded(i + 1, 3), name, spoilt ? Tins.spoilt(tin, dice) : tin));
        }
        return List.copyOf(partners);
    }
}
