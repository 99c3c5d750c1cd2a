package asterism.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Words failures of the machine, whose exceptions often say no more than a path. */
final class Failures {
    private Failures() {}

    static String say(Throwable failure, Text text) {
        if (failure instanceof NoSuchFileException e) {
            return text.say("file.missing", e.getFile());
        }
        if (failure instanceof NotDirectoryException e) {
            return text.say("file.no-folder", e.getFile());
        }
        if (failure instanceof FileAlreadyExistsException e) {
            return text.say("file.no-folder", e.getFile());
        }
        if (failure instanceof AccessDeniedException e) {
            return text.say("file.denied", e.getFile());
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
