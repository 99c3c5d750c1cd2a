package asterism.uploader;

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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Words from property files, Russian and English. */
@Component
public final class PropertyUploadWording implements UploadWording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

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

    private String text(Locale language, String key) {
        return (language.getLanguage().equals("ru") ? russian : english).getProperty(key, key);
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }
}
