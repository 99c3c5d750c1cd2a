package asterism.lotdata;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The parts of an item's lines: what each line draws on, or gives to, each lot, in the order in which the line first
 * touched the lot (source-data.md, rule 5). A line's parts form a list through {@link #next}.
 */
final class Parts {
    private static final int FEW = 8;

    int[] first = new int[0];
    int[] next = new int[64];
    int[] lot = new int[64];
    long[] quantity = new long[64];
    private int[] last = new int[0];
    private int[] count = new int[0];
    private int size;
    private final Map<Long, Integer> many = new HashMap<>();

    void reset(int lines) {
        size = 0;
        many.clear();
        first = Grow.to(first, lines);
        last = Grow.to(last, lines);
        count = Grow.to(count, lines);
        Arrays.fill(first, 0, lines, -1);
        Arrays.fill(count, 0, lines, 0);
    }

    void add(int line, int lotIndex, long amount) {
        int part = find(line, lotIndex);
        if (part >= 0) {
            quantity[part] = Math.addExact(quantity[part], amount);
            return;
        }
        part = size++;
        next = Grow.to(next, part);
        lot = Grow.to(lot, part);
        quantity = Grow.to(quantity, part);
        next[part] = -1;
        lot[part] = lotIndex;
        quantity[part] = amount;
        if (first[line] < 0) {
            first[line] = part;
        } else {
            next[last[line]] = part;
        }
        last[line] = part;
        count[line]++;
        remember(line, lotIndex, part);
    }

    /** A line of very many parts is looked up by key, so that no line costs the square of its parts. */
    private int find(int line, int lotIndex) {
        if (count[line] > FEW) {
            return many.getOrDefault(key(line, lotIndex), -1);
        }
        int part = first[line];
        while (part >= 0 && lot[part] != lotIndex) {
            part = next[part];
        }
        return part;
    }

    private void remember(int line, int lotIndex, int part) {
        if (count[line] == FEW + 1) {
            for (int p = first[line]; p >= 0; p = next[p]) {
                many.put(key(line, lot[p]), p);
            }
        } else if (count[line] > FEW) {
            many.put(key(line, lotIndex), part);
        }
    }

    private static long key(int line, int lotIndex) {
        return (long) line << 32 | lotIndex;
    }
}
