package asterism.transport;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadStep;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Endpoint endpoint = Endpoint.of("ftps", "host", 0, "IN", "user");
    private final Faults faults = new Faults(endpoint, true, "secret");

    @Test
    void tellsAFileInUseFromASessionThatIsWantedAgain() {
        assertThat(faults.refused(UploadStep.WRITE, 450, "450 TLS session of data connection not resumed.")
                        .problem()
                        .advice())
                .isEqualTo(UploadAdvice.TLS_SESSION_REUSE);
        assertThat(faults.refused(UploadStep.WRITE, 450, "450 File is locked")
                        .problem()
                        .advice())
                .isEqualTo(UploadAdvice.FILE_BUSY);
    }

    @Test
    void makesOneLineOfAReplyAndCutsIt() {
        UploadException e = faults.refused(UploadStep.WRITE, 599, "599-" + "x".repeat(500) + "\r\n599 end");

        assertThat(e.problem().replyText()).hasSize(300).doesNotContain("\n");
        assertThat(e).hasMessageStartingWith("WRITE SERVER_REFUSED at ftps://host/IN: 599: ");
    }

    @Test
    void dropsACauseThatGivesAwayTheSecret() {
        UploadException e = faults.failed(
                UploadStep.LOGIN, UploadAdvice.CONNECTION_LOST, true, new IllegalStateException("PASS secret"));

        assertThat(e).hasNoCause().hasMessageNotContaining("secret");
    }
}
