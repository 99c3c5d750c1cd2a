package asterism.uploader;

import asterism.api.jobs.Job;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadRefusal;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadWording;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Words from property files, Russian and English. */
@Component
public final class PropertyUploadWording implements UploadWording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private static final DateTimeFormatter RUSSIAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final List<String> OF_DAYS = List.of("file", "store", "first", "last");
    private static final List<String> OF_A_PROBLEM = List.of("file", "store", "step", "advice");

    /** What the arguments of {@link SendJob}'s codes are. */
    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "upload.sent", List.of("count", "bytes"),
            "upload.held", OF_DAYS,
            "upload.file-missing", OF_DAYS,
            "upload.failed", OF_A_PROBLEM,
            "upload.tried-again-later", OF_A_PROBLEM);

    private final Properties russian = load("messages_ru.properties");
    private final Properties english = load("messages_en.properties");

    private static Properties load(String resource) {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(PropertyUploadWording.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    @Override
    public String say(UploadProblem problem, Locale language) {
        Map<String, String> values = Map.of(
                "step", say(problem.step(), language),
                "advice", text(language, "advice." + problem.advice()),
                "place", problem.place(),
                "code", Integer.toString(problem.replyCode()),
                "text", problem.replyText());
        String said = fill(text(language, problem.place().isEmpty() ? "problem" : "problem.place"), values);
        if (problem.replyCode() != 0) {
            return said + fill(text(language, "problem.reply"), values);
        }
        return problem.replyText().isEmpty() ? said : said + fill(text(language, "problem.text"), values);
    }

    @Override
    public String say(UploadRefusal refusal, Locale language) {
        return fill(text(language, "refusal." + refusal.reason()), Map.of("file", Long.toString(refusal.fileId())));
    }

    @Override
    public String say(UploadStep step, Locale language) {
        return text(language, "step." + step);
    }

    @Override
    public String say(UploadState state, Locale language) {
        return text(language, "state." + state);
    }

    /** Words a code of {@link SendJob}; empty when it is none. */
    Optional<String> outcome(String code, List<String> arguments, Locale language) {
        List<String> names = ARGUMENTS.getOrDefault(code, List.of());
        String key = code.equals(Job.TITLE) ? "job.send" : code;
        boolean ours = key.startsWith("job.") || key.startsWith("upload.");
        if (!ours || !english.containsKey(key) || arguments.size() < names.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), written(names.get(i), arguments.get(i), language));
        }
        String said = fill(text(language, key), values);
        // Also of a failure that left no problem behind the file is named.
        return Optional.of(
                values.getOrDefault("advice", "").isEmpty()
                        ? said
                        : said + ": " + fill(text(language, "problem"), values));
    }

    private String written(String name, String value, Locale language) {
        boolean inRussian = language.getLanguage().equals("ru");
        return switch (name) {
            case "step", "advice" -> value.isEmpty() ? "" : text(language, name + "." + value);
            case "count", "bytes" -> String.format(inRussian ? language : Locale.ENGLISH, "%,d", Long.valueOf(value));
            case "first", "last" -> inRussian ? LocalDate.parse(value).format(RUSSIAN_DAY) : value;
            default -> value;
        };
    }

    private String text(Locale language, String key) {
        return (language.getLanguage().equals("ru") ? russian : english).getProperty(key, key);
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
