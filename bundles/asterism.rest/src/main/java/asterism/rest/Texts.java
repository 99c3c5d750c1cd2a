package asterism.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** What texts and days may be that come from outside. */
final class Texts {
    private static final Pattern DAY = Pattern.compile("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}");

    private Texts() {}

    /** Whether it is text that any database keeps: no half characters, no control characters but those of lines. */
    static boolean isGood(String text) {
        return text.codePoints().noneMatch(Texts::isBad);
    }

    private static boolean isBad(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE
                || (Character.isISOControl(codePoint) && "\n\r\t".indexOf(codePoint) < 0);
    }

    /** A day of 1900 to 2199; empty for any other text. */
    static Optional<LocalDate> day(String text) {
        if (!DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
