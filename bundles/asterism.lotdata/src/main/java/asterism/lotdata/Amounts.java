package asterism.lotdata;

import java.math.BigInteger;

/** Money in kopecks, rounded half up, away from zero; exact whatever the size (source-data.md, rules 5 and 6). */
final class Amounts {
    /** Kopecks are 1/100 rouble, quantity by price is in 1/1,000 by 1/10,000. */
    private static final long UNITS = 100_000;

    private Amounts() {}

    /** A quantity in 1/1,000 at a price in 1/10,000 rouble. */
    static long sum(long quantity, long price) {
        return multiplyDivide(quantity, price, UNITS);
    }

    /** An amount in 1/10,000 rouble. */
    static long kopecks(long amount) {
        return divide(amount, 100);
    }

    /** What the first parts of a line together have of its amount. */
    static long share(long amount, long parts, long whole) {
        return parts == whole ? amount : multiplyDivide(amount, parts, whole);
    }

    private static long multiplyDivide(long a, long b, long divisor) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            return divide(low, divisor);
        }
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        BigInteger half = BigInteger.valueOf(divisor / 2 + divisor % 2);
        BigInteger[] parts = product.abs().divideAndRemainder(BigInteger.valueOf(divisor));
        BigInteger rounded = parts[1].compareTo(half) >= 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return (product.signum() < 0 ? rounded.negate() : rounded).longValueExact();
    }

    private static long divide(long value, long divisor) {
        long quotient = value / divisor;
        long rest = Math.abs(value % divisor);
        return rest >= divisor - rest ? quotient + (value < 0 ? -1 : 1) : quotient;
    }
}
