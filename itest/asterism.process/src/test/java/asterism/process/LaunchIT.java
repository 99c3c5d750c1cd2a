package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path temp;

    @Test
    void argumentsAndExitCodePassAndNothingElseIsPrinted() throws Exception {
        var outcome = new AsterismProcess(folder).run("one", "two words", "--three");

        assertThat(outcome.out().lines()).containsExactly("one", "two words", "--three");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isEqualTo(3);
    }

    @Test
    void leavesNothingBehind() throws Exception {
        new AsterismProcess(folder, "-Djava.io.tmpdir=" + temp).run("one");

        assertThat(folder).isEmptyDirectory();
        try (var left = Files.list(temp)) {
            assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")))
                    .isEmpty();
        }
    }

    @Test
    void severalRunAtOnce() throws Exception {
        var asterism = new AsterismProcess(folder);
        var running = new ArrayList<AsterismProcess.Running>();
        for (int i = 0; i < 4; i++) {
            running.add(asterism.start("run" + i));
        }

        for (int i = 0; i < running.size(); i++) {
            var outcome = AsterismProcess.await(running.get(i));
            assertThat(outcome.out().strip()).isEqualTo("run" + i);
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exit()).isEqualTo(1);
        }
    }
}
