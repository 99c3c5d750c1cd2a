package asterism.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered step of a schema.
 *
 * @param number from 1, without a gap
 * @param name   file name
 * @param sql    its statements; line ends are {@code \n}, so that a check-out on another system is no change
 */
record Migration(int number, String name, String sql) {
    private static final Pattern NAME = Pattern.compile("(\\d{3})-[a-z0-9-]+\\.sql");
    private static final Pattern STATEMENT_END = Pattern.compile(";[ \\t]*(\\n|$)");
    private static final Pattern COMMENT_LINE = Pattern.compile("(?m)^[ \\t]*--.*$");

    static Migration of(String name, String sql) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "Migration " + name + ": a name such as 001-what-it-does.sql was expected");
        }
        return new Migration(Integer.parseInt(matcher.group(1)), name, sql.replace("\r\n", "\n"));
    }

    static Migration read(URL url) throws IOException {
        String path = url.getPath();
        try (InputStream in = url.openStream()) {
            return of(path.substring(path.lastIndexOf('/') + 1), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    List<String> statements() {
        return Arrays.stream(STATEMENT_END.split(COMMENT_LINE.matcher(sql).replaceAll("")))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
