package asterism.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether files are what they were. Two independent checksums of each, which the processor computes as fast as it
 * reads, are 64 bits against chance; nobody gains by forging them who could not as well change the files openly.
 */
final class Fingerprint {
    private static final int CHUNK = 1 << 16;

    private Fingerprint() {}

    /** One of some files: their names, lengths and contents. */
    static String of(List<Path> files) throws IOException {
        try {
            String all = files.parallelStream().map(Fingerprint::line).sorted().collect(Collectors.joining("\n"));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String line(Path file) {
        CRC32 first = new CRC32();
        CRC32C second = new CRC32C();
        long length = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read; (read = in.read(chunk)) >= 0; length += read) {
                first.update(chunk, 0, read);
                second.update(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.getFileName() + " " + length + " " + first.getValue() + " " + second.getValue();
    }
}
