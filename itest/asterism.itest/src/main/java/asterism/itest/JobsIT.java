package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.Confirmations;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.StepState;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.Schedules;
import asterism.api.lotdata.Store;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import asterism.testkit.RandomLedger;
import asterism.testkit.WriteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;

/** From settings to a file at the place that it is sent to, by jobs alone. */
class JobsIT {
    private static final String UNION = IntegrationSettings.SOZVEZDIE;
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final long LIMIT_SECONDS = 60;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void jobsPrepareFormAndSend() throws Exception {
        Clock night = Clock.fixed(
                RandomLedger.LAST_DAY.plusDays(1).atTime(2, 30).atZone(ZONE).toInstant(), ZONE);
        var clock = FrameworkUtil.getBundle(JobsIT.class)
                .getBundleContext()
                .registerService(
                        Clock.class,
                        night,
                        FrameworkUtil.asDictionary(Map.of("asterism.clock", "chain", Constants.SERVICE_RANKING, 100)));
        try (Home home = Home.open(folder)) {
            Path server = Files.createDirectories(folder.resolve("server"));
            home.write(RandomLedger.of(1), WriteOptions.plain());
            Jobs jobs = home.service(Jobs.class);
            assertThat(jobs.jobs()).contains("clean", "form", "initial", "prepare", "send");
            IntegrationSettings settings = home.service(IntegrationSettings.class);
            settings.save(Home.ACTOR, UNION, new Integration(true, Optional.empty(), 0));
            run(jobs, "prepare", Phase.DONE);
            takePart(home);
            run(jobs, "initial", Phase.DONE);
            confirm(home);
            connect(home, server);

            run(jobs, "form", Phase.DONE);
            loseOne(folder.resolve("home").resolve("files"));
            run(jobs, "send", Phase.DONE);

            try (Stream<Path> files = Files.list(server)) {
                assertThat(files)
                        .hasSize(participations(home).size())
                        .allSatisfy(file -> assertThat(file.toString()).endsWith("_bat.zip"));
            }
            assertThat(home.service(Readiness.class)
                            .checkList(Home.ACTOR, UNION)
                            .steps())
                    .filteredOn(step -> step.step() == StepState.Step.CONNECTION)
                    .extracting(StepState::state)
                    .containsExactly(StepState.State.DONE);
            run(jobs, "send", Phase.NOTHING_TO_DO);
            run(jobs, "clean", Phase.NOTHING_TO_DO);
        } finally {
            clock.unregister();
        }
    }

    @Test
    void whoHoldsSchedulesAloneHasNothingPerformed() throws Exception {
        Instant before =
                RandomLedger.LAST_DAY.plusDays(1).atTime(2, 30).atZone(ZONE).toInstant();
        AtomicReference<Instant> now = new AtomicReference<>(before);
        var clock = FrameworkUtil.getBundle(JobsIT.class)
                .getBundleContext()
                .registerService(
                        Clock.class,
                        new MovingClock(now),
                        FrameworkUtil.asDictionary(Map.of("asterism.clock", "chain", Constants.SERVICE_RANKING, 100)));
        try (Home home = Home.open(folder)) {
            Schedules schedules = home.service(Schedules.class);
            await(() -> schedules.all(Home.ACTOR, UNION).size() == 3);
            JobSchedule clean = schedules.schedule(Home.ACTOR, "clean", UNION);
            JobSchedule saved = schedules.save(Home.ACTOR, clean.with(true, clean.cron()));
            now.set(before.plus(Duration.ofDays(1)));

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("asterism-jobs"));
            assertThat(schedules.schedule(Home.ACTOR, "clean", UNION)).isEqualTo(saved);

            Jobs jobs = home.service(Jobs.class);
            await(() -> jobs.history(Home.ACTOR, RunFilter.all(), 10).stream()
                    .anyMatch(run -> run.phase().isOver()));
            assertThat(jobs.history(Home.ACTOR, RunFilter.all(), 10))
                    .singleElement()
                    .returns(saved.nextRun(), run -> run.run().scheduledFor());
            assertThat(schedules.schedule(Home.ACTOR, "clean", UNION).nextRun())
                    .contains(saved.nextRun().orElseThrow().plus(Duration.ofDays(1)));
            assertThat(jobs.say("clean", Job.TITLE, List.of(), Locale.forLanguageTag("ru")))
                    .isEqualTo("Удаление старых файлов");
        } finally {
            clock.unregister();
        }
    }

    private static void await(Callable<Boolean> what) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!what.call()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** It is formed again when it is to be sent. */
    private static void loseOne(Path formed) throws Exception {
        try (Stream<Path> files = Files.list(formed)) {
            Files.delete(files.filter(file -> file.toString().endsWith("_bat.zip"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static void takePart(Home home) throws Exception {
        home.service(KindChoices.class).save(Home.ACTOR, UNION, new KindChoice(KindChoice.Scope.ALL, Set.of(), 0));
        SortedSet<String> withData = home.ledger().storesWithData();
        List<Participation> stores = home.ledger().stores().stream()
                .filter(store -> store.kind() == Store.Kind.SHOP && withData.contains(store.id()))
                .map(store -> Participation.of(
                                store.id(),
                                "s" + store.id().length()
                                        + withData.headSet(store.id()).size(),
                                "102532")
                        .withInitialDay(Optional.of(RandomLedger.FIRST_DAY)))
                .toList();
        home.service(Participations.class).save(Home.ACTOR, UNION, stores, false);
    }

    private static List<Participation> participations(Home home) throws Exception {
        return home.service(Participations.class).list(Home.ACTOR, UNION);
    }

    private static void confirm(Home home) throws Exception {
        home.service(Confirmations.class).confirm(Home.ACTOR, UNION, participations(home), "", false);
    }

    private static void connect(Home home, Path server) throws Exception {
        Endpoint endpoint = Endpoint.of("local", "", 0, server.toAbsolutePath().toString(), "");
        home.service(UploadConnections.class)
                .save(Home.ACTOR, new UploadConnection(UNION, "", endpoint, false, 0), Optional.empty());
    }

    private static void run(Jobs jobs, String job, Phase end) throws Exception {
        long id = jobs.start(Home.ACTOR, job, UNION, Map.of());
        await(() -> jobs.run(Home.ACTOR, id).orElseThrow().phase().isOver());
        RunState state = jobs.run(Home.ACTOR, id).orElseThrow();
        assertThat(state.phase())
                .as("%s: %s %s, %s", job, state.code(), state.arguments(), jobs.tasks(Home.ACTOR, id))
                .isEqualTo(end);
    }

    /** A clock that the test sets. */
    private static final class MovingClock extends Clock {
        private final AtomicReference<Instant> now;

        MovingClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
