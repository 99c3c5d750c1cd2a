package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.export.Participant;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadTransport;
import asterism.transport.LocalTransport;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacedSendingTest {
    private static final int BYTES = 1_000_000;

    @TempDir
    Path folder;

    @TempDir
    Path directory;

    private final Passing time = new Passing();

    /** Passes by sleeping alone. */
    private static final class Passing implements Servers.Ticks {
        private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1);
        private long slept;
        private long longest;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void sleep(long nanos) {
            now += nanos;
            slept += nanos;
            longest = Math.max(longest, nanos);
        }
    }

    private void send(Servers.Server server) throws Exception {
        Path archive = Files.write(folder.resolve("a.zip"), new byte[BYTES]);
        Transports transports = new Transports();
        transports.add(new LocalTransport(), Map.of(UploadTransport.PROTOCOL, "local"));
        Target target = new Target(Endpoint.of("local", "", 0, directory.toString(), ""), new char[0]);
        LocalDate day = LocalDate.of(2026, 11, 23);
        QueueEntry entry = new QueueEntry(
                1,
                "sozvezdie",
                new Participant("S1", "17", "102532"),
                day,
                day,
                "20261124023000_102532_17_bat",
                BYTES,
                UploadState.SENDING,
                0,
                Instant.EPOCH,
                Optional.empty(),
                Instant.EPOCH,
                "job");
        new FileSending(transports, target, entry, () -> archive, bytes -> server.pace(bytes, () -> false), begun -> {})
                .send(false);
        assertThat(directory.resolve(entry.baseName() + ".zip")).hasSize(BYTES);
    }

    @Test
    void aFileTakesAsLongAsTheRateSays() throws Exception {
        send(new Servers.Server(1, 100_000, time));

        // The last block of at most 64 KiB is not waited for.
        assertThat(Duration.ofNanos(time.slept)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
        assertThat(Duration.ofNanos(time.longest)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aBlockWaitsForTheBytesBefore() {
        long begin = time.now;
        Servers.Server server = new Servers.Server(1, 1_000, time);

        assertThat(server.reserve(500, begin)).isEqualTo(begin);
        assertThat(server.reserve(500, begin)).isEqualTo(begin + 500_000_000);
        assertThat(server.reserve(500, begin + 2_000_000_000)).isEqualTo(begin + 2_000_000_000);
    }

    @Test
    void theFirstBlockIsNotWaitedForHoweverTimeIsCounted() throws Exception {
        time.now = Long.MIN_VALUE / 2;
        new Servers.Server(1, 1, time).pace(1_000, () -> false);

        assertThat(time.slept).isZero();
    }

    @Test
    void withoutARateNothingIsWaitedFor() throws Exception {
        send(new Servers.Server(1, 0, time));

        assertThat(time.slept).isZero();
    }

    @Test
    void theWaitingEndsWhenItIsCancelled() throws Exception {
        Servers.Server server = new Servers.Server(1, 1, time);
        server.pace(1_000, () -> false);

        assertThatThrownBy(() -> server.pace(1_000, () -> time.slept > 0)).isInstanceOf(InterruptedIOException.class);
        assertThat(Duration.ofNanos(time.slept)).isEqualTo(Duration.ofMillis(200));
    }
}
