package asterism.demo;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as somebody would type them. */
final class Shell {
    private static final String PROGRAM = "./asterism ";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}/\\\\:._=-]+");

    private Shell() {}

    /** A command in one line, arguments in quotes where a shell would take them apart. */
    static String line(List<String> arguments) {
        return PROGRAM + arguments.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
