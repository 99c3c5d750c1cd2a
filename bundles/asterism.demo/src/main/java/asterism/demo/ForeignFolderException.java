package asterism.demo;

import java.io.IOException;
import java.nio.file.Path;

/** The folder holds something that was not generated, and is therefore left alone. */
final class ForeignFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;

    ForeignFolderException(Path folder, String file) {
        super(folder + " holds " + file + ", which was not generated");
        this.file = file;
    }

    /** Name of the file that is in the way. */
    String file() {
        return file;
    }
}
