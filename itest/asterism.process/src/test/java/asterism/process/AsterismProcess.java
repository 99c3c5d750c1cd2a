package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The finished jar as a process of its own, started in a folder of the test's. */
final class AsterismProcess {
    private static final long LIMIT_SECONDS = 180;

    private final Path folder;
    private final List<String> options;
    private final Map<String, String> environment;

    AsterismProcess(Path folder, String... options) {
        this(folder, Map.of(), options);
    }

    AsterismProcess(Path folder, Map<String, String> environment, String... options) {
        this.folder = folder;
        this.environment = environment;
        this.options = List.of(options);
    }

    /** Runs to the end; a run that takes longer than three minutes is ended and fails. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        return await(start(arguments));
    }

    Running start(String... arguments) throws IOException {
        var out = Files.createTempFile("asterism-out", ".txt");
        var err = Files.createTempFile("asterism-err", ".txt");
        var builder = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return new Running(process, out, err);
    }

    static Outcome await(Running running) throws IOException, InterruptedException {
        if (!running.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            running.process().destroyForcibly();
            throw new AssertionError("still running after " + LIMIT_SECONDS + " s; " + running.takeErr());
        }
        return new Outcome(running.process().exitValue(), running.takeOut(), running.takeErr());
    }

    /** Kills a process as soon as a moment has come that it must not end before. */
    static void killAt(Moment moment, Running running) throws IOException, InterruptedException {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(LIMIT_SECONDS))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .failFast("it ended by itself", () -> !running.process().isAlive())
                    .until(() -> moment.hasCome(running));
        } finally {
            running.process().destroyForcibly().waitFor();
            running.takeOut();
            running.takeErr();
        }
    }

    private List<String> command(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(options);
        command.addAll(List.of(
                "-jar", Path.of(System.getProperty("asterism.jar")).toRealPath().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Something that shows how far a process has got. */
    interface Moment {
        boolean hasCome(Running running) throws IOException;
    }

    /** One that goes on; whoever closes it kills it. */
    record Running(Process process, Path out, Path err) implements AutoCloseable {
        /** Waits until it has printed a text, and tells all that it has printed then. */
        String awaitOut(String text) throws IOException {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(LIMIT_SECONDS))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast(() -> assertThat(process.isAlive() || said(out).contains(text))
                            .as("it ended: %s", said(err))
                            .isTrue())
                    .untilAsserted(() -> assertThat(said(out)).as(said(err)).contains(text));
            return said(out);
        }

        /** Asks it to end, as the system does with a service, and waits until it has. */
        Outcome stop() throws IOException, InterruptedException {
            process.destroy();
            return await(this);
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly().onExit().join();
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }

        private String takeOut() throws IOException {
            return take(out);
        }

        private String takeErr() throws IOException {
            return take(err);
        }

        private static String take(Path file) throws IOException {
            var text = said(file);
            Files.delete(file);
            return text;
        }

        /** It may be in the middle of a letter. */
        private static String said(Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
    }

    record Outcome(int exit, String out, String err) {}
}
