package asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.jobs.Job;
import asterism.api.jobs.Jobs;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunWordsTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final RunWords russian = new RunWords(RUSSIAN);
    private final RunWords english = new RunWords(Locale.ENGLISH);

    /** The codes of the interface, which this bundle makes. */
    static Stream<String> codes() {
        return Stream.of(Jobs.class.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .map(RunWordsTest::value);
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(field.getName(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void hasWordsForEveryCode(String code) {
        List<String> arguments =
                code.equals(Jobs.UNEXPECTED) ? List.of("IllegalStateException") : List.of("12", "3", "4", "5");
        assertThat(russian.say(Optional.empty(), "form", code, arguments))
                .doesNotContain("{", "}", code)
                .containsPattern("[а-я]");
        assertThat(english.say(Optional.empty(), "form", code, arguments))
                .doesNotContain("{", "}", code)
                .doesNotContainPattern("[а-яА-Я]");
    }

    @Test
    void countsAreWrittenTheWayTheLanguageDoes() {
        List<String> counts = List.of("1234", "0", "2", "0");
        assertThat(russian.say(Optional.empty(), "form", Jobs.FAILED, counts))
                .isEqualTo("Не удалось частей задания: 2, выполнено: 1\u00a0234, без работы: 0");
        assertThat(english.say(Optional.empty(), "form", Jobs.FAILED, counts))
                .isEqualTo("Parts of the job that failed: 2, done: 1,234, with nothing to do: 0");
    }

    @Test
    void whatJavaCallsAnErrorIsLeftToTheLogAlsoOfEarlierRuns() {
        for (List<String> arguments : List.of(List.<String>of(), List.of("OutOfMemoryError"))) {
            assertThat(russian.say(Optional.empty(), "form", Jobs.UNEXPECTED, arguments))
                    .isEqualTo("Непредвиденная ошибка, подробности в журнале");
            assertThat(english.say(Optional.empty(), "form", Jobs.UNEXPECTED, arguments))
                    .isEqualTo("Unexpected error, the log tells more");
        }
    }

    @Test
    void otherCodesAreTheJobsAndStandForThemselvesWithoutIt() throws Exception {
        Chain chain = new Chain();
        try {
            Jobs jobs = chain.node("a").jobs;
            assertThat(jobs.say("form", "form.done", List.of("x"), RUSSIAN)).isEqualTo("ru form.done[x]");
            assertThat(jobs.say("form", Job.TITLE, List.of(), RUSSIAN)).isEqualTo("ru job.title[]");
            assertThat(jobs.say("form", Jobs.NOTHING_TO_DO, List.of("0", "0", "0", "0"), RUSSIAN))
                    .isEqualTo("Делать было нечего");
            assertThat(jobs.say("gone", "gone.done", List.of("x", "y"), RUSSIAN))
                    .isEqualTo("gone.done x, y");
            assertThat(jobs.say("gone", Job.TITLE, List.of(), RUSSIAN)).isEqualTo("gone");
            assertThat(jobs.say("form", "", List.of(), RUSSIAN)).isEmpty();
        } finally {
            chain.close();
        }
    }
}
