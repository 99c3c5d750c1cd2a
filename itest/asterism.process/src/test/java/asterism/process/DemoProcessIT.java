package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.process.AsterismProcess.Outcome;
import asterism.process.ServedHome.Host;
import asterism.testkit.FileChecker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a process, over a chain that is as small as one can be. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "tells there which sockets a process has")
class DemoProcessIT {
    @TempDir
    private Path folder;

    @Test
    void goesItsWayAndStaysUntilItIsStoppedOrEndsWhenAskedTo() throws Exception {
        AsterismProcess asterism = new AsterismProcess(folder);
        Outcome generated = asterism.run("generate", "demo/source", "--stores", "1", "--days", "2", "--seed", "1");
        assertThat(generated.exit()).as(generated.err()).isZero();

        try (Host host = Host.await(asterism.start("demo", "--dir", "demo", "--port", "0", "--lang", "en"))) {
            assertThat(FileChecker.checkFolder(folder.resolve("demo/server/ESCAPE_IN")))
                    .isEqualTo(1);
            host.requireLoopbackOnly();
            Visitor anna = new Visitor();
            assertThat(anna.get(host.base() + "/").statusCode()).isEqualTo(200);
            assertThat(anna.use(host.base(), host.link(), "anna").statusCode()).isEqualTo(204);
            anna.signIn(host.base(), "anna");
            assertThat(anna.rest(host.base(), "/files").body()).contains("102532_1_bat");
            host.stop();
        }

        Outcome ended = asterism.run("demo", "--dir", "demo", "--exit", "--lang", "en");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("102532_1_bat.zip").doesNotContain("is reached at", "/setup#");
    }
}
