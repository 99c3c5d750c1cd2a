package asterism.exporter;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * A stretch of an entry of fixed size that is deflated by itself, the bytes before it being its preset dictionary, so
 * that the stretches one after another make one deflate stream. Used again and again; not thread-safe.
 */
final class DeflateBlock {
    /** Bytes of a block: large enough that ends of blocks cost nothing, small enough to keep all processors busy. */
    static final int SIZE = 512 * 1024;

    /** How far back deflate looks. */
    private static final int WINDOW = 32 * 1024;

    /** Bytes a native call takes: it holds off the garbage collector while it runs. */
    private static final int STEP = 64 * 1024;

    private final Deflater deflater;
    private final byte[] bytes = new byte[WINDOW + SIZE];
    // Incompressible input grows by less than this, so that a block is written in one go.
    private byte[] deflated = new byte[SIZE + SIZE / 512];
    private int window;
    private int length;
    private int deflatedLength;
    private boolean last;

    DeflateBlock(Deflater deflater) {
        this.deflater = deflater;
    }

    /** Begins anew, as the first block of an entry. */
    void begin() {
        window = 0;
        reset();
    }

    /** Begins anew, after another block of the entry, which may be this one. */
    void beginAfter(DeflateBlock previous) {
        window = Math.min(WINDOW, previous.length);
        System.arraycopy(previous.bytes, WINDOW + previous.length - window, bytes, WINDOW - window, window);
        reset();
    }

    private void reset() {
        length = 0;
        deflatedLength = 0;
        last = false;
    }

    /** Takes what there is room for, and returns how much that was. */
    int fill(byte[] source, int offset, int count) {
        int taken = Math.min(count, SIZE - length);
        System.arraycopy(source, offset, bytes, WINDOW + length, taken);
        length += taken;
        return taken;
    }

    boolean isFull() {
        return length == SIZE;
    }

    void markLast() {
        last = true;
    }

    void deflate() {
        deflater.reset();
        if (window > 0) {
            deflater.setDictionary(bytes, WINDOW - window, window);
        }
        int at = 0;
        do {
            int step = Math.min(STEP, length - at);
            deflater.setInput(bytes, WINDOW + at, step);
            at += step;
            if (at < length) {
                deflate(Deflater.NO_FLUSH);
            } else if (last) {
                deflater.finish();
                deflate(Deflater.NO_FLUSH);
            } else {
                deflate(Deflater.SYNC_FLUSH);
            }
        } while (at < length);
    }

    private void deflate(int flush) {
        while (true) {
            deflatedLength += deflater.deflate(deflated, deflatedLength, deflated.length - deflatedLength, flush);
            if (deflatedLength < deflated.length) {
                return;
            }
            deflated = Arrays.copyOf(deflated, deflated.length * 2);
        }
    }

    /** All bytes that the block was filled with, beginning at {@link #offset()}. */
    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return WINDOW;
    }

    int length() {
        return length;
    }

    /** The outcome, as long as {@link #deflatedLength()} says. */
    byte[] deflated() {
        return deflated;
    }

    int deflatedLength() {
        return deflatedLength;
    }

    /** Gives back native memory. */
    void end() {
        deflater.end();
    }
}
