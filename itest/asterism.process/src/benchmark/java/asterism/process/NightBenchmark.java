package asterism.process;

import asterism.demo.BenchmarkFtp;
import asterism.process.BenchmarkHome.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A night of one process with half a gigabyte of heap, from an empty database to files on an FTP server on this
 * machine: forming, which brings lot data up to date first, and sending are due at the same minute, and sending waits
 * for forming. Beside it the same in another home, where a process of its own does each step. The server is in this
 * process.
 *
 * <p>The score is the night's process from start to end; what is of interest is printed when it is over, by the times
 * that the jobs' history has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Timeout(time = 6, timeUnit = TimeUnit.HOURS)
public class NightBenchmark {
    private static final String PASSWORD = "benchmark";
    private static final int DAYS = 30;

    @Param("200")
    private int stores;

    private Path work;
    private BenchmarkFtp server;
    private BenchmarkHome home;
    private Measured night;
    private final List<Measured> alone = new ArrayList<>();
    private Map<String, Long> sentAlone;

    @Setup(Level.Trial)
    public void setUp() throws Exception {
        work = Files.createTempDirectory("asterism-benchmark");
        server = new BenchmarkFtp(Files.createDirectories(work.resolve("server")), PASSWORD);
        BenchmarkHome other = home("alone");
        alone.add(other.prepare(LocalTime.of(1, 0)));
        other.add(stores);
        alone.add(other.run(List.of("form"), LocalTime.of(2, 30)));
        alone.add(other.run(List.of("send"), LocalTime.of(4, 0)));
        sentAlone = other.arrived();
        home = home("night");
        home.add(stores);
    }

    private BenchmarkHome home(String name) throws Exception {
        var made = new BenchmarkHome(work, name, BenchmarkChain.folder(stores, DAYS), server.folder(name), PASSWORD);
        made.setUp(server.port());
        return made;
    }

    @Benchmark
    public Object night() throws Exception {
        night = home.run(List.of("form", "send"), LocalTime.of(2, 30));
        return night;
    }

    @TearDown(Level.Trial)
    public void tell() throws IOException {
        server.close();
        Map<String, Long> sent = home.arrived();
        if (sent.size() != stores || !sent.equals(sentAlone)) {
            throw new IllegalStateException("Arrived: " + sent + ", alone: " + sentAlone);
        }
        System.out.printf("%n%d stores, %d days; seconds%n%-24s%8s%8s%n", stores, DAYS, "", "night", "alone");
        row("prepare", night.seconds().get("prepare"), alone.get(0).all());
        row("look for changes again", 0, alone.get(1).seconds().get("prepare"));
        row("form", night.seconds().get("form"), alone.get(1).seconds().get("form"));
        row("send", night.seconds().get("send"), alone.get(2).all());
        row("all", night.all(), alone.stream().mapToDouble(Measured::all).sum());
        row("processor", seconds(night.cpu()), alone.stream().mapToDouble(one -> seconds(one.cpu())).sum());
        System.out.printf(
                "memory: at most %d MB, alone %s MB%n",
                night.peakMegabytes(),
                alone.stream().map(Measured::peakMegabytes).toList());
        ExportBenchmark.delete(work);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static void row(String name, double night, double alone) {
        System.out.printf(Locale.ROOT, "%-24s%8.1f%8.1f%n", name, night, alone);
    }
}
