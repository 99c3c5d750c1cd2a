package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadRefusal;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadStep;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PropertyUploadWordingTest {
    private final PropertyUploadWording wording = new PropertyUploadWording();

    @Test
    void hasWordsForAllInBothLanguages() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            for (UploadAdvice advice : UploadAdvice.values()) {
                UploadProblem problem = new UploadProblem(UploadStep.WRITE, advice, "ftp://h/d", 452, "No $1 room");
                assertThat(wording.say(problem, language))
                        .doesNotContain("advice.")
                        .contains("452 No $1 room");
            }
            for (UploadStep step : UploadStep.values()) {
                assertThat(wording.say(step, language)).doesNotContain("step.");
            }
            for (UploadState state : UploadState.values()) {
                assertThat(wording.say(state, language)).doesNotContain("state.");
            }
            for (UploadRefusal.Reason reason : UploadRefusal.Reason.values()) {
                assertThat(wording.say(new UploadRefusal(reason, 7), language)).contains("7");
            }
        }
    }

    @Test
    void saysWhatFailedWhereAndWhatToDo() {
        UploadProblem problem =
                new UploadProblem(UploadStep.WRITE, UploadAdvice.DISK_FULL, "ftp://h:21/IN", 452, "Full");

        assertThat(wording.say(problem, Locale.ENGLISH))
                .isEqualTo("writing the file (ftp://h:21/IN): there is no room at the server. Ask whoever runs it to"
                        + " make room; sending is tried again later. The server replied: 452 Full");
    }
}
