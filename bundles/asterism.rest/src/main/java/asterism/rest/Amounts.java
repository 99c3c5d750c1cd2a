package asterism.rest;

import java.math.BigDecimal;

/** Amounts as JSON has them: decimal numbers of a fixed scale. */
final class Amounts {
    private Amounts() {}

    /** Roubles, scale 2. */
    static BigDecimal roubles(long kopecks) {
        return BigDecimal.valueOf(kopecks, 2);
    }

    /** A quantity, scale 3. */
    static BigDecimal quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3);
    }
}
