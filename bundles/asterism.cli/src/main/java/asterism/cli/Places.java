package asterism.cli;

import asterism.api.upload.Endpoint;
import java.io.Console;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where files go to, as it is typed. What was typed is never repeated: a password may be in it. */
final class Places {
    static final String PASSWORD = "ASTERISM_PASSWORD";

    private static final String FILE = "file:";
    private static final List<String> PROTOCOLS = List.of("ftp", "ftps", "ftps-implicit");

    private Places() {}

    static Endpoint parse(CommandLine command, Text text, String typed) {
        if (typed.startsWith(FILE)) {
            String folder = typed.substring(FILE.length()).replaceFirst("^//(?=/)", "");
            String path = Typing.path(command, text, "--to", folder).toString();
            return Endpoint.of("local", "", 0, path, "");
        }
        try {
            URI uri = new URI(typed);
            String user = uri.getUserInfo();
            // A host with an underscore has no parts for Java, but may have a password.
            String authority = orEmpty(uri.getRawAuthority());
            int at = authority.lastIndexOf('@');
            if (at >= 0
                    && (authority.substring(0, at).contains(":")
                            || orEmpty(user).contains(":"))) {
                throw new ParameterException(command, text.say("usage.password", PASSWORD));
            }
            String protocol = orEmpty(uri.getScheme()).toLowerCase(Locale.ROOT);
            String host = orEmpty(uri.getHost());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (bare && PROTOCOLS.contains(protocol) && !host.isEmpty() && user != null && !user.isEmpty()) {
                return Endpoint.of(protocol, host, Math.max(0, uri.getPort()), directory(uri.getPath()), user);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new ParameterException(command, text.say("usage.to"));
        }
        throw new ParameterException(command, text.say("usage.to"));
    }

    /** Behind the host begins what is relative to where the login leads; two slashes begin an absolute one. */
    private static String directory(String path) {
        String directory = path.startsWith("/") ? path.substring(1) : path;
        return directory.isEmpty() ? Endpoint.DEFAULT_DIRECTORY : directory;
    }

    // Where a later Java has a console without a terminal, a line of the input is the password.
    @SuppressWarnings("SystemConsoleNull")
    static char[] password(
            CommandLine command, Text text, Endpoint endpoint, UnaryOperator<@Nullable String> environment) {
        String given = environment.apply(PASSWORD);
        if (given != null) {
            return given.toCharArray();
        }
        Console console = System.console();
        char[] typed = console == null
                ? null
                : console.readPassword("%s", text.say("upload.prompt", endpoint.user(), endpoint.place()));
        if (typed == null) {
            throw new ParameterException(command, text.say("usage.password", PASSWORD));
        }
        return typed;
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
