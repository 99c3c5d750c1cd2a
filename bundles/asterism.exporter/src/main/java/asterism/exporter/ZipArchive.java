package asterism.exporter;

import asterism.api.export.ExportFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP file whose entries are deflated on several processors. The same entries give the same bytes for any executor.
 *
 * <p>Sizes stand in the local headers, so that readers of streams need no data descriptor. Entries, and the file, have
 * up to 4 GB: larger ones fail.
 *
 * <p>Not thread-safe; may be used by a task of the executor itself.
 */
final class ZipArchive implements ExportFormat.Archive, Closeable {
    private static final long LARGEST = 0xFFFF_FFFFL;
    private static final int MOST_ENTRIES = 0xFFFF;

    private final SeekableByteChannel out;
    private final int dosTime;
    private final DeflateQueue queue;
    private final List<ZipRecords.Entry> entries = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private @Nullable EntryStream current;
    private boolean usable = true;

    /**
     * Begins a file.
     *
     * @param out      where the file goes, from its start; stays open
     * @param level    of deflate, 1 to 9
     * @param time     of all entries
     * @param executor deflates blocks when it has threads for them; the calling thread does what is left
     * @param blocks   blocks at a time, 1.3 MB each: twice the threads, and one to fill, keep all of them busy
     */
    ZipArchive(SeekableByteChannel out, int level, LocalDateTime time, Executor executor, int blocks) {
        this(out, () -> new Deflater(level, true), time, executor, blocks);
    }

    ZipArchive(
            SeekableByteChannel out, Supplier<Deflater> deflaters, LocalDateTime time, Executor executor, int blocks) {
        this.out = out;
        this.dosTime = ZipRecords.dosTime(time);
        this.queue = new DeflateQueue(executor, blocks, deflaters, this::writeBlock);
    }

    @Override
    public OutputStream entry(String name) throws IOException {
        byte[] encoded = ZipRecords.encode(name);
        if (entries.size() == MOST_ENTRIES || encoded.length > 0xFFFF) {
            throw new IOException("Too many entries, or too long a name: " + name);
        }
        endEntry();
        return guard(() -> {
            long offset = out.position();
            writeFully(ZipRecords.local(encoded, dosTime));
            crc.reset();
            current = new EntryStream(name, offset, out.position(), queue.take());
            return current;
        });
    }

    /**
     * Ends the last entry and the file.
     *
     * @throws IOException when it cannot be written, or could not before; the file is no good then
     */
    void finish() throws IOException {
        endEntry();
        guard(() -> {
            long offset = limited(out.position(), "the file");
            writeFully(ZipRecords.directory(entries, dosTime, offset));
            return entries;
        });
        usable = false;
    }

    /** Gives back memory, also that of a file that was not finished. */
    @Override
    public void close() {
        usable = false;
        queue.close();
    }

    private void endEntry() throws IOException {
        EntryStream stream = current;
        if (stream != null) {
            entries.add(guard(stream::end));
            current = null;
        }
    }

    private void writeBlock(byte[] bytes, int length) throws IOException {
        writeFully(ByteBuffer.wrap(bytes, 0, length));
    }

    private void writeFully(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private static long limited(long size, String what) throws IOException {
        if (size > LARGEST) {
            throw new IOException("ZIP without 64-bit extensions holds up to 4 GB, but " + what + " has more");
        }
        return size;
    }

    /** A file that once failed is never finished. */
    private <T> T guard(Step<T> step) throws IOException {
        if (!usable) {
            throw new IOException("The archive failed before, or is finished");
        }
        usable = false;
        T result = step.run();
        usable = true;
        return result;
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /** Cuts an entry into blocks. */
    private final class EntryStream extends OutputStream {
        private final String name;
        private final long offset;
        private final long dataOffset;
        private DeflateBlock block;
        private long size;

        EntryStream(String name, long offset, long dataOffset, DeflateBlock first) {
            this.name = name;
            this.offset = offset;
            this.dataOffset = dataOffset;
            this.block = first;
            first.begin();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            Objects.checkFromIndexSize(from, count, bytes.length);
            if (current != this) {
                throw new IOException("The entry has ended");
            }
            guard(() -> {
                fill(bytes, from, count);
                return this;
            });
        }

        private void fill(byte[] bytes, int from, int count) throws IOException {
            int at = from;
            while (at < from + count) {
                // A full block stays until more comes, for it might be the last.
                if (block.isFull()) {
                    DeflateBlock full = block;
                    submit();
                    block = queue.take();
                    block.beginAfter(full);
                }
                at += block.fill(bytes, at, from + count - at);
            }
        }

        private void submit() throws IOException {
            size = limited(size + block.length(), "an entry");
            crc.update(block.bytes(), block.offset(), block.length());
            queue.submit(block);
        }

        ZipRecords.Entry end() throws IOException {
            block.markLast();
            submit();
            queue.drain();
            long end = limited(out.position(), "the file");
            ZipRecords.Entry entry = new ZipRecords.Entry(name, offset, crc.getValue(), end - dataOffset, size);
            out.position(offset + ZipRecords.LOCAL_SIZES);
            writeFully(ZipRecords.sizes(entry));
            out.position(end);
            return entry;
        }
    }
}
