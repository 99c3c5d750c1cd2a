package asterism.configuration;

import asterism.api.configuration.Lack;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsWording;
import asterism.api.configuration.StepState.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Words from property files, Russian and English; {@code {0}} stands for the first argument, dates are given the way
 * the language writes them. */
@Component
public final class PropertySettingsWording implements SettingsWording {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int DAY_LENGTH = 10;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Properties russian = load("messages_ru.properties");
    private final Properties english = load("messages_en.properties");

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PropertySettingsWording.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    @Override
    public String say(Refusal refusal, Locale language) {
        String what = fill("refusal." + refusal.reason().name(), language, refusal.arguments());
        return refusal.storeId().isEmpty() ? what : fill("refusal.store", language, List.of(refusal.storeId(), what));
    }

    @Override
    public String say(Lack lack, Locale language) {
        return fill("lack." + lack.name(), language, List.of());
    }

    @Override
    public String say(Step step, Locale language) {
        return fill("step." + step.name(), language, List.of());
    }

    boolean has(String code) {
        return russian.containsKey(code);
    }

    /** Words of other codes of the bundle. */
    String say(String code, List<String> arguments, Locale language) {
        return fill(code, language, arguments);
    }

    private String fill(String key, Locale language, List<String> arguments) {
        boolean isRussian = language.getLanguage().equals("ru");
        String text = (isRussian ? russian : english).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("No text for " + key);
        }
        String filled = fill(text, arguments, isRussian);
        boolean isPlain = filled.chars().noneMatch(Character::isISOControl);
        return isPlain ? filled : CONTROL.matcher(filled).replaceAll(" ");
    }

    /** Thousands of rows have words at once: a text is gone through by hand. */
    private static String fill(String text, List<String> arguments, boolean isRussian) {
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int end = 0;
        for (int place = text.indexOf('{'); place >= 0; place = text.indexOf('{', place + 1)) {
            boolean isPlace = place + 2 < text.length()
                    && Character.isDigit(text.charAt(place + 1))
                    && text.charAt(place + 2) == '}';
            if (isPlace) {
                filled.append(text, end, place)
                        .append(argument(arguments, Character.digit(text.charAt(place + 1), 10), isRussian));
                end = place + 3;
            }
        }
        return filled.append(text, end, text.length()).toString();
    }

    private static String argument(List<String> arguments, int index, boolean isRussian) {
        String value = index < arguments.size() ? arguments.get(index) : "";
        if (value.isEmpty()) {
            return "…";
        }
        boolean isDay =
                isRussian && value.length() == DAY_LENGTH && DAY.matcher(value).matches();
        return isDay ? value.substring(8) + '.' + value.substring(5, 7) + '.' + value.substring(0, 4) : value;
    }
}
