package asterism.lotdata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts in UTF-8, each kept once and named by a number; 0 is the empty text. Comparing the bytes as unsigned numbers is
 * comparing by Unicode code points. Not thread-safe while texts are added.
 */
final class TextPool {
    static final int EMPTY = 0;

    private byte[] heap = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private long[] hashes = new long[1 << 8];
    private int size;
    private int[] table = new int[1 << 9];

    TextPool() {
        add(heap, 0, 0, hash(heap, 0, 0));
    }

    int size() {
        return size;
    }

    /** The number of a text, which is added if it is new. */
    int intern(byte[] bytes, int start, int end) {
        if (start == end) {
            return EMPTY;
        }
        long hash = hash(bytes, start, end);
        int slot = slot(hash);
        for (int code; (code = table[slot]) != 0; slot = (slot + 1) & (table.length - 1)) {
            if (hashes[code] == hash && equal(code, bytes, start, end)) {
                return code;
            }
        }
        table[slot] = size;
        return add(bytes, start, end, hash);
    }

    int intern(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return intern(bytes, 0, bytes.length);
    }

    int intern(TextPool other, int code) {
        return intern(other.heap, other.start(code), other.ends[code]);
    }

    /** The number of a text, or -1 when the pool lacks it. */
    int find(byte[] bytes, int start, int end) {
        if (start == end) {
            return EMPTY;
        }
        long hash = hash(bytes, start, end);
        int slot = slot(hash);
        for (int code; (code = table[slot]) != 0; slot = (slot + 1) & (table.length - 1)) {
            if (hashes[code] == hash && equal(code, bytes, start, end)) {
                return code;
            }
        }
        return -1;
    }

    int find(TextPool other, int code) {
        return find(other.heap, other.start(code), other.ends[code]);
    }

    String text(int code) {
        int start = start(code);
        return new String(heap, start, ends[code] - start, StandardCharsets.UTF_8);
    }

    int length(int code) {
        return ends[code] - start(code);
    }

    /** A hash of the text that is the same in every pool and run. */
    long hash(int code) {
        return hashes[code];
    }

    int compare(int a, int b) {
        return a == b ? 0 : Arrays.compareUnsigned(heap, start(a), ends[a], heap, start(b), ends[b]);
    }

    void copyTo(int code, byte[] target, int offset) {
        System.arraycopy(heap, start(code), target, offset, length(code));
    }

    private int start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private boolean equal(int code, byte[] bytes, int start, int end) {
        return Arrays.equals(heap, start(code), ends[code], bytes, start, end);
    }

    private int add(byte[] bytes, int start, int end, long hash) {
        int code = size++;
        if (code == ends.length) {
            ends = Arrays.copyOf(ends, 2 * code);
            hashes = Arrays.copyOf(hashes, 2 * code);
        }
        int begin = start(code);
        int length = end - start;
        if (heap.length - begin < length) {
            heap = Arrays.copyOf(heap, Math.max(Math.multiplyExact(heap.length, 2), begin + length));
        }
        System.arraycopy(bytes, start, heap, begin, length);
        ends[code] = begin + length;
        hashes[code] = hash;
        if (2 * size > table.length) {
            rehash();
        }
        return code;
    }

    private void rehash() {
        table = new int[2 * table.length];
        for (int code = 1; code < size; code++) {
            int slot = slot(hashes[code]);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = code;
        }
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & (table.length - 1);
    }

    private static long hash(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        for (int i = start; i < end; i++) {
            hash = (hash ^ bytes[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return Mix.mix(hash);
    }
}
