package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.jobs.Job;
import asterism.api.upload.UploadAdvice;
import asterism.testkit.CodeWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendWordsTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final List<String> DAYS = List.of("1234", "S1", "2026-08-24", "2026-11-23");
    private static final List<String> PROBLEM = List.of("1234", "S1", "LOGIN", "SERVER_REFUSED");

    /** Each code with the arguments that it comes with. */
    private static final Map<String, List<String>> SAMPLES = Map.of(
            "upload.disabled",
            List.of(),
            "upload.nothing",
            List.of(),
            "upload.sent",
            List.of("3", "1234567"),
            "upload.held",
            DAYS,
            "upload.file-missing",
            DAYS,
            "upload.failed",
            PROBLEM,
            "upload.tried-again-later",
            PROBLEM);

    private final PropertyUploadWording wording = new PropertyUploadWording();

    @Test
    void hasWordsForEveryCodeThatCanCome() {
        assertThat(CodeWords.faults("upload", PropertyUploadWording.class, SAMPLES, this::say))
                .isEmpty();
    }

    @Test
    void hasWordsForEveryAdviceAndForNone() {
        for (UploadAdvice advice : UploadAdvice.values()) {
            assertThat(say("upload.failed", List.of("7", "S1", "WRITE", advice.name()), RUSSIAN))
                    .startsWith("Файл 7 торговой точки S1 не отправлен: запись файла: ")
                    .doesNotContain(advice.name());
        }
        assertThat(say("upload.failed", List.of("7", "S1", "", ""), RUSSIAN))
                .isEqualTo("Файл 7 торговой точки S1 не отправлен");
    }

    @Test
    void numbersAndDaysAreWrittenTheWayTheLanguageDoes() {
        assertThat(say("upload.sent", List.of("3", "1234567"), RUSSIAN))
                .isEqualTo("Отправлено файлов: 3, байтов: 1\u00a0234\u00a0567");
        assertThat(say("upload.sent", List.of("3", "1234567"), Locale.GERMAN))
                .isEqualTo("Files sent: 3, bytes: 1,234,567");
        assertThat(say("upload.file-missing", DAYS, RUSSIAN)).contains("с 24.08.2026 по 23.11.2026");
    }

    @Test
    void titlesTheJobAndLeavesWhatItDoesNotKnow() {
        assertThat(say(Job.TITLE, List.of(), RUSSIAN)).isEqualTo("Отправка файлов");
        assertThat(say(Job.TITLE, List.of(), Locale.ENGLISH)).isEqualTo("Send files");
        assertThat(wording.outcome("upload.new", List.of("a"), RUSSIAN)).isEmpty();
        assertThat(wording.outcome("state.SENT", List.of(), RUSSIAN)).isEmpty();
    }

    private String say(String code, List<String> arguments, Locale language) {
        return wording.outcome(code, arguments, language).orElseThrow();
    }
}
