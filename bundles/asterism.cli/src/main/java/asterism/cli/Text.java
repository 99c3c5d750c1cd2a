package asterism.cli;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line's texts in one language, before which those of a verb may stand. */
final class Text {
    static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private static final String COMMON = "asterism.cli.messages";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle texts;

    private Text(Locale language, ResourceBundle texts) {
        this.language = language;
        this.texts = texts;
    }

    static Text in(Locale language) {
        return new Text(language, load(COMMON, language, Text.class.getClassLoader()));
    }

    /** The texts of a bundle that picocli has for a command. */
    static Text of(ResourceBundle texts) {
        return new Text(texts.getLocale(), texts);
    }

    /** The texts of a verb in this language; where it has none, these. */
    ResourceBundle before(String baseName, ClassLoader loader) {
        return new Layered(load(baseName, language, loader), texts, language);
    }

    private static ResourceBundle load(String baseName, Locale language, ClassLoader loader) {
        return ResourceBundle.getBundle(baseName, language, loader, NO_OTHER_LANGUAGE);
    }

    ResourceBundle bundle() {
        return texts;
    }

    /** Russian, or English. */
    Locale language() {
        return language;
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), language).format(arguments);
    }

    /** One bundle before another; tells the language that was asked for, also where the texts have no language. */
    private static final class Layered extends ResourceBundle {
        private final ResourceBundle first;
        private final Locale language;

        Layered(ResourceBundle first, ResourceBundle second, Locale language) {
            this.first = first;
            this.language = language;
            setParent(second);
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return first.containsKey(key) ? first.getObject(key) : null;
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(keySet());
        }

        @Override
        protected Set<String> handleKeySet() {
            return first.keySet();
        }

        @Override
        public Locale getLocale() {
            return language;
        }
    }
}
