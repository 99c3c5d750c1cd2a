package asterism.demo;

/** Exact decimals as whole numbers: quantities in thousandths, money in ten-thousandths of a rouble. */
final class Decimals {
    /** Thousandths in one pack. */
    static final long PACK = 1_000;
    /** Ten-thousandths in a rouble. */
    static final long ROUBLE = 10_000;
    /** Ten-thousandths in a kopeck. */
    static final long KOPECK = 100;
    /** A price or rate that is not given. */
    static final long MISSING = -1;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

    private Decimals() {}

    /** A quantity, as short as it can be: {@code 1}, {@code 0.5}, {@code 0.333}. */
    static String quantity(long thousandths) {
        return text(thousandths, 3, 0);
    }

    /** A price or sum with kopecks, and with four decimals where it has them; empty when it is missing. */
    static String money(long tenThousandths) {
        return tenThousandths == MISSING ? "" : text(tenThousandths, 4, 2);
    }

    /** {@code share} hundredths of a sum, in whole kopecks, rounded down. */
    static long percent(long sum, int share) {
        return sum * share / 100 / KOPECK * KOPECK;
    }

    /** What a quantity costs, in ten-thousandths of a rouble, rounded down. */
    static long amount(long thousandths, long price) {
        return thousandths * price / PACK;
    }

    private static String text(long value, int scale, int fewest) {
        int decimals = scale;
        long digits = value;
        while (decimals > fewest && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
        if (decimals == 0) {
            return Long.toString(digits);
        }
        long whole = digits / POWERS[decimals];
        return whole + "." + padded(digits % POWERS[decimals], decimals);
    }

    /** A number with leading zeros. */
    static String padded(long number, int width) {
        String digits = Long.toString(number);
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }
}
