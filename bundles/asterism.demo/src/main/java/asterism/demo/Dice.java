package asterism.demo;

import java.util.List;

/**
 * Chance that is the same everywhere: the SplitMix64 generator, written out so that no other JDK can change it, keyed by
 * what it decides on (seed, store, day, matter). What one matter draws never shifts the draws of another.
 */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice of their own for these keys. */
    static Dice of(long seed, long... keys) {
        return new Dice(hash(seed, keys));
    }

    /** A number that follows from the keys alone; for facts that must not depend on the order of the questions. */
    static long hash(long seed, long... keys) {
        long mixed = mix(seed + STEP);
        for (long key : keys) {
            mixed = mix((mixed ^ mix(key + STEP)) + STEP);
        }
        return mixed;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound} - 1. */
    int below(int bound) {
        state += STEP;
        return (int) (((mix(state) >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to {@code bound} - 1. */
    long below(long bound) {
        state += STEP;
        return (mix(state) >>> 1) % bound;
    }

    /** A number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code share} of 1,000 cases. */
    boolean perMille(int share) {
        return below(1000) < share;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** An index, drawn by the weights. */
    int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = below(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }

    /** A text of that many decimal digits, the first not 0. */
    String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        text.append((char) ('1' + below(9)));
        while (text.length() < count) {
            text.append((char) ('0' + below(10)));
        }
        return text.toString();
    }
}
