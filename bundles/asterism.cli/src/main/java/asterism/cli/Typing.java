package asterism.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Makes sense of single values, or says which one makes none. */
final class Typing {
    /** Everything there is, where a list can be typed. */
    static final String ALL = "all";

    private Typing() {}

    static CommandLine command(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("The verb is no command yet");
        }
        return spec.commandLine();
    }

    static Path path(CommandLine command, Text text, String option, String value) {
        try {
            if (!value.isBlank()) {
                return Path.of(value).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw wrong(command, text, option, value, "usage.path");
        }
        throw wrong(command, text, option, value, "usage.path");
    }

    static LocalDate date(CommandLine command, Text text, String option, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw wrong(command, text, option, value, "usage.date");
        }
    }

    static LocalDateTime timestamp(CommandLine command, Text text, String option, String value) {
        try {
            return LocalDateTime.parse(value.replaceFirst("^(\\S{10}) ", "$1T"));
        } catch (DateTimeException e) {
            throw wrong(command, text, option, value, "usage.timestamp");
        }
    }

    static int port(CommandLine command, Text text, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= HostFile.GREATEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw wrong(command, text, "--port", value, "usage.port");
        }
        throw wrong(command, text, "--port", value, "usage.port");
    }

    /** Ids parted by commas; empty for all. */
    static Optional<List<String>> list(CommandLine command, Text text, String option, String value) {
        if (value.equals(ALL)) {
            return Optional.empty();
        }
        List<String> ids =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (ids.contains("")) {
            throw wrong(command, text, option, value, "usage.list");
        }
        return Optional.of(ids);
    }

    static ParameterException wrong(CommandLine command, Text text, String option, String value, String allowed) {
        return new ParameterException(command, text.say("usage.value", option, value, text.say(allowed)));
    }
}
