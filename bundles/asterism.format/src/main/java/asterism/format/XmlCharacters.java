package asterism.format;

/** The characters of XML 1.0 (its production 2, {@code Char}). */
final class XmlCharacters {
    /** What follows the surrogates up to here is held, U+FFFE and U+FFFF are not. */
    static final char FIRST_LACKED_AFTER_SURROGATES = 0xFFFE;

    private XmlCharacters() {}

    /** Whether XML can hold one of ASCII. */
    static boolean holdsAscii(int c) {
        return c >= ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Whether anything is left of a text once what XML cannot hold is dropped. */
    static boolean holdsAnyOf(String text) {
        return text.codePoints().anyMatch(XmlCharacters::holds);
    }

    private static boolean holds(int c) {
        if (c < Character.MIN_SURROGATE) {
            return holdsAscii(c);
        }
        return (c > Character.MAX_SURROGATE && c < FIRST_LACKED_AFTER_SURROGATES) || c >= 0x10000;
    }
}
