package asterism.exporter;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody else writes the very file: another process, or a task that was given up for lost and is not. */
final class BeingWrittenException extends IOException {
    private static final long serialVersionUID = 1;

    BeingWrittenException(Path part) {
        super(part + " is being written by somebody else");
    }
}
