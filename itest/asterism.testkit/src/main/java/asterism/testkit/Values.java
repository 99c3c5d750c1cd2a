package asterism.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** How single values of the source are read (source-data.md, "Values"), and how ids are compared and composed. */
final class Values {
    /** "by Unicode code points", which differs from the order of Java's strings above U+FFFF. */
    static final Comparator<String> CODE_POINTS = Values::compareCodePoints;

    private Values() {}

    /** "Spaces, tabs and line breaks around a value are not part of it." */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** "line_no has up to 9 digits, 01 is 1." */
    static String lineNo(String text) {
        return text.matches("[0-9]+") ? new BigInteger(text).toString() : text;
    }

    /** "Times are local ISO (a blank instead of T is fine; a fraction of a second is dropped)". */
    static LocalDateTime time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).truncatedTo(ChronoUnit.SECONDS);
    }

    /** "booleans 0/1/true/false in any case, missing = 0." */
    static boolean flag(String text) {
        return text.equals("1") || text.equalsIgnoreCase("true");
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    /** "In all composed ids %, : and / inside a part are written %25, %3A, %2F". */
    static String escape(String part) {
        return part.replace("%", "%25").replace(":", "%3A").replace("/", "%2F");
    }

    /** The inverse of {@link #escape}. */
    static String unescape(String part) {
        return part.replace("%2F", "/").replace("%3A", ":").replace("%25", "%");
    }

    /** Whether XML 1.0 can hold the character. */
    static boolean inXml(int c) {
        return c == 0x9
                || c == 0xA
                || c == 0xD
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }

    private static int compareCodePoints(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (left[i] != right[i]) {
                return Integer.compare(left[i], right[i]);
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
