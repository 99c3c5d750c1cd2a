package asterism.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the start of the process to its end, from CSV to files: a first run, and one again on a ledger that is as it was.
 * The process has half a gigabyte of heap, whatever the number of stores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class ExportBenchmark {
    @Param({"1", "10", "50"})
    private int stores;

    private Path work;

    @Setup(Level.Trial)
    public void generate() throws IOException {
        BenchmarkChain.folder(stores);
        work = Files.createTempDirectory("asterism-benchmark");
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        delete(work);
    }

    @Benchmark
    public Object first() throws Exception {
        delete(work.resolve("home"));
        return export();
    }

    @Benchmark
    public Object again() throws Exception {
        return export();
    }

    private Object export() throws Exception {
        delete(work.resolve("out"));
        var outcome = new AsterismProcess(work)
                .run(
                        "export",
                        "--source",
                        BenchmarkChain.folder(stores).toString(),
                        "--home",
                        work.resolve("home").toString(),
                        "--client",
                        "102532",
                        "--out",
                        work.resolve("out").toString(),
                        "--at",
                        "2026-11-24T02:30:00");
        if (outcome.exit() != 0) {
            throw new IllegalStateException(outcome.err());
        }
        return outcome;
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
