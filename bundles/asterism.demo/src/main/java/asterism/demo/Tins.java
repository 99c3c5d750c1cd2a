package asterism.demo;

/** INNs with right check digits, and some as people mistype them. */
final class Tins {
    private static final int[] FIRM = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] PERSON_11 = {7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    private static final int[] PERSON_12 = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};

    private Tins() {}

    /** A firm's, 10 digits. */
    static String firm(Dice dice) {
        return checked(dice.digits(9), FIRM);
    }

    /** A person's, 12 digits. */
    static String person(Dice dice) {
        return checked(checked(dice.digits(10), PERSON_11), PERSON_12);
    }

    /** The same with a digit left out, or with something that is no digit, or nothing at all. */
    static String spoilt(String tin, Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> tin.substring(1);
            case 1 -> "ИНН " + tin;
            default -> "";
        };
    }

    private static String checked(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + sum % 11 % 10;
    }
}
