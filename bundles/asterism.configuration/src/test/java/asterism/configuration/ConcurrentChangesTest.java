package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.CodePreview;
import asterism.api.configuration.Integration;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.StoreChoice;
import asterism.api.storage.Database;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void whoeverWaitsForALongChangeNeitherGivesUpNorHoldsAConnection() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        Database impatient = () -> {
            connections.incrementAndGet();
            Connection connection = union.database.connect();
            connection.createStatement().execute("set lock_timeout 1");
            return connection;
        };
        StoredSettings others = new StoredSettings(impatient, union.ledger, union.audit, union.access);
        Participation one = union.save(Participation.of("S1", "17", "1"));
        FutureTask<Integration> second =
                new FutureTask<>(() -> others.save(IVANOVA, SOZVEZDIE, new Integration(true, Optional.empty(), 1)));
        Thread waiting = new Thread(second);
        union.participations.addSentCodes((connection, client, codes) -> {
            if (waiting.getState() == Thread.State.NEW) {
                waiting.start();
            }
            while (!second.isDone() && waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThat(connections).hasValue(0);
            return Map.of();
        });

        union.save(one.withCodes("18", "1"));

        assertThat(second.get(60, TimeUnit.SECONDS).version()).isEqualTo(2);
    }

    @Test
    void ofEachPairOfCodesItIsAskedOnceWhetherItWasSent() throws Exception {
        List<Participation> stores = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            union.ledger.shop("S" + i, "code" + i);
            stores.add(union.save(Participation.of("S" + i, "" + i, "1")));
        }
        List<String> asked = new ArrayList<>();
        union.participations.addSentCodes((connection, client, codes) -> {
            asked.addAll(codes);
            return Map.of("1", Set.of("S1"), "2", Set.of("S2"));
        });

        union.participations.preview(IVANOVA, SOZVEZDIE, new StoreChoice(Optional.empty(), Optional.of("ASNA"), "1"));

        assertThat(asked).doesNotHaveDuplicates().contains("0", "code0", "5", "code5");
    }

    @Test
    void whoeverIsAskedForSentCodesWorksOnTheConnectionOfTheOneWhoAsks() throws Exception {
        AtomicInteger open = new AtomicInteger();
        Database counted = () -> {
            open.incrementAndGet();
            return union.database.connect();
        };
        StoredParticipations participations =
                new StoredParticipations(counted, union.ledger, union.audit, union.access);
        List<Integer> connections = new ArrayList<>();
        participations.addSentCodes((connection, client, codes) -> {
            assertThat(ParticipationTable.list(connection, SOZVEZDIE)).isNotNull();
            connections.add(open.getAndSet(0));
            return Map.of();
        });
        union.ledger.shop("S1");
        StoreChoice own = new StoreChoice(Optional.empty(), Optional.empty(), "1");

        CodePreview preview = participations.preview(IVANOVA, SOZVEZDIE, own);
        List<Participation> applied = participations.apply(IVANOVA, SOZVEZDIE, preview);
        List<Participation> saved =
                participations.save(IVANOVA, SOZVEZDIE, List.of(applied.get(0).withCodes("17", "1")), false);
        participations.remove(IVANOVA, SOZVEZDIE, saved, false);

        assertThat(connections).hasSize(4).containsOnly(1);
    }

    @Test
    void aVerdictOnManyStoresLooksForFilesOnceBeforeItHoldsAConnection() throws Exception {
        List<Participation> stores = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            union.ledger.shop("S" + i);
            stores.add(union.save(
                    Participation.of("S" + i, "" + i, "1").withInitialDay(Optional.of(LocalDate.of(2026, 8, 1)))));
            union.files.initial(stores.get(i), "2026-08-01");
        }
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger open = new AtomicInteger();
        union.files.onRead = () -> {
            asked.incrementAndGet();
            assertThat(open).hasValue(0);
        };
        StoredConfirmations confirmations = new StoredConfirmations(
                () -> {
                    open.incrementAndGet();
                    return union.database.connect();
                },
                union.files,
                union.audit,
                union.access,
                TestUnion.CLOCK);

        confirmations.confirm(IVANOVA, SOZVEZDIE, stores, "", false);

        assertThat(asked).hasValue(1);
        assertThat(confirmations.verdicts(IVANOVA, SOZVEZDIE)).hasSize(WRITERS);
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
