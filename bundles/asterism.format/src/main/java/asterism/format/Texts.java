package asterism.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Writes texts in one charset, escaped. What XML 1.0 cannot hold is dropped, also from CSV, whose texts are the same;
 * what the charset lacks is written as a numeric character reference.
 */
abstract class Texts {
    // A reference such as &#65533; for one char; the longest, &#1114111;, is that of two.
    private static final int MOST_BYTES = 8;

    private static final int CHUNK = Blocks.LARGEST_ROOM / MOST_BYTES;

    private final Blocks blocks;
    private final Escapes escapes;

    Texts(Blocks blocks, Escapes escapes) {
        this.blocks = blocks;
        this.escapes = escapes;
    }

    /**
     * Texts in a charset.
     *
     * @throws IllegalArgumentException when it is neither UTF-8 nor one of single bytes that begins with ASCII
     */
    static Texts in(Charset charset, Blocks blocks, Escapes escapes) {
        return charset.equals(StandardCharsets.UTF_8)
                ? new Utf8Texts(blocks, escapes)
                : new SingleByteTexts(charset, blocks, escapes);
    }

    /** Whether the charset has no such char by itself; a surrogate stands for its pair. */
    abstract boolean lacks(char c);

    /** Encodes a char from U+0080 on that is no surrogate and that XML can hold; returns the end of its bytes. */
    abstract int encode(char c, byte[] bytes, int at);

    /** Encodes a character beyond U+FFFF; returns the end of its bytes. */
    abstract int encodePair(int c, byte[] bytes, int at);

    /** Writes a text, and returns whether some of it was dropped. */
    final boolean write(String text) throws IOException {
        int length = text.length();
        if (length <= CHUNK) {
            return write(text, 0, length);
        }
        boolean dropped = false;
        int from = 0;
        while (from < length) {
            int to = Math.min(from + CHUNK, length);
            if (to < length && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            dropped |= write(text, from, to);
            from = to;
        }
        return dropped;
    }

    private boolean write(String text, int from, int to) throws IOException {
        blocks.room((to - from) * MOST_BYTES);
        byte[] bytes = blocks.bytes;
        int at = blocks.at;
        boolean dropped = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < Escapes.COUNT) {
                if (escapes.isPlain(c)) {
                    bytes[at++] = (byte) c;
                } else {
                    byte[] escape = escapes.of(c);
                    dropped |= escape.length == 0;
                    at = copy(escape, bytes, at);
                }
            } else if (!Character.isSurrogate(c)) {
                if (c < XmlCharacters.FIRST_LACKED_AFTER_SURROGATES) {
                    at = encode(c, bytes, at);
                } else {
                    dropped = true;
                }
            } else if (i + 1 < to && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                at = encodePair(Character.toCodePoint(c, text.charAt(++i)), bytes, at);
            } else {
                dropped = true;
            }
        }
        blocks.at = at;
        return dropped;
    }

    static int copy(byte[] source, byte[] bytes, int at) {
        for (byte b : source) {
            bytes[at++] = b;
        }
        return at;
    }
}
