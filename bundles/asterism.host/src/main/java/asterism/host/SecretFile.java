package asterism.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A file that holds a secret and nothing else. */
final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SecretFile() {}

    /**
     * Reads it.
     *
     * @throws IOException when it cannot be read, or others may read it too
     */
    static String read(String path) throws IOException {
        Path file = Path.of(path);
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (isPosix && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " must be readable by its owner only (mode 600)");
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
