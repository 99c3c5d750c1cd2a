package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.export.ExportWindow;
import asterism.api.export.FormatOptions;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.StoreWindow;
import asterism.format.MapActionsFormat;
import asterism.lotdata.StoredLotLedger;
import asterism.process.BenchmarkChain;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipFile;
import org.h2.jdbcx.JdbcDataSource;
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

/** A prepared store's 92-day file, from the database to the ZIP, beside deflating the same bytes on two threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx512m", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 4)
@Measurement(iterations = 6, time = 4)
public class FormingBenchmark {
    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);
    private static final FormatOptions OPTIONS =
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true);

    @Param({"5", "6"})
    private int level;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private StoredLotLedger ledger;
    private Path file;
    private MappedByteBuffer xml;

    @Setup
    public void prepare() throws Exception {
        Path home = Files.createTempDirectory("asterism-benchmark");
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + home.resolve("home") + ";DB_CLOSE_DELAY=-1");
        try (var in = StoredLotLedger.class.getClassLoader().getResourceAsStream("migrations/001-lot-data.sql");
                var connection = h2.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        ledger = new StoredLotLedger(h2::getConnection, (actor, unionId, permission) -> true);
        ledger.update(new Actor.HomeOwner(), BenchmarkChain.source(1), false, Progress.SILENT);
        file = home.resolve("file.zip");
        form();
        Path plain = home.resolve("file.xml");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Files.copy(zip.getInputStream(zip.entries().nextElement()), plain);
        }
        // outside the heap, which the other benchmark needs
        try (FileChannel channel = FileChannel.open(plain)) {
            xml = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        System.out.printf("%,d bytes of XML, %,d deflated%n", xml.capacity(), Files.size(file));
    }

    @TearDown(Level.Trial)
    public void end() {
        threads.shutdownNow();
    }

    @Benchmark
    public Object form() throws Exception {
        LotQuery query = new LotQuery("1", LAST.minusDays(91), LAST, false, Optional.empty(), Optional.empty());
        StoreWindow rows = ledger.window(new Actor.HomeOwner(), query);
        LocalDateTime at = LAST.plusDays(1).atStartOfDay();
        ExportWindow window = new ExportWindow("102532", "1", query.first(), query.last(), false, at, OPTIONS);
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
                ZipArchive zip = new ZipArchive(channel, level, at, threads, 5)) {
            var counts = new MapActionsFormat().write(window, rows, entry -> {}, zip);
            zip.finish();
            return counts;
        }
    }

    @Benchmark
    public Object deflateOnTwoThreads() throws Exception {
        int half = xml.capacity() / 2;
        List<Callable<Long>> halves = List.of(() -> deflate(0, half), () -> deflate(half, xml.capacity() - half));
        long bytes = 0;
        for (var future : threads.invokeAll(halves)) {
            bytes += future.get();
        }
        return bytes;
    }

    private long deflate(int from, int length) throws IOException {
        Deflater deflater = new Deflater(level, true);
        byte[] out = new byte[1 << 16];
        deflater.setInput(xml.slice(from, length));
        deflater.finish();
        long bytes = 0;
        while (!deflater.finished()) {
            bytes += deflater.deflate(out);
        }
        deflater.end();
        return bytes;
    }
}
