package asterism.exporter;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sentences of one language, with places for values: {@code {name}}, or {@code {name:kind}} for a formatted one.
 */
final class Phrases {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+|[0-9]|\\*)(?::([a-z]+))?}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Properties texts;
    private final boolean russian;
    private final Locale locale;

    Phrases(Locale language) {
        russian = language.getLanguage().equals("ru");
        locale = russian ? Locale.forLanguageTag("ru") : Locale.ENGLISH;
        String resource = russian ? "messages_ru.properties" : "messages_en.properties";
        texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    String fill(String key, Map<String, String> values, List<String> arguments) {
        return fill(List.of(key), values, arguments);
    }

    /** The sentence of the first key that there is. */
    String fill(List<String> keys, Map<String, String> values, List<String> arguments) {
        String text = keys.stream()
                .map(texts::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No text for " + keys));
        String filled = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        value(place.group(1), Objects.requireNonNullElse(place.group(2), ""), values, arguments)));
        return CONTROL.matcher(filled).replaceAll(" ");
    }

    private String value(String name, String kind, Map<String, String> values, List<String> arguments) {
        if (name.equals("*")) {
            return all(kind, arguments);
        }
        if (!Character.isDigit(name.charAt(0))) {
            return formatted(kind, values.getOrDefault(name, ""));
        }
        int index = Integer.parseInt(name);
        return index < arguments.size() ? formatted(kind, arguments.get(index)) : "";
    }

    private String all(String kind, List<String> arguments) {
        if (kind.equals("pairs")) {
            return IntStream.range(0, arguments.size() / 2)
                    .mapToObj(i -> fill(
                            List.of("pair"), Map.of(), List.of(column(arguments.get(2 * i)), arguments.get(2 * i + 1))))
                    .collect(Collectors.joining(", "));
        }
        return kind.equals("columns")
                ? arguments.stream().map(this::column).collect(Collectors.joining(", "))
                : String.join(", ", arguments);
    }

    private String column(String name) {
        return texts.getProperty("column." + name, name);
    }

    private String formatted(String kind, String value) {
        try {
            return switch (kind) {
                case "number" -> String.format(locale, "%,d", Long.valueOf(value));
                case "quantity" -> decimal(new BigDecimal(value));
                case "date" -> date(LocalDate.parse(value));
                case "month" -> month(YearMonth.parse(value));
                default -> value;
            };
        } catch (NumberFormatException | DateTimeException e) {
            // Better as it is than not at all.
            return value;
        }
    }

    private String decimal(BigDecimal value) {
        String plain = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        return russian ? plain.replace('.', ',') : plain;
    }

    private String date(LocalDate day) {
        return russian ? DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT).format(day) : day.toString();
    }

    private String month(YearMonth month) {
        return russian ? DateTimeFormatter.ofPattern("MM.uuuu", Locale.ROOT).format(month) : month.toString();
    }
}
