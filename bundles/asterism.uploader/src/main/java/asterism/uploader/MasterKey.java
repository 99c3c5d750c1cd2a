package asterism.uploader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that passwords are encrypted with: given, or in a file of its own that only its owner may read. */
final class MasterKey {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Optional<SecretKey> given;
    private final Path file;

    private MasterKey(Optional<SecretKey> given, Path file) {
        this.given = given;
        this.file = file;
    }

    /** A key from a configuration. */
    static MasterKey given(String base64) {
        return new MasterKey(Optional.of(decode(base64, "asterism.uploader: key")), Path.of(""));
    }

    /** A key in a file, which is made when the first password is kept. */
    static MasterKey inFile(Path file) {
        return new MasterKey(Optional.empty(), file);
    }

    /** The key, if there is one. */
    Optional<SecretKey> find() throws IOException {
        if (given.isPresent() || !Files.exists(file)) {
            return given;
        }
        if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " must be readable by its owner only (mode 600)");
        }
        try {
            return Optional.of(decode(Files.readString(file, StandardCharsets.US_ASCII), file.toString()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The key, which is made when there is none. */
    synchronized SecretKey findOrMake() throws IOException {
        Optional<SecretKey> known = find();
        if (known.isPresent()) {
            return known.get();
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Path part = file.resolveSibling("." + file.getFileName() + ".asterism-part");
        Files.deleteIfExists(part);
        FileAttribute<?>[] attributes = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(part, options, attributes)) {
            channel.write(ByteBuffer.wrap(Base64.getEncoder().encode(bytes)));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return new SecretKeySpec(bytes, "AES");
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Says what is wrong without saying what the key is. */
    private static SecretKey decode(String base64, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(where + " must be 32 bytes in base64");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
