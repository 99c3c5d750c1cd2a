package asterism.format;

/** Texts of the digits 0 to 9. */
final class Digits {
    private Digits() {}

    /** Whether a text is so many digits and nothing else. */
    static boolean are(String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text is an INN: of a firm 10 digits, of a person 12. */
    static boolean areTin(String text) {
        return text.length() != 11 && are(text, 10, 12);
    }

    /** The 32-bit integer that the digits in a text form, whatever stands between them; else {@link Checks#NONE}. */
    static long number(String text) {
        long number = Checks.NONE;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                number = Math.max(number, 0) * 10 + (c - '0');
                if (number > Integer.MAX_VALUE) {
                    return Checks.NONE;
                }
            }
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
