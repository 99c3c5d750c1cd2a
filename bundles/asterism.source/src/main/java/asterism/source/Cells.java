package asterism.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a cell is and is not: blanks around it, UTF-8, and how a message shows it. */
final class Cells {
    /** Eight bytes of an array as one number, the first being the lowest. */
    static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Those bits of a word that ASCII does not have. */
    static final long HIGH_BITS = 0x8080808080808080L;

    private static final int SHOWN = 100;
    private static final int LONGEST_CHARACTER = 4;

    private Cells() {}

    /** The first byte that is not a blank, or {@code to}. */
    static int trimmedStart(byte[] bytes, int from, int to) {
        int start = from;
        while (start < to && isBlank(bytes[start])) {
            start++;
        }
        return start;
    }

    /** After the last byte that is not a blank, or {@code from}. */
    static int trimmedEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    /** The text without blanks around it, cut to what a message shows; what is not UTF-8 is replaced. */
    static String shown(byte[] bytes, int from, int to) {
        int start = trimmedStart(bytes, from, to);
        int end = trimmedEnd(bytes, start, to);
        int enough = Math.min(end - start, SHOWN * LONGEST_CHARACTER);
        String text = new String(bytes, start, enough, StandardCharsets.UTF_8);
        if (text.length() <= SHOWN) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN);
    }

    /** Whether the bytes are well-formed UTF-8: no byte astray, nothing longer than needed, no surrogates. */
    static boolean isUtf8(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + Long.BYTES <= to && ((long) WORDS.get(bytes, at) & HIGH_BITS) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int length = characterLength(bytes, at, to);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    // Table 3-7 of the Unicode standard: only the second byte's range depends on the first.
    private static int characterLength(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first < 0xC2 || first > 0xF4 || at + length > to) {
            return 0;
        }
        int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        int second = bytes[at + 1] & 0xFF;
        boolean wellFormed = second >= lowest && second <= highest;
        for (int i = 2; i < length; i++) {
            wellFormed &= (bytes[at + i] & 0xC0) == 0x80;
        }
        return wellFormed ? length : 0;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
