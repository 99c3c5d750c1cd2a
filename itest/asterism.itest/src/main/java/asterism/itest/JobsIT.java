package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.StepState;
import asterism.api.jobs.Phase;
import asterism.api.upload.Endpoint;
import asterism.testkit.RandomLedger;
import asterism.testkit.WriteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From settings to a file at the place that it is sent to, by jobs alone. */
class JobsIT {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void jobsPrepareFormAndSend() throws Exception {
        try (MovedClock clock = MovedClock.at(RandomLedger.LAST_DAY.plusDays(1).atTime(0, 5));
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

            clock.moveTo(RandomLedger.LAST_DAY.plusDays(1).atTime(2, 30));
            administrator.run("form", Phase.DONE);
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
}
