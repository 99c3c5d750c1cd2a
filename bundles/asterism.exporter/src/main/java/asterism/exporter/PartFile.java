package asterism.exporter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written beside its place under a hidden name and moved there when it is whole and on the disk: whoever
 * looks at the folder sees no file or the whole one. It is locked while it is written, so that what a killed process
 * left behind can be told from what another process is at work on.
 */
final class PartFile implements Closeable {
    private static final String SUFFIX = ".asterism-part";

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private boolean inPlace;

    private PartFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /**
     * Begins a file that is to stand at {@code target}.
     *
     * @throws BeingWrittenException when somebody else is at it
     */
    static synchronized PartFile beside(Path target) throws IOException {
        Path part = target.resolveSibling("." + target.getFileName() + SUFFIX);
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isLocked(channel) || !Files.exists(part)) {
                throw new BeingWrittenException(part);
            }
            channel.truncate(0);
            return new PartFile(target, part, channel);
        } catch (IOException e) {
            channel.close();
            removeUninterrupted(part);
            throw e;
        }
    }

    /** Removes a part that was hardly begun: the interrupt that ended it would end this too. */
    private static void removeUninterrupted(Path part) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            removeUnlessLocked(part);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Path target() {
        return target;
    }

    FileChannel channel() {
        return channel;
    }

    /** Puts the file on the disk and into its place; nobody begins it anew between its end and its move. */
    void moveIntoPlace() throws IOException {
        channel.force(true);
        synchronized (PartFile.class) {
            channel.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            inPlace = true;
        }
    }

    /** Drops the file if it is not in its place; what is beside that then is somebody else's. */
    @Override
    public void close() throws IOException {
        synchronized (PartFile.class) {
            try {
                channel.close();
            } finally {
                if (!inPlace) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Puts the names in a folder on the disk. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no folders, and keeps their entries by itself.
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw e;
            }
        }
    }

    /** Removes what killed processes left in a folder. */
    static void removeLeftOvers(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + SUFFIX)) {
            for (Path part : parts) {
                removeUnlessLocked(part);
            }
        }
    }

    private static synchronized void removeUnlessLocked(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            if (isLocked(channel)) {
                Files.deleteIfExists(part);
            }
        } catch (NoSuchFileException e) {
            // It has just got into its place, or somebody else removed it.
        }
    }

    /** Tells whether this channel got the lock, which ends with the channel. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
