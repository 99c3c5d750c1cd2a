package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.Integration;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.SettingsException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ConcurrentChangesTest {
    private static final int WRITERS = 6;

    private final TestUnion union;

    ConcurrentChangesTest() throws Exception {
        union = new TestUnion();
        // The row that writers wait for.
        union.settings.save(IVANOVA, SOZVEZDIE, new Integration(false, Optional.empty(), 0));
    }

    @Test
    void ofSeveralWhoChangeOneVersionOneWins() throws Exception {
        List<Exception> failures =
                atOnce(i -> () -> union.settings.save(IVANOVA, SOZVEZDIE, new Integration(true, Optional.empty(), 1)));

        assertThat(failures).hasSize(WRITERS - 1).allMatch(e -> e instanceof ConcurrentModificationException);
        assertThat(union.settings.integration(IVANOVA, SOZVEZDIE).version()).isEqualTo(2);
    }

    @Test
    void ofSeveralStoresThatTakeOneCodeOneGetsIt() throws Exception {
        List<Exception> failures = atOnce(i -> () -> union.save(Participation.of("S" + i, "17", "1")));

        assertThat(failures)
                .hasSize(WRITERS - 1)
                .allSatisfy(e -> assertThat(((SettingsException) e).refusals())
                        .extracting(Refusal::reason)
                        .containsExactly(Reason.STORE_CODE_TWICE));
        assertThat(union.list()).hasSize(1);
    }

    @Test
    void ofSeveralWhoAreTheFirstToChangeAUnionNoneIsLostUntold() throws Exception {
        List<Exception> failures =
                atOnce(i -> () -> union.settings.save(IVANOVA, "asna", new Integration(true, Optional.empty(), 0)));

        assertThat(failures).hasSize(WRITERS - 1).allMatch(e -> e instanceof ConcurrentModificationException);
    }

    private static List<Exception> atOnce(IntFunction<Callable<?>> changes) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Callable<?> change = changes.apply(i);
                results.add(writers.submit(() -> {
                    start.await();
                    return change.call();
                }));
            }
            List<Exception> failures = new ArrayList<>();
            for (Future<?> result : results) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    failures.add((Exception) e.getCause());
                }
            }
            return failures;
        } finally {
            writers.shutdownNow();
        }
    }
}
