package asterism.lotdata;

import java.util.Arrays;

/** Arrays that grow by half when an index lies beyond them. */
final class Grow {
    private Grow() {}

    static int[] to(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, array.length * 3 / 2 + 16));
    }

    static long[] to(long[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, array.length * 3 / 2 + 16));
    }
}
