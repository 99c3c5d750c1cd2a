package asterism.process;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** From the start of the process to its end, with nothing asked of it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 10)
public class StartUpBenchmark {
    @Benchmark
    public Object startAndEnd() throws Exception {
        var outcome = new AsterismProcess(Path.of(System.getProperty("java.io.tmpdir"))).run("--version");
        if (!outcome.err().isEmpty()) {
            throw new IllegalStateException(outcome.err());
        }
        return outcome;
    }
}
