package asterism.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is written in place of characters of ASCII. */
final class Escapes {
    static final int COUNT = 128;

    /**
     * Of XML. A parser would make a line feed of a carriage return; that a line feed or a tab in an element stays,
     * needs nothing.
     */
    static final Escapes XML = new Escapes(Map.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '\r', "&#13;"));

    /** Of CSV between quotes. */
    static final Escapes CSV = new Escapes(Map.of('"', "\"\""));

    private final boolean[] plain = new boolean[COUNT];
    private final byte[][] replacements = new byte[COUNT][0];

    private Escapes(Map<Character, String> replacements) {
        for (char c = 0; c < COUNT; c++) {
            plain[c] = XmlCharacters.holdsAscii(c) && !replacements.containsKey(c);
        }
        replacements.forEach((c, text) -> this.replacements[c] = text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a character stands for itself. */
    boolean isPlain(char c) {
        return plain[c];
    }

    /** What is written for one that does not; nothing when it is dropped. */
    byte[] of(char c) {
        return replacements[c];
    }
}
