package asterism.jobs;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a language: Russian, or English for any other. */
final class Phrases {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private Phrases() {}

    static ResourceBundle in(Locale language) {
        Locale known = language.getLanguage().equals(RUSSIAN.getLanguage()) ? RUSSIAN : Locale.ENGLISH;
        return ResourceBundle.getBundle("asterism.jobs.messages", known);
    }

    static String fill(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }
}
