package asterism.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of an export as they were typed; {@link ArgumentCheck} says what they mean. */
final class ExportOptions {
    @Option(names = "--source", required = true, paramLabel = "DIR", descriptionKey = "export.source")
    String source = "";

    @Option(names = "--home", required = true, paramLabel = "DIR", descriptionKey = "export.home")
    String home = "";

    @Option(names = "--client", required = true, paramLabel = "ID", descriptionKey = "export.client")
    String client = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "export.out")
    String out = "";

    @Option(names = "--stores", paramLabel = "all|S1,S2", defaultValue = "all", descriptionKey = "export.stores")
    String stores = "all";

    @Option(names = "--codes", paramLabel = "own|system:NAME", defaultValue = "own", descriptionKey = "export.codes")
    String codes = "own";

    @Option(names = "--kinds", paramLabel = "all|K1,K2", defaultValue = "all", descriptionKey = "export.kinds")
    String kinds = "all";

    @Option(names = "--from", paramLabel = "DATE", descriptionKey = "export.from")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", descriptionKey = "export.to")
    private @Nullable String to;

    @Option(names = "--initial", paramLabel = "DATE", descriptionKey = "export.initial")
    private @Nullable String initial;

    @Option(names = "--after-initial", paramLabel = "DATE", descriptionKey = "export.after-initial")
    private @Nullable String afterInitial;

    @Option(names = "--lots-from", paramLabel = "DATE", descriptionKey = "export.lots-from")
    private @Nullable String lotsFrom;

    @Option(names = "--complete", descriptionKey = "export.complete")
    boolean complete;

    @Option(
            names = "--format",
            paramLabel = "map-actions|csv",
            defaultValue = "map-actions",
            descriptionKey = "export.format")
    String format = "map-actions";

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "Europe/Moscow", descriptionKey = "export.zone")
    String zone = "Europe/Moscow";

    @Option(names = "--at", paramLabel = "TIMESTAMP", descriptionKey = "export.at")
    private @Nullable String at;

    Optional<String> from() {
        return Optional.ofNullable(from);
    }

    Optional<String> to() {
        return Optional.ofNullable(to);
    }

    Optional<String> initial() {
        return Optional.ofNullable(initial);
    }

    Optional<String> afterInitial() {
        return Optional.ofNullable(afterInitial);
    }

    Optional<String> lotsFrom() {
        return Optional.ofNullable(lotsFrom);
    }

    Optional<String> at() {
        return Optional.ofNullable(at);
    }
}
