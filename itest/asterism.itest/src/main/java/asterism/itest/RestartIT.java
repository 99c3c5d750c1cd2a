package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participations;
import asterism.api.export.StoreResult;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Bundles stop and start while others are at work. */
class RestartIT {
    private static final long LIMIT_SECONDS = 20;
    private static final int RESTARTS = 5;
    private static final LedgerModel LEDGER = RandomLedger.of(19);
    private static final Run RUN =
            Run.regular("102532", Run.shops(LEDGER), RandomLedger.FIRST_DAY, RandomLedger.LAST_DAY);

    private enum Attempt {
        FORMED,
        REFUSED
    }

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Home home;

    @BeforeEach
    void load() throws Exception {
        home = Home.open(folder);
        home.load(LEDGER, WriteOptions.plain(), true);
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        bundle("asterism.format").start();
        bundle("asterism.configuration").start();
        home.close();
    }

    @Test
    void aRunThatHasBegunEndsWellAlthoughItsFormatStops() throws Exception {
        Bundle format = bundle("asterism.format");
        for (int stores = 1; stores < RUN.stores().size(); stores++) {
            CountDownLatch begun = new CountDownLatch(stores);
            CountDownLatch stopped = new CountDownLatch(1);
            Future<List<StoreResult>> results = threads.submit(() -> home.form(RUN, result -> {
                begun.countDown();
                if (begun.getCount() == 0) {
                    await(stopped);
                }
            }));
            await(begun);
            format.stop();
            stopped.countDown();

            Expectation.requireReference(
                    home, RUN, LEDGER, "format stopped", results.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            assertThatThrownBy(() -> home.form(RUN))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Run.XML);
            format.start();
            Expectation.requireReference(home, RUN, LEDGER, "format started");
        }
    }

    @Test
    void runsWhoseFormatComesAndGoesAreRightOrRefusedByName() throws Exception {
        Bundle format = bundle("asterism.format");
        BlockingQueue<Attempt> attempts = new ArrayBlockingQueue<>(1);
        AtomicBoolean over = new AtomicBoolean();
        Future<?> load = threads.submit(() -> {
            while (!over.get()) {
                attempts.offer(attempt());
            }
            return null;
        });
        for (int i = 0; i < RESTARTS; i++) {
            awaitAttempt(load, attempts, Attempt.FORMED);
            format.stop();
            awaitAttempt(load, attempts, Attempt.REFUSED);
            format.start();
        }
        awaitAttempt(load, attempts, Attempt.FORMED);
        over.set(true);

        load.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private Attempt attempt() throws IOException {
        try {
            Expectation.requireReference(home, RUN, LEDGER, "format comes and goes");
            return Attempt.FORMED;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining(Run.XML);
            return Attempt.REFUSED;
        }
    }

    // An attempt that began before what is waited for may end after it.
    private static void awaitAttempt(Future<?> load, BlockingQueue<Attempt> attempts, Attempt wanted) throws Exception {
        attempts.clear();
        List<Attempt> seen = new ArrayList<>();
        while (seen.size() < 3 && !seen.contains(wanted)) {
            seen.add(attempts.poll(LIMIT_SECONDS, TimeUnit.SECONDS));
            if (load.isDone()) {
                // It never ends by itself but by a failure, which this throws.
                load.get();
            }
        }
        assertThat(seen).contains(wanted);
    }

    @Test
    void settingsOutliveTheirBundleAndFilesAreFormedWithoutIt() throws Exception {
        Bundle configuration = bundle("asterism.configuration");
        ServiceTracker<IntegrationSettings, IntegrationSettings> tracker =
                new ServiceTracker<>(context, IntegrationSettings.class, null);
        tracker.open();
        try {
            IntegrationSettings before = tracker.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            ExportSettings saved = before.save(Home.ACTOR, "sozvezdie", before.exportSettings(Home.ACTOR, "sozvezdie"));

            configuration.stop();

            assertThat(tracker.getService()).isNull();
            Expectation.requireReference(home, RUN, LEDGER, "without configuration");

            configuration.start();

            IntegrationSettings after = tracker.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            assertThat(after).isNotNull().isNotSameAs(before);
            assertThat(after.exportSettings(Home.ACTOR, "sozvezdie")).isEqualTo(saved);
            assertThat(after.save(Home.ACTOR, "sozvezdie", saved).version()).isEqualTo(saved.version() + 1);
        } finally {
            tracker.close();
        }
    }

    @Test
    void codesCannotChangeWithoutThoseWhoKnowWhichWereSent() throws Exception {
        ServiceTracker<Participations, Participations> tracker =
                new ServiceTracker<>(context, Participations.class, null);
        tracker.open();
        try {
            for (String name : List.of("asterism.exporter", "asterism.uploader")) {
                assertThat(tracker.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS)))
                        .isNotNull();
                Bundle knowing = bundle(name);
                knowing.stop();
                try {
                    assertThat(tracker.getService()).as("without %s", name).isNull();
                } finally {
                    knowing.start();
                }
            }
            assertThat(tracker.waitForService(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS)))
                    .isNotNull();
        } finally {
            tracker.close();
        }
    }

    private Bundle bundle(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
