package asterism.source;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Buffers that go from file to file, so that a folder of a thousand parts does not cost a thousand of them. */
final class BufferPool {
    /** Room beyond a buffer's capacity: a mark for its end, and a word may be loaded from there. */
    static final int PADDING = Long.BYTES;

    private static final int HEADER = 1 << 12;

    /**
     * How large buffers are.
     *
     * @param usual   bytes that a buffer holds at first
     * @param longest bytes that the longest row may have; a buffer grows up to it
     */
    record Sizes(int usual, int longest) {
        /** Half a megabyte stays in a core's own cache; no row of the contract has more than some 40 KB. */
        static final Sizes USUAL = new Sizes(1 << 19, 1 << 24);
    }

    private final Sizes sizes;
    private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

    BufferPool(Sizes sizes) {
        this.sizes = sizes;
    }

    /** A pool for looking only at the beginnings of files. */
    BufferPool forHeaders() {
        return new BufferPool(new Sizes(Math.min(sizes.usual(), HEADER), sizes.longest()));
    }

    Sizes sizes() {
        return sizes;
    }

    byte[] take() {
        byte[] buffer = free.poll();
        return buffer == null ? new byte[sizes.usual() + PADDING] : buffer;
    }

    void giveBack(byte[] buffer) {
        free.add(buffer);
    }

    void clear() {
        free.clear();
    }
}
