package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.process.AsterismProcess.Running;
import asterism.process.NightHome.FilesThere;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that works by schedule, as it is seen from outside; is asked often, and so must not cost much. */
final class NightProcess {
    private static final Pattern END =
            Pattern.compile("run \\d+ of (\\w+) for .*: (DONE|NOTHING_TO_DO|FAILED|CANCELLED) (?=[a-z])");

    private final Running running;
    private final FilesThere before;
    private final Said err;

    /** Text in a file that grows; it is read when there is more of it. */
    private static final class Said {
        private final Path file;
        private long size;
        private String text = "";

        Said(Path file) {
            this.file = file;
        }

        String text() throws IOException {
            long now = Files.size(file);
            if (now != size) {
                size = now;
                text = Files.readString(file, StandardCharsets.UTF_8);
            }
            return text;
        }
    }

    /** A process that has just begun, with the files that were there. */
    NightProcess(Running running, FilesThere before) {
        this.running = running;
        this.before = before;
        this.err = new Said(running.err());
    }

    FilesThere before() {
        return before;
    }

    /** Whether it is about to work; it says so to people only when its pages are there, too. */
    boolean isReady() throws IOException {
        return err.text().contains("database in ");
    }

    /** Whether it has brought lot data up to date. */
    boolean isPrepared() throws IOException {
        return err.text().contains("Lot data brought up to date");
    }

    boolean isAlive() {
        return running.process().isAlive();
    }

    /** The processor's time that it has used; 0 where that is not known. */
    long cpuNanos() {
        return running.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Whether it has said that a job is over; nothing must have failed. */
    boolean isOver(String job) throws IOException {
        Matcher end = END.matcher(err.text());
        while (end.find()) {
            assertThat(end.group(2)).as("end of %s", end.group(1)).isIn("DONE", "NOTHING_TO_DO");
            if (end.group(1).equals(job)) {
                return true;
            }
        }
        return false;
    }

    /** Is dead when this returns. */
    void kill() {
        running.process().destroyForcibly().onExit().join();
    }

    void askToEnd() {
        running.process().destroy();
    }

    AsterismProcess.Outcome await() throws IOException, InterruptedException {
        return AsterismProcess.await(running);
    }
}
