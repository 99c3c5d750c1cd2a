package asterism.cli;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
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
        ResourceBundle common = load(COMMON, language, Text.class.getClassLoader());
        return new Text(language, new Layered(common, null, language));
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

    /**
     * One bundle before another. It has no base name, by which picocli would load it anew with its own class loader, that
     * does not find it. Picocli looks for the texts of a verb under the names of command line and verb; the verb itself
     * need not know under which command line it runs. Tells the language that was asked for, also where the texts have no language. */
    private static final class Layered extends ResourceBundle {
        private static final String ROOT = CommandShell.NAME + ".";

        private final ResourceBundle first;
        private final Locale language;

        Layered(ResourceBundle first, @Nullable ResourceBundle second, Locale language) {
            this.first = first;
            this.language = language;
            if (second != null) {
                setParent(second);
            }
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            String own = key.startsWith(ROOT) ? key.substring(ROOT.length()) : key;
            return first.containsKey(own) ? first.getObject(own) : null;
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(keySet());
        }

        @Override
        protected Set<String> handleKeySet() {
            Set<String> keys = new HashSet<>(first.keySet());
            first.keySet().forEach(key -> keys.add(ROOT + key));
            return keys;
        }

        @Override
        public Locale getLocale() {
            return language;
        }
    }
}
