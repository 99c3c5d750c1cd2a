package asterism.itest;

import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.StepState;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.Schedules;
import asterism.api.upload.Endpoint;
import asterism.testkit.RandomLedger;
import asterism.testkit.WriteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;

/** From settings to a file at the place that it is sent to, by jobs alone. */
class JobsIT {
    private static final LocalDateTime NIGHT = RandomLedger.LAST_DAY.plusDays(1).atTime(2, 30);

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    @Test
    void jobsPrepareFormAndSend() throws Exception {
        try (MovedClock clock = MovedClock.at(NIGHT.minusHours(2));
                Home home = Home.open(folder)) {
            Path server = Files.createDirectories(folder.resolve("server"));
            home.write(RandomLedger.of(1), WriteOptions.plain());
            Administrator administrator = new Administrator(home);
            administrator.enable();
            administrator.run("prepare", Phase.DONE);
            administrator.takeAllPart(RandomLedger.FIRST_DAY);
            administrator.run("initial", Phase.DONE);
            administrator.confirm(administrator.participations(), "");
            administrator.connect(
                    Endpoint.of("local", "", 0, server.toAbsolutePath().toString(), ""), Optional.empty());

            clock.moveTo(NIGHT);
            administrator.run("form", Phase.DONE);
            loseOne(folder.resolve("home").resolve("files"));
            administrator.run("send", Phase.DONE);

            try (Stream<Path> files = Files.list(server)) {
                assertThat(files)
                        .hasSize(administrator.participations().size())
                        .allSatisfy(file -> assertThat(file.toString()).endsWith("_bat.zip"));
            }
            assertThat(administrator.steps()).containsEntry(StepState.Step.CONNECTION, StepState.State.DONE);
            administrator.run("send", Phase.NOTHING_TO_DO);
            administrator.run("clean", Phase.NOTHING_TO_DO);
        }
    }

    @Test
    void whoHoldsSchedulesAloneHasNothingPerformed() throws Exception {
        // The REST interface holds jobs as long as it is there.
        Bundle rest = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("asterism.rest"))
                .findFirst()
                .orElseThrow();
        rest.stop();
        try {
            holdSchedulesAlone();
        } finally {
            rest.start();
        }
    }

    private void holdSchedulesAlone() throws Exception {
        try (MovedClock clock = MovedClock.at(NIGHT);
                Home home = Home.open(folder)) {
            Schedules schedules = home.service(Schedules.class);
            Administrator.await(
                    "schedules",
                    () -> Optional.of(schedules.all(Home.ACTOR, UNION)).filter(all -> all.size() == 4));
            JobSchedule clean = schedules.schedule(Home.ACTOR, "clean", UNION);
            JobSchedule saved = schedules.save(Home.ACTOR, clean.with(true, clean.cron()));
            clock.moveTo(NIGHT.plusDays(1));

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("asterism-jobs"));
            assertThat(schedules.schedule(Home.ACTOR, "clean", UNION)).isEqualTo(saved);

            Jobs jobs = home.service(Jobs.class);
            Administrator.await(
                    "a run",
                    () -> jobs.history(Home.ACTOR, RunFilter.all(), 10).stream()
                            .filter(run -> run.phase().isOver())
                            .findFirst());
            assertThat(jobs.history(Home.ACTOR, RunFilter.all(), 10))
                    .singleElement()
                    .returns(saved.nextRun(), run -> run.run().scheduledFor());
            assertThat(schedules.schedule(Home.ACTOR, "clean", UNION).nextRun())
                    .contains(saved.nextRun().orElseThrow().plus(Duration.ofDays(1)));
            assertThat(jobs.say("clean", Job.TITLE, List.of(), Locale.forLanguageTag("ru")))
                    .isEqualTo("Удаление старых файлов");
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
}
