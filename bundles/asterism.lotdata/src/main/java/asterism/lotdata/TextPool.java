package asterism.lotdata;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts in UTF-8, each named by a number; 0 is the empty text. Interned texts are kept once, so that equal numbers mean
 * equal texts; texts that are never compared may be added without that, which is faster. Comparing the bytes as unsigned
 * numbers is comparing by Unicode code points. Not thread-safe while texts are added.
 */
final class TextPool {
    static final int EMPTY = 0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HASH_BITS = 0xFFFFFFFF00000000L;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private byte[] heap = new byte[1 << 12];
    private int[] ends = new int[1 << 8];
    private int size = 1;

    /** The upper half of a text's hash, and its number: one look into memory tells most texts apart. */
    private long[] table = new long[1 << 9];

    private int interned;

    int size() {
        return size;
    }

    /** Makes room for so many more texts and bytes, so that nothing is copied while they are added. */
    void expect(int more, int bytes) {
        if (ends.length < size + more) {
            ends = Arrays.copyOf(ends, size + more);
        }
        int used = ends[size - 1];
        if (heap.length < used + bytes) {
            heap = Arrays.copyOf(heap, used + bytes);
        }
    }

    /** The number of a text, which is added if it is new. */
    int intern(byte[] bytes, int start, int end) {
        if (start == end) {
            return EMPTY;
        }
        long hash = hash(bytes, start, end);
        int slot = slot(hash, table);
        for (long entry; (entry = table[slot]) != 0; slot = (slot + 1) & (table.length - 1)) {
            if (((entry ^ hash) & HASH_BITS) == 0 && equal((int) entry, bytes, start, end)) {
                return (int) entry;
            }
        }
        int code = add(bytes, start, end);
        table[slot] = (hash & HASH_BITS) | code;
        if (2 * ++interned > table.length) {
            rehash();
        }
        return code;
    }

    int intern(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return intern(bytes, 0, bytes.length);
    }

    int intern(TextPool other, int code) {
        return intern(other.heap, other.start(code), other.ends[code]);
    }

    /** Adds a text that is never looked for. */
    int add(byte[] bytes, int start, int end) {
        if (start == end) {
            return EMPTY;
        }
        int code = size++;
        if (code == ends.length) {
            ends = Arrays.copyOf(ends, code + (code >> 1));
        }
        int begin = ends[code - 1];
        int length = end - start;
        if (heap.length - begin < length) {
            heap = Arrays.copyOf(heap, Math.max(Math.addExact(heap.length, heap.length >> 1), begin + length));
        }
        System.arraycopy(bytes, start, heap, begin, length);
        ends[code] = begin + length;
        return code;
    }

    int add(TextPool other, int code) {
        return add(other.heap, other.start(code), other.ends[code]);
    }

    /** The number of an interned text, or -1. */
    int find(TextPool other, int code) {
        int start = other.start(code);
        int end = other.ends[code];
        if (start == end) {
            return EMPTY;
        }
        long hash = hash(other.heap, start, end);
        int slot = slot(hash, table);
        for (long entry; (entry = table[slot]) != 0; slot = (slot + 1) & (table.length - 1)) {
            if (((entry ^ hash) & HASH_BITS) == 0 && equal((int) entry, other.heap, start, end)) {
                return (int) entry;
            }
        }
        return -1;
    }

    boolean equal(int code, byte[] bytes, int start, int end) {
        return Arrays.equals(heap, start(code), ends[code], bytes, start, end);
    }

    boolean equal(int code, TextPool other, int otherCode) {
        return equal(code, other.heap, other.start(otherCode), other.ends[otherCode]);
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
        return hash(heap, start(code), ends[code]);
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

    private void rehash() {
        long[] larger = new long[2 * table.length];
        for (long entry : table) {
            if (entry != 0) {
                int slot = slot(entry, larger);
                while (larger[slot] != 0) {
                    slot = (slot + 1) & (larger.length - 1);
                }
                larger[slot] = entry;
            }
        }
        table = larger;
    }

    private static int slot(long hash, long[] table) {
        return (int) (hash >>> 32) & (table.length - 1);
    }

    private static long hash(byte[] bytes, int start, int end) {
        long hash = (end - start) * PRIME;
        int at = start;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = Long.rotateLeft((hash ^ (long) LONGS.get(bytes, at)) * PRIME, 29);
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | (bytes[at] & 255);
        }
        return Mix.mix((hash ^ rest) * PRIME);
    }
}
