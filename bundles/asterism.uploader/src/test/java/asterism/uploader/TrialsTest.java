package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.TrialsUnderWayException;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private final CountDownLatch released = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Endpoint> opened = new ConcurrentLinkedQueue<>();
    private final Transports transports = new Transports();

    private Trials trials(Duration longest) {
        UploadTransport held = (endpoint, password) -> {
            opened.add(endpoint);
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw Problems.theirs(UploadStep.LOGIN, UploadAdvice.LOGIN_REFUSED, false, "", "");
        };
        transports.add(held, Map.of(UploadTransport.PROTOCOL, "ftp"));
        return new Trials(transports, longest);
    }

    private static Target target() {
        return new Target(Endpoint.of("ftp", "host", 0, "", "user"), "secret".toCharArray());
    }

    @Test
    void aServerThatHoldsATrialIsNamedAndNoMoreThanAFewWaitForIt() throws Exception {
        Trials trials = trials(Duration.ofMillis(1));
        for (int i = 0; i < Trials.AT_ONCE; i++) {
            ConnectionCheck check = trials.test(target());
            assertThat(check.problem().orElseThrow().step()).isEqualTo(UploadStep.CONNECT);
            assertThat(check.problem().orElseThrow().advice()).isEqualTo(UploadAdvice.CONNECTION_LOST);
            assertThat(check.done()).isEmpty();
            assertThat(check.unencrypted()).isTrue();
        }
        assertThatThrownBy(() -> trials.test(target())).isInstanceOf(TrialsUnderWayException.class);
        released.countDown();
    }

    @Test
    void aTrialThatEndsInTimeIsToldAsItIsAndHurries() throws Exception {
        released.countDown();
        Trials trials = trials(Duration.ofMinutes(1));
        for (int i = 0; i < 2 * Trials.AT_ONCE; i++) {
            ConnectionCheck check = trials.test(target());
            assertThat(check.problem().orElseThrow().advice()).isEqualTo(UploadAdvice.LOGIN_REFUSED);
            assertThat(check.done()).isEqualTo(List.of(UploadStep.CONNECT));
        }
        assertThat(opened).allSatisfy(endpoint -> {
            assertThat(endpoint.connectTimeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(endpoint.replyTimeout()).isEqualTo(Duration.ofSeconds(30));
        });
    }
}
