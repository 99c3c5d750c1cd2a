package asterism.exporter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** A file in memory that may run full. */
final class MemoryChannel implements SeekableByteChannel {
    private final long limit;
    private byte[] bytes = new byte[1024];
    private int size;
    private int position;

    MemoryChannel() {
        this(Long.MAX_VALUE);
    }

    MemoryChannel(long limit) {
        this.limit = limit;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        // As a channel may, it takes less than it is offered.
        int count = Math.min(source.remaining(), 10_000);
        if (position + count > limit) {
            throw new IOException("No space left on device");
        }
        if (position + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(position + count, bytes.length * 2));
        }
        source.get(bytes, position, count);
        position += count;
        size = Math.max(size, position);
        return count;
    }

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = Math.toIntExact(newPosition);
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
