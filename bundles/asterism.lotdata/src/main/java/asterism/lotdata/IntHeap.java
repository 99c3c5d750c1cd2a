package asterism.lotdata;

import java.util.Arrays;

/** A heap of ints, smallest first. */
final class IntHeap {
    private int[] values = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return values[0];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        int at = size++;
        while (at > 0 && values[(at - 1) / 2] > value) {
            values[at] = values[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        values[at] = value;
    }

    void removeFirst() {
        int value = values[--size];
        int at = 0;
        for (int down = 1; down < size; down = 2 * at + 1) {
            if (down + 1 < size && values[down + 1] < values[down]) {
                down++;
            }
            if (values[down] >= value) {
                break;
            }
            values[at] = values[down];
            at = down;
        }
        values[at] = value;
    }
}
