package asterism.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern RAISED = Pattern.compile(
            "(?:RefusedException\\(\\s*\\d+,|RefusedException\\s*\\.(?:body|parameter)\\(\\s*[^,\"]*(?:\"[^\"]*\")?[^,]*,)\\s*"
                    + "\"([a-z0-9-]+)\"");

    private static Properties load(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                WordsTest.class.getResourceAsStream("messages_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @Test
    void bothLanguagesHaveTheSameCodesWithTheSameArguments() throws IOException {
        Properties russian = load("ru");
        Properties english = load("en");

        assertThat(russian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(code -> assertThat(places(russian.getProperty(code)))
                        .as(code)
                        .isEqualTo(places(english.getProperty(code))));
    }

    private static Set<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{[0-9]}").matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    @Test
    void everyCodeThatIsRaisedHasWords() throws IOException {
        TreeSet<String> raised = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/asterism/rest"))) {
            for (Path source : sources.toList()) {
                Matcher code = RAISED.matcher(Files.readString(source));
                while (code.find()) {
                    raised.add(code.group(1));
                }
            }
        }

        assertThat(raised).contains("sign-in-needed", "day-invalid", "parameter-unknown");
        assertThat(load("en").stringPropertyNames()).containsAll(raised);
    }

    @Test
    void argumentsGoIntoTheWordsAndLineBreaksDoNot() {
        Words words = new Words();

        assertThat(words.say("field-unknown", List.of("a\nb"), Languages.ENGLISH))
                .isEqualTo("There is no field a b.");
        assertThat(words.say("field-unknown", List.of("цвет"), Languages.RUSSIAN))
                .contains("цвет");
    }

    @Test
    void theLanguageIsTheFirstThatFits() {
        assertThat(Languages.of(null)).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("fr, en;q=0.3, ru;q=0.8")).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of("en-GB")).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.of("de")).isEqualTo(Languages.RUSSIAN);
        assertThat(Languages.of(";;=,")).isEqualTo(Languages.RUSSIAN);
    }
}
