package asterism.transport;

import asterism.api.upload.Transfer;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.OptionalLong;

/** Writes beside, flushes to disk, moves. Follows no link that lies in the folder. */
final class LocalSession implements UploadSession {
    private final Path folder;
    private final Faults faults;

    LocalSession(Path folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    @Override
    public OptionalLong size(String name) throws UploadException {
        Path file = folder.resolve(Names.plain(name));
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? OptionalLong.of(Files.size(file))
                    : OptionalLong.empty();
        } catch (IOException e) {
            throw failed(UploadStep.SIZE, e);
        }
    }

    @Override
    public void put(String name, InputStream content, long bytes, Transfer transfer)
            throws UploadException, IOException {
        Path file = folder.resolve(Names.plain(name));
        Path part = folder.resolve("." + name + ".asterism-part");
        try {
            if (!write(part, content, bytes, transfer)) {
                throw faults.failed(UploadStep.WRITE, UploadAdvice.FILE_MISSING, false, null);
            }
            move(UploadStep.WRITE, part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean write(Path part, InputStream content, long bytes, Transfer transfer)
            throws UploadException, IOException {
        try (FileChannel channel = begin(part)) {
            boolean whole = Blocks.copy(content, bytes, transfer, (block, length) -> append(channel, block, length));
            force(channel);
            return whole;
        }
    }

    private FileChannel begin(Path part) throws UploadException {
        try {
            return FileChannel.open(
                    part,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw failed(UploadStep.WRITE, e);
        }
    }

    private void append(FileChannel channel, byte[] block, int length) throws UploadException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed(UploadStep.WRITE, e);
        }
    }

    private void force(FileChannel channel) throws UploadException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw failed(UploadStep.WRITE, e);
        }
    }

    @Override
    public void rename(String from, String to) throws UploadException {
        Path source = folder.resolve(Names.plain(from));
        Path target = folder.resolve(Names.plain(to));
        if (!Files.exists(source, LinkOption.NOFOLLOW_LINKS) || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw faults.failed(UploadStep.RENAME, UploadAdvice.NAME_REFUSED, false, null);
        }
        move(UploadStep.RENAME, source, target);
    }

    private void move(UploadStep step, Path from, Path to) throws UploadException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            } catch (AccessDeniedException e) {
                // A system that opens no directories: it needs no flushing of them either.
                return;
            }
        } catch (IOException e) {
            throw failed(step, e);
        }
    }

    @Override
    public void delete(String name) throws UploadException {
        try {
            Files.deleteIfExists(folder.resolve(Names.plain(name)));
        } catch (IOException e) {
            throw failed(UploadStep.DELETE, e);
        }
    }

    private UploadException failed(UploadStep step, IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof AccessDeniedException) {
            return faults.failed(step, UploadAdvice.NOT_ALLOWED, false, e);
        }
        boolean full =
                message.contains("no space") || message.contains("not enough space") || message.contains("quota");
        return faults.failed(step, full ? UploadAdvice.DISK_FULL : UploadAdvice.SERVER_REFUSED, true, e);
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
