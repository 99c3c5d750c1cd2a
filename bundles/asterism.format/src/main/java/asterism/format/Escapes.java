package asterism.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private final byte @Nullable [][] replacements = new byte @Nullable [COUNT][];

    private Escapes(Map<Character, String> replacements) {
        for (char c = 0; c < COUNT; c++) {
            if (!XmlCharacters.holdsAscii(c)) {
                this.replacements[c] = new byte[0];
            }
        }
        replacements.forEach((c, text) -> this.replacements[c] = text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Nothing for a character that stands for itself; no bytes for one that is dropped. */
    byte @Nullable [] of(char c) {
        return replacements[c];
    }
}
