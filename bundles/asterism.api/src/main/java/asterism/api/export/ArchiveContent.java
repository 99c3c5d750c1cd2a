package asterism.api.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file's archive, open for reading. Not thread-safe; whoever opened it closes it.
 *
 * @param name    plain file name
 * @param length  in bytes
 * @param version changes whenever the bytes do: short, of ASCII letters, digits and hyphens
 * @param channel at the beginning
 */
public record ArchiveContent(String name, long length, String version, SeekableByteChannel channel)
        implements Closeable {
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
