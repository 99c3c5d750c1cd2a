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
        for (int up; at > 0 && values[up = (at - 1) / 2] > value; at = up) {
            values[at] = values[up];
        }
        values[at] = value;
    }

    void removeFirst() {
        int value = values[--size];
        int at = 0;
        for (int down; (down = 2 * at + 1) < size; at = down) {
            if (down + 1 < size && values[down + 1] < values[down]) {
                down++;
            }
            if (values[down] >= value) {
                break;
            }
            values[at] = values[down];
        }
        values[at] = value;
    }
}
