package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.process.Kill.Phase;
import asterism.testkit.FileChecker;
import asterism.testkit.upload.FaultyFtpServer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that are killed on the way from documents to files on the server, and started again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no process can be asked to end there")
class KillIT {
    private static final Map<Phase, Integer> KILLS = new EnumMap<>(Phase.class);

    @TempDir
    private static Path folder;

    private static FaultyFtpServer server;
    private static NightHome home;
    private static Kill.Measure measure;
    private static Map<String, ByteBuffer> undisturbed;
    private static int nights;
    private static int starts;
    private static long begun = System.nanoTime();

    @BeforeAll
    static void passAnUndisturbedNight() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("server").resolve(NightHome.DIRECTORY));
        server = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
        home = new NightHome(folder);
        home.setUp(server.port());
        Night night = new Night(home, server);
        measure = night.passUndisturbed();
        undisturbed = night.sent();
        assertThat(undisturbed).hasSize(NightLedger.STORES);
        assertThat(FileChecker.checkFolder(directory)).isEqualTo(NightLedger.STORES);
        begun = System.nanoTime();
    }

    /** {@code N} are the seeds 1 to N, {@code N-M} those from N to M. */
    static LongStream seeds() {
        String[] bounds = System.getProperty("asterism.kill.seeds", "3").split("-", 2);
        long last = Long.parseLong(bounds[bounds.length - 1]);
        return LongStream.rangeClosed(bounds.length == 1 ? 1 : Long.parseLong(bounds[0]), last);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aNightWithKillsEndsWithTheFilesOfAnUndisturbedOne(long seed) throws Exception {
        List<Kill> kills = Kill.of(seed, measure);
        Night night = new Night(home, server);
        try {
            night.pass(kills);
            assertThat(night.sent()).isEqualTo(undisturbed);
            night.requireNothingLeft();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed + ", " + kills + ": " + e.getMessage() + "\n" + night.log(), e);
        } finally {
            nights++;
            starts += night.starts();
            System.out.printf("seed %d: kills %s, %d starts%n", seed, night.kills(), night.starts());
            night.kills().forEach((phase, count) -> KILLS.merge(phase, count, Integer::sum));
        }
    }

    @AfterAll
    static void tellFigures() {
        if (server != null) {
            server.close();
        }
        if (nights == 0) {
            return;
        }
        System.out.printf(
                "%d nights in %d s: kills %s, %d starts; lot data took %d ms of the processor%n",
                nights,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                KILLS,
                starts,
                Duration.ofNanos(measure.prepareCpuNanos()).toMillis());
        if (nights >= Phase.values().length) {
            assertThat(KILLS).as("parts of the night that were hit").containsOnlyKeys(Phase.values());
        }
    }
}
