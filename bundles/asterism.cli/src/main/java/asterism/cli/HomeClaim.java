package asterism.cli;

import asterism.cli.Readiness.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file beside the database that says which process stays on a home, so that others can name it. */
final class HomeClaim implements AutoCloseable {
    private static final String NAME = "asterism.pid";
    private static final String STORAGE = "asterism.storage.Storage";

    private final Path file;

    private HomeClaim(Path file) {
        this.file = file;
    }

    /** Writes it; only who has the database may. */
    static HomeClaim write(Path home, long pid) throws IOException {
        Path file = home.resolve(NAME);
        Files.writeString(file, pid + "\n", StandardCharsets.US_ASCII);
        return new HomeClaim(file);
    }

    /** The process that has the home; a file that was left by one that ended says nothing. */
    static Optional<Long> holder(Path home) {
        try {
            long pid = Long.parseLong(Files.readString(home.resolve(NAME), StandardCharsets.US_ASCII)
                    .strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Why what stands on a home is not there. */
    static String words(Failure failure, Path home, Text text) {
        if (!failure.component().equals(STORAGE)) {
            return text.say("services.failed", failure.component(), failure.reason());
        }
        String closed = text.say("home.closed", home.toString(), failure.reason());
        return holder(home)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .map(pid -> text.say("home.held", closed, Long.toString(pid)))
                .orElse(closed);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
