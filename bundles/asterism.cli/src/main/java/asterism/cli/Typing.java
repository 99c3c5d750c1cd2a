package asterism.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Makes sense of single values, or says which one makes none. */
final class Typing {
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

    static ParameterException wrong(CommandLine command, Text text, String option, String value, String allowed) {
        return new ParameterException(command, text.say("usage.value", option, value, text.say(allowed)));
    }
}
