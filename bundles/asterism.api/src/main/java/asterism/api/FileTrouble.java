package asterism.api;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a file could not be read or written, kept as reason and name; {@link Wording} puts it into words. What Java says of
 * it is English, and has paths of the server in it: that is for the log.
 *
 * @param reason why
 * @param name   name of the file without its folder; empty when it is not known
 */
public record FileTrouble(Reason reason, String name) {
    private static final int LONGEST_NAME = 200;

    /** What may be wrong. */
    public enum Reason {
        /** It is not there, or its folder is not. */
        MISSING,
        /** The system does not let us. */
        NOT_ALLOWED,
        /** Something else stands in its place. */
        IN_THE_WAY,
        /** The disk is full. */
        NO_SPACE,
        /** Anything else. */
        OTHER
    }

    /**
     * What a failure tells of a file.
     *
     * @param failure of reading or writing
     * @return the first file that it or one of its causes names
     */
    public static FileTrouble of(IOException failure) {
        FileTrouble found = new FileTrouble(Reason.OTHER, "");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isFull(cause)) {
                return new FileTrouble(Reason.NO_SPACE, "");
            }
            if (cause instanceof FileSystemException named && found.name().isEmpty()) {
                found = new FileTrouble(reason(named), name(named));
            }
        }
        return found;
    }

    /** Java has no exception of its own for it. */
    private static boolean isFull(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof IOException
                && (message.contains("no space left") || message.contains("not enough space"));
    }

    private static Reason reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return Reason.MISSING;
        }
        if (failure instanceof AccessDeniedException) {
            return Reason.NOT_ALLOWED;
        }
        return failure instanceof FileAlreadyExistsException
                        || failure instanceof DirectoryNotEmptyException
                        || failure instanceof NotDirectoryException
                ? Reason.IN_THE_WAY
                : Reason.OTHER;
    }

    private static String name(FileSystemException failure) {
        String path = failure.getFile() == null ? "" : failure.getFile();
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /**
     * A trouble from what was kept of it.
     *
     * @param arguments as {@link #toArguments()} gave them
     * @return the trouble; empty when they are something else
     */
    public static Optional<FileTrouble> ofArguments(List<String> arguments) {
        for (Reason reason : Reason.values()) {
            if (arguments.size() == 2 && reason.name().equals(arguments.get(0))) {
                return Optional.of(new FileTrouble(reason, arguments.get(1)));
            }
        }
        return Optional.empty();
    }

    /**
     * The trouble as arguments of a code, to be kept.
     *
     * @return reason and name
     */
    public List<String> toArguments() {
        return List.of(reason.name(), name);
    }
}
