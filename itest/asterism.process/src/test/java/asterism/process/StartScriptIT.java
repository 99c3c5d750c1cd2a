package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script in a tree of its own, with a Java that only says that it runs. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptIT {
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void runsTheJarOnAnyJavaFrom17To23() throws Exception {
        plantTree(true);
        for (String version : new String[] {"17", "17.0.15", "21.0.2", "23"}) {
            plantJava(version, true);
            Outcome outcome = start();
            assertThat(outcome.exit()).as(outcome.text()).isZero();
            assertThat(outcome.text()).contains("runs").contains("asterism.jar --help");
        }
    }

    @Test
    void refusesOtherJavasAndSaysWhichAreNeeded() throws Exception {
        plantTree(true);
        for (String version : new String[] {"1.8.0_402", "11.0.2", "16", "24", "25.0.1"}) {
            for (boolean release : new boolean[] {true, false}) {
                plantJava(version, release);
                Outcome outcome = start();
                assertThat(outcome.exit()).as(version).isEqualTo(1);
                assertThat(outcome.text()).contains("Java 17 up to 23").doesNotContain("runs");
            }
        }
    }

    @Test
    void saysThatABuildNeedsAJdk() throws Exception {
        plantTree(false);
        plantJava("17.0.15", true);
        Outcome outcome = start();
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.text()).contains("a JDK is needed to build", "javac", "apt install openjdk-17-jdk");
    }

    /** The script in a folder with sources, and with a jar newer than these or none. */
    private void plantTree(boolean built) throws IOException {
        Path script = Path.of(System.getProperty("asterism.jar")).resolve("../../../../asterism");
        Files.copy(script.normalize(), folder.resolve("asterism"));
        Files.createDirectories(folder.resolve("bundles"));
        Path target = Files.createDirectories(folder.resolve("features/asterism-app/target"));
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve("bnd.bnd"), "");
        if (built) {
            Files.writeString(target.resolve("asterism.jar"), "");
        }
    }

    private void plantJava(String version, boolean release) throws IOException {
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; else echo "runs $*"; fi
                """.formatted(version));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path file = folder.resolve("java/release");
        Files.deleteIfExists(file);
        if (release) {
            Files.writeString(file, "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
    }

    private Outcome start() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", folder.resolve("asterism").toString(), "--help");
        builder.environment().putAll(Map.of("JAVA_HOME", folder.resolve("java").toString()));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), text);
    }

    private record Outcome(int exit, String text) {}
}
