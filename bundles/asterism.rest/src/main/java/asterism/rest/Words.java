package asterism.rest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the interface itself, Russian and English; {@code {0}} stands for the first argument. Thread-safe. */
final class Words {
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Properties russian = load("messages_ru.properties");
    private final Properties english = load("messages_en.properties");

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    boolean has(String code) {
        return russian.containsKey(code);
    }

    /** Words a code; the code itself when there are none. */
    String say(String code, List<String> arguments, Locale language) {
        Properties texts = language.getLanguage().equals("ru") ? russian : english;
        String filled = PLACE.matcher(texts.getProperty(code, code)).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.size() ? arguments.get(index) : "");
        });
        return CONTROL.matcher(filled).replaceAll(" ");
    }
}
