package asterism.transport;

import java.util.regex.Pattern;

/** Names of files that may be handed to a server or a file system. */
final class Names {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private Names() {}

    static String plain(String name) {
        if (!PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException("No plain file name: " + name);
        }
        return name;
    }
}
