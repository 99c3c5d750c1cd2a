package asterism.lotdata;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A temporary file to which several threads put bytes aside. Its name is gone from the folder as soon as it is open, as
 * far as the system allows that, so that a killed process leaves nothing behind. Thread-safe.
 */
final class Spool implements Closeable {
    private final FileChannel channel;
    private long end;

    Spool() throws IOException {
        Path file = Files.createTempFile("asterism-load", "");
        channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.delete(file);
        } catch (IOException e) {
            // some systems keep the name of an open file; it goes when the file is closed
        }
    }

    /** Puts bytes aside and tells where. */
    long write(byte[] bytes) throws IOException {
        long at;
        synchronized (this) {
            at = end;
            end += bytes.length;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer, at + buffer.position());
        }
        return at;
    }

    byte[] read(long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("The temporary file is shorter than what was written to it");
            }
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
