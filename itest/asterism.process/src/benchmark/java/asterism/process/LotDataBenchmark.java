package asterism.process;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.lotdata.StoredLotLedger;
import asterism.source.CsvFolderSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From CSV to lot data in an empty database: the whole of it, rows a second printed after each run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx512m", "-XX:+UseParallelGC"})
@Warmup(iterations = 4)
@Measurement(iterations = 6)
public class LotDataBenchmark {
    @Param({"1", "4"})
    private int stores;

    private CsvFolderSource source;
    private int run;

    @Setup
    public void generate() throws Exception {
        source = BenchmarkChain.source(stores);
    }

    @Benchmark
    public Object load() throws Exception {
        StoredLotLedger ledger = empty(Files.createTempDirectory("asterism-benchmark").resolve("home" + run++));
        long begun = System.nanoTime();
        var report = ledger.update(new Actor.HomeOwner(), source, false, Progress.SILENT);
        long rows = report.documents() + report.lines();
        System.out.printf("%,d rows a second%n", rows * 1_000_000_000L / (System.nanoTime() - begun));
        return report;
    }

    static StoredLotLedger empty(Path file) throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        try (var in = StoredLotLedger.class.getClassLoader().getResourceAsStream("migrations/001-lot-data.sql");
                var connection = h2.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return new StoredLotLedger(h2::getConnection, (actor, unionId, permission) -> true);
    }
}
