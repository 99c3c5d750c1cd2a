package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AwaitedTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Awaited<String> awaited = new Awaited<>();

    @Test
    void waitsForWhatIsWanted() throws Exception {
        awaited.set("other");
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> awaited.set("wanted"), CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

        assertThat(awaited.await("wanted"::equals, LONG)).contains("wanted");
        later.join();
    }

    @Test
    void endsAtTheLimit() throws Exception {
        awaited.set("other");
        assertThat(awaited.await("wanted"::equals, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void keepsWhatCameInThePlaceOfWhatWent() throws Exception {
        awaited.set("old");
        awaited.set("new");
        awaited.unset("old");
        assertThat(awaited.await(value -> true, LONG)).contains("new");
        awaited.unset("new");
        assertThat(awaited.await(value -> true, Duration.ZERO)).isEmpty();
    }
}
