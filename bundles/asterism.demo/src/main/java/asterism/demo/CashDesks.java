package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/** The two or three cash registers of a shop and the people who sit at them. */
final class CashDesks {
    private static final int PEOPLE = 7;

    private final Store store;
    private final List<Cashier> cashiers = new ArrayList<>();
    private final String[] drives;
    private final int[] fiscalDocuments;
    private final int[] checks;
    private final int[] people;
    private int day = -1;
    private int shift;

    CashDesks(Store store, World world) {
        this.store = store;
        Dice dice = Dice.of(world.seed(), Matter.CASH_DESKS.key(), store.number());
        int registers = dice.between(2, 3);
        drives = new String[registers];
        fiscalDocuments = new int[registers];
        checks = new int[registers];
        people = new int[registers];
        shift = dice.between(100, 900);
        for (int i = 0; i < registers; i++) {
            drives[i] = "99604403" + Decimals.padded(store.number() * 10L + i, 8);
            fiscalDocuments[i] = dice.between(1_000, 90_000);
        }
        for (int i = 0; i < PEOPLE; i++) {
            cashiers.add(cashier(i, world.words(), dice));
        }
    }

    private Cashier cashier(int index, Words words, Dice dice) {
        String name = words.any("surname", dice) + " " + words.any("first", dice) + " " + words.any("patronymic", dice);
        String tin = Tins.person(dice);
        String id = "C" + store.number() + "-" + (index + 1);
        return switch (index) {
            case PEOPLE - 1 -> new Cashier("", name, "");
            case PEOPLE - 2 -> new Cashier(id, name, Tins.spoilt(tin, dice));
            case PEOPLE - 3 -> new Cashier(id, name + " (стажёр)", "");
            default -> new Cashier(id, name, tin);
        };
    }

    /** Opens the shifts of a day. */
    void begin(int newDay, Dice dice) {
        day = newDay;
        shift++;
        for (int i = 0; i < checks.length; i++) {
            checks[i] = 0;
            people[i] = dice.weighted(30, 25, 20, 15, 5, 3, 2);
        }
    }

    /** Rings up a sale or a return. */
    Fiscal ring(long time, Dice dice) {
        if (Timeline.dayOf(time) != day) {
            throw new IllegalStateException("the shifts of day " + day + " are open, not those of the document");
        }
        int register = dice.weighted(5, 3, 2) % drives.length;
        int document = ++fiscalDocuments[register];
        int check = ++checks[register];
        int odd = dice.below(8_000);
        return new Fiscal(
                odd == 0 ? "дневная" : Integer.toString(shift),
                Integer.toString(register + 1),
                odd == 1 ? "без номера" : Integer.toString(check),
                store.id() + "-" + (register + 1) + "-" + document,
                drives[register],
                Integer.toString(document),
                dice.digits(10),
                time + dice.below(3),
                cashiers.get(people[register]));
    }
}
