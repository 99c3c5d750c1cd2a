package asterism.rest;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that answers are worded in. */
final class Languages {
    static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    static final Locale ENGLISH = Locale.ENGLISH;

    private Languages() {}

    /**
     * The language that a caller likes best.
     *
     * @param accepted header {@code Accept-Language}; null when there is none
     * @return Russian when nothing fits
     */
    static Locale of(@Nullable String accepted) {
        if (accepted == null || accepted.isBlank()) {
            return RUSSIAN;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(accepted), List.of(RUSSIAN, ENGLISH));
            return found == null ? RUSSIAN : found;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The second is what Java's parser has for a lonely hyphen.
            return RUSSIAN;
        }
    }
}
