package asterism.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A charset of single bytes that begins with ASCII, such as windows-1251. */
final class SingleByteTexts extends Texts {
    /** The byte of each char; 0 where there is none. */
    private final byte[] table = new byte[Character.MAX_VALUE + 1];

    SingleByteTexts(Charset charset, Blocks blocks, Escapes escapes) {
        super(blocks, escapes);
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String decoded = new String(all, charset);
        if (decoded.length() != all.length
                || !decoded.startsWith(new String(all, 0, Escapes.COUNT, StandardCharsets.US_ASCII))) {
            throw new IllegalArgumentException(
                    "Charset " + charset + " is neither UTF-8 nor one of single bytes that begins with ASCII");
        }
        for (int i = Escapes.COUNT; i < all.length; i++) {
            char c = decoded.charAt(i);
            if (c != '\uFFFD') {
                table[c] = (byte) i;
            }
        }
    }

    @Override
    boolean lacks(char c) {
        return c >= Escapes.COUNT && table[c] == 0;
    }

    @Override
    int encode(char c, byte[] bytes, int at) {
        byte b = table[c];
        if (b == 0) {
            return reference(c, bytes, at);
        }
        bytes[at] = b;
        return at + 1;
    }

    @Override
    int encodePair(int c, byte[] bytes, int at) {
        return reference(c, bytes, at);
    }

    private static int reference(int c, byte[] bytes, int at) {
        return copy(("&#" + c + ";").getBytes(StandardCharsets.US_ASCII), bytes, at);
    }
}
