package asterism.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What verbs have in common that let jobs work. */
final class WorkOptions {
    @Option(names = "--source", paramLabel = "DIR", descriptionKey = "work.source")
    private @Nullable String source;

    @Option(names = "--at", paramLabel = "TIMESTAMP", descriptionKey = "work.at")
    private @Nullable String at;

    /** Says where the source is, and what time it is; before the home is opened. */
    void apply(Homes homes, Path home, CommandLine command, Text text) throws IOException {
        String folder = source;
        String time = at;
        Optional<LocalDateTime> start =
                time == null ? Optional.empty() : Optional.of(Typing.timestamp(command, text, "--at", time));
        homes.source(
                home, folder == null ? Optional.empty() : Optional.of(Typing.path(command, text, "--source", folder)));
        homes.clock(start);
    }
}
