package asterism.testkit;

import java.math.BigDecimal;

/** Compares amounts with prices of which a file shows two digits only. */
final class Amounts {
    private static final BigDecimal HALF_KOPECK = new BigDecimal("0.005");

    private Amounts() {}

    /** Whether some price that is shown as this one gives the amount. */
    static boolean fits(BigDecimal amount, BigDecimal quantity, BigDecimal shownPrice) {
        BigDecimal difference = amount.subtract(quantity.multiply(shownPrice)).abs();
        return difference.compareTo(quantity.abs().multiply(HALF_KOPECK).add(HALF_KOPECK)) <= 0;
    }
}
