package asterism.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/** The beginning of a formed file for people to look at: the file itself has no line breaks between its elements. */
final class FirstElements {
    /** Far more than the lines that are asked for can fill. */
    private static final int BYTES_READ = 1 << 16;

    /** Before each opening tag, and between two closing ones: both tags of an empty element stay together. */
    private static final Pattern LINE_ENDS = Pattern.compile("(?<=>)(?=<[^/])|(?<=</[\\w-]{1,100}>)(?=</)");

    private static final String CLOSING = "</";

    private FirstElements() {}

    /** The first lines of the first entry of a ZIP file, each further in than the element that it stands in. */
    static List<String> of(Path archive, int lines) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            if (zip.getNextEntry() == null) {
                return List.of();
            }
            return indented(new String(zip.readNBytes(BYTES_READ), StandardCharsets.UTF_8), lines);
        }
    }

    private static List<String> indented(String text, int limit) {
        List<String> lines = new ArrayList<>();
        int depth = 0;
        for (String piece : LINE_ENDS.split(text, -1)) {
            if (lines.size() == limit) {
                lines.add("…");
                return lines;
            }
            if (piece.startsWith(CLOSING)) {
                depth--;
            }
            lines.add("  ".repeat(depth) + piece);
            if (!piece.startsWith("<?") && !piece.contains(CLOSING)) {
                depth++;
            }
        }
        return lines;
    }
}
