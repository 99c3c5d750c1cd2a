package asterism.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.Lack;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.StepState.Step;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropertySettingsWordingTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final PropertySettingsWording wording = new PropertySettingsWording();

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryReason(Reason reason) {
        Refusal refusal = Refusal.of(reason, "S1", "x", "y", "z");

        assertThat(wording.say(refusal, RUSSIAN))
                .startsWith("Торговая точка S1: ")
                .doesNotContain("{", "}");
        assertThat(wording.say(refusal, Locale.ENGLISH))
                .startsWith("Store S1: ")
                .doesNotContain("{", "}")
                .doesNotContainPattern("[а-я]");
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryLack(Lack lack) {
        assertThat(wording.say(lack, RUSSIAN)).containsPattern("[а-я]");
        assertThat(wording.say(lack, Locale.ENGLISH)).doesNotContainPattern("[а-я]");
    }

    @ParameterizedTest
    @EnumSource
    void hasATitleForEveryStep(Step step) {
        assertThat(wording.say(step, RUSSIAN)).containsPattern("[а-я]");
        assertThat(wording.say(step, Locale.ENGLISH)).doesNotContainPattern("[а-я]");
    }

    @Test
    void namesWhatTheRefusalNames() {
        Refusal twice = Refusal.of(Reason.STORE_CODE_TWICE, "S2", "17", "102532", "S1");
        assertThat(wording.say(twice, RUSSIAN))
                .isEqualTo("Торговая точка S2: код 17 при коде юридического лица 102532 уже есть у торговой точки S1");

        Refusal overlap = Refusal.of(Reason.DAYS_OVERLAP, "S2", "2026-02-01", "");
        assertThat(wording.say(overlap, RUSSIAN)).endsWith("(01.02.2026 – …)");
        assertThat(wording.say(overlap, Locale.ENGLISH)).endsWith("(2026-02-01 – …)");

        Refusal bounds = Refusal.of(Reason.VALUE_OUT_OF_BOUNDS, "", "windowDays", "0\n$1", "1-366");
        assertThat(wording.say(bounds, Locale.ENGLISH))
                .isEqualTo("The value \"0 $1\" of the setting windowDays cannot be used, allowed: 1-366");
    }

    @Test
    void hasTheSamePlacesInBothLanguages() throws Exception {
        Properties russian = load("messages_ru.properties");
        Properties english = load("messages_en.properties");

        assertThat(russian.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : russian.stringPropertyNames()) {
            assertThat(places(russian.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{[^}]*}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(places::add);
        return places;
    }

    private static Properties load(String resource) throws Exception {
        Properties texts = new Properties();
        try (var in = PropertySettingsWording.class.getResourceAsStream(resource)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
