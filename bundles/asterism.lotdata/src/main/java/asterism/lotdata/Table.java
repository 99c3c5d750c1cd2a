package asterism.lotdata;

import java.util.Arrays;

/**
 * Rows in columns of primitive values: texts (numbers of a {@link TextPool}), ints and longs. The meaning of the columns
 * is {@link Ledger}'s.
 */
final class Table {
    final int[][] texts;
    final int[][] ints;
    final long[][] longs;
    private int size;
    private int capacity;

    Table(int texts, int ints, int longs) {
        this.texts = new int[texts][0];
        this.ints = new int[ints][0];
        this.longs = new long[longs][0];
    }

    int size() {
        return size;
    }

    /** Adds a row of zeros. */
    int add() {
        ensure(size + 1);
        return size++;
    }

    /** Adds so many rows of zeros. */
    void fill(int rows) {
        ensure(size + rows);
        size += rows;
    }

    private void ensure(int rows) {
        if (rows > capacity) {
            capacity = Math.max(Math.max(rows, 64), rows == size + 1 ? capacity + (capacity >> 1) : 0);
            resize(capacity);
        }
    }

    /** Makes room for so many more rows, so that nothing is copied while they are added. */
    void expect(int rows) {
        ensure(size + rows);
    }

    void copyNumbers(Table from, int row, int to) {
        for (int c = 0; c < ints.length; c++) {
            ints[c][to] = from.ints[c][row];
        }
        for (int c = 0; c < longs.length; c++) {
            longs[c][to] = from.longs[c][row];
        }
    }

    /** A table with the rows in another order, or fewer of them. */
    Table pick(int[] rows) {
        Table picked = new Table(texts.length, ints.length, longs.length);
        picked.capacity = rows.length;
        picked.size = rows.length;
        for (int c = 0; c < texts.length; c++) {
            picked.texts[c] = pick(texts[c], rows);
        }
        for (int c = 0; c < ints.length; c++) {
            picked.ints[c] = pick(ints[c], rows);
        }
        for (int c = 0; c < longs.length; c++) {
            long[] values = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = longs[c][rows[i]];
            }
            picked.longs[c] = values;
        }
        return picked;
    }

    private static int[] pick(int[] column, int[] rows) {
        int[] values = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = column[rows[i]];
        }
        return values;
    }

    private void resize(int rows) {
        for (int c = 0; c < texts.length; c++) {
            texts[c] = Arrays.copyOf(texts[c], rows);
        }
        for (int c = 0; c < ints.length; c++) {
            ints[c] = Arrays.copyOf(ints[c], rows);
        }
        for (int c = 0; c < longs.length; c++) {
            longs[c] = Arrays.copyOf(longs[c], rows);
        }
    }
}
