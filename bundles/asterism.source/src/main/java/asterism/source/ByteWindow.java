package asterism.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a file that is in memory. It begins with the row that is being scanned, and a line feed that is not of the
 * file stands after its last byte, so that a scan always stops there and need not look where it is.
 */
final class ByteWindow implements Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final BufferPool pool;
    private final byte[] pooled;
    private byte[] bytes;
    private int start;
    private int limit;
    private boolean ended;

    /** Leaves it to the caller to close the stream. */
    ByteWindow(InputStream in, BufferPool pool) throws IOException {
        this.in = in;
        this.pool = pool;
        this.pooled = pool.take();
        this.bytes = pooled;
        boolean whole = true;
        while (whole && !ended && limit < BYTE_ORDER_MARK.length) {
            whole = more();
        }
        if (limit >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            start = BYTE_ORDER_MARK.length;
        }
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the row begins. */
    int start() {
        return start;
    }

    /** Where the bytes of the file end in this window. */
    int limit() {
        return limit;
    }

    /** Whether the file ends where this window does. */
    boolean ended() {
        return ended;
    }

    /** What stands before is no longer needed. */
    void startAt(int position) {
        start = position;
    }

    /**
     * Reads on; all positions but the start's, which moves along, are void then.
     *
     * @return false when the row that begins at the start is longer than a row may be
     */
    boolean more() throws IOException {
        int capacity = bytes.length - BufferPool.PADDING;
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        } else if (limit == capacity) {
            if (capacity >= pool.sizes().longest()) {
                return false;
            }
            capacity = Math.min(pool.sizes().longest(), capacity * 2);
            bytes = Arrays.copyOf(bytes, capacity + BufferPool.PADDING);
        }
        int read = in.readNBytes(bytes, limit, capacity - limit);
        ended = read < capacity - limit;
        limit += read;
        bytes[limit] = '\n';
        return true;
    }

    @Override
    public void close() {
        pool.giveBack(pooled);
    }
}
