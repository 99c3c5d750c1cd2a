package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ZipArchiveTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 24, 3, 15, 42);
    private static final Executor NEVER = task -> {};
    private static final Executor SHUT_DOWN = task -> {
        throw new RejectedExecutionException();
    };

    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                32 * 1024 - 1,
                DeflateBlock.SIZE - 1,
                DeflateBlock.SIZE,
                DeflateBlock.SIZE + 1,
                3 * DeflateBlock.SIZE,
                5 * DeflateBlock.SIZE + 12_345
            })
    void entriesOfAnySizeAreReadBack(int size) throws IOException {
        Map<String, byte[]> entries = Map.of("BASE.xml", text(size, size));

        assertThat(read(zip(entries, 6, threads, 4))).containsExactlyEntriesOf(entries);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void levelsGiveReadableFiles(int level) throws IOException {
        Map<String, byte[]> entries = Map.of("BASE.xml", text(level, 3 * DeflateBlock.SIZE + 7));

        assertThat(read(zip(entries, level, threads, 4))).containsExactlyEntriesOf(entries);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void entriesOfRandomSizesAndContentsAreReadBack(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            byte[] bytes = text(seed + i, random.nextInt(3 * DeflateBlock.SIZE));
            if (i % 2 == 1) {
                random.nextBytes(bytes);
            }
            entries.put("entry-" + i, bytes);
        }

        assertThat(read(zip(entries, 1 + random.nextInt(9), threads, 3))).containsExactlyEntriesOf(entries);
    }

    @Test
    void bytesAreTheSameForAnyExecutorAndAnyWayOfWriting() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.csv", text(1, 4 * DeflateBlock.SIZE + 99));
        entries.put("b.csv", text(2, 2 * DeflateBlock.SIZE));

        byte[] expected = zip(entries, 6, NEVER, 1);

        assertThat(zip(entries, 6, threads, 7)).isEqualTo(expected);
        assertThat(zip(entries, 6, threads, 2)).isEqualTo(expected);
        assertThat(zip(entries, 6, Runnable::run, 3)).isEqualTo(expected);
        assertThat(zip(entries, 6, SHUT_DOWN, 3)).isEqualTo(expected);
    }

    @Test
    void singleBytesAndFlushesDoNotMatter() throws IOException {
        byte[] bytes = text(3, DeflateBlock.SIZE + 5);
        MemoryChannel file = new MemoryChannel();
        try (ZipArchive zip = new ZipArchive(file, 6, TIME, threads, 3)) {
            OutputStream out = zip.entry("BASE.xml");
            for (byte b : bytes) {
                out.write(b);
                if (b == 'e') {
                    out.flush();
                }
            }
            zip.finish();
        }

        assertThat(file.toByteArray()).isEqualTo(zip(Map.of("BASE.xml", bytes), 6, threads, 3));
    }

    @Test
    void namesTimesAndSizesStandInTheHeaders() throws IOException {
        byte[] bytes = text(4, 1000);
        byte[] zip = zip(Map.of("выгрузка.xml", bytes), 9, threads, 3);

        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            assertThat(entry.getName()).isEqualTo("выгрузка.xml");
            assertThat(entry.getTimeLocal()).isEqualTo(TIME);
            assertThat(entry.getSize()).isEqualTo(bytes.length);
            assertThat(entry.getCompressedSize()).isPositive();
            assertThat(entry.getCrc()).isPositive();
        }
    }

    @Test
    void blocksCostHardlyMoreThanOneStream() throws IOException {
        byte[] bytes = text(5, 6 * DeflateBlock.SIZE);
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(bytes);
        deflater.finish();
        int inOneStream = deflater.deflate(new byte[bytes.length]);
        deflater.end();

        assertThat(zip(Map.of("BASE.xml", bytes), 6, threads, 3).length).isBetween(1, inOneStream * 101 / 100);
    }

    @Test
    void unzipFindsNoFault(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("BASE.zip");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ZipArchive zip = new ZipArchive(channel, 5, TIME, threads, 5)) {
            zip.entry("BASE.xml").write(text(6, 3 * DeflateBlock.SIZE + 1));
            zip.entry("empty.csv");
            zip.finish();
        }
        assertThat(readFile(file)).containsOnlyKeys("BASE.xml", "empty.csv");
        Path output = folder.resolve("output.txt");
        Process unzip;
        try {
            unzip = new ProcessBuilder("unzip", "-t", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            assumeThat(e).as("unzip is not installed").isNull();
            throw e;
        }

        assertThat(unzip.waitFor()).as(Files.readString(output)).isZero();
    }

    @Test
    void noThreadOfABusyExecutorIsNeeded() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        Map<String, byte[]> entries = Map.of("BASE.xml", text(7, 20 * DeflateBlock.SIZE));
        try {
            // The only thread fills the archive itself, so that no task of its own can run.
            byte[] zip = one.submit(() -> zip(entries, 1, one, 3)).get();
            assertThat(read(zip)).containsExactlyEntriesOf(entries);
        } finally {
            one.shutdown();
        }
        assertThat(one.awaitTermination(10, TimeUnit.SECONDS))
                .as("tasks that were left do nothing")
                .isTrue();
    }

    @Test
    void aFailingTaskFailsTheWritingThread() throws IOException {
        MemoryChannel file = new MemoryChannel();
        try (ZipArchive zip = new ZipArchive(file, FailingDeflater::new, TIME, threads, 3)) {
            OutputStream out = zip.entry("BASE.xml");
            assertThatThrownBy(() -> {
                        out.write(text(8, 20 * DeflateBlock.SIZE));
                        zip.finish();
                    })
                    .isInstanceOf(IOException.class)
                    .hasRootCauseMessage("deflater is broken");

            assertThatThrownBy(zip::finish).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFullDiskFailsTheWritingThreadForGood() throws IOException {
        try (ZipArchive zip = new ZipArchive(new MemoryChannel(50_000), 6, TIME, threads, 3)) {
            OutputStream out = zip.entry("BASE.xml");
            assertThatThrownBy(() -> {
                        out.write(text(9, 20 * DeflateBlock.SIZE));
                        zip.finish();
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");

            assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> zip.entry("next")).isInstanceOf(IOException.class);
            assertThatThrownBy(zip::finish).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingWithoutFinishLeavesNoDirectory() throws IOException {
        MemoryChannel file = new MemoryChannel();
        OutputStream out;
        try (ZipArchive zip = new ZipArchive(file, 6, TIME, threads, 3)) {
            out = zip.entry("BASE.xml");
            out.write(text(10, 7 * DeflateBlock.SIZE));
        }

        assertThat(new String(file.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("PK\1\2", "PK\5\6");
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    void anEndedEntryTakesNothingMore() throws IOException {
        try (ZipArchive zip = new ZipArchive(new MemoryChannel(), 6, TIME, threads, 3)) {
            OutputStream first = zip.entry("a");
            OutputStream second = zip.entry("b");
            assertThatThrownBy(() -> first.write(1)).isInstanceOf(IOException.class);
            second.write(1);
            zip.finish();
            assertThatThrownBy(() -> second.write(1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> zip.entry("c")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anInterruptEndsTheWaitForABlock() throws IOException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Executor interrupting = task -> {
            threads.execute(task);
            await(started);
            Thread.currentThread().interrupt();
        };
        try (ZipArchive zip =
                new ZipArchive(new MemoryChannel(), () -> new WaitingDeflater(started, goOn), TIME, interrupting, 1)) {
            zip.entry("BASE.xml").write(1);
            assertThatThrownBy(zip::finish).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            goOn.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] zip(Map<String, byte[]> entries, int level, Executor executor, int blocks) throws IOException {
        MemoryChannel file = new MemoryChannel();
        try (ZipArchive zip = new ZipArchive(file, level, TIME, executor, blocks)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                OutputStream out = zip.entry(entry.getKey());
                byte[] bytes = entry.getValue();
                for (int at = 0; at < bytes.length; at += 70_001) {
                    out.write(bytes, at, Math.min(70_001, bytes.length - at));
                }
            }
            zip.finish();
        }
        return file.toByteArray();
    }

    /** What both ways of reading give. */
    private static Map<String, byte[]> read(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        Path file = Files.createTempFile("archive", ".zip");
        try {
            Files.write(file, zip);
            assertThat(readFile(file)).containsExactlyEntriesOf(entries);
        } finally {
            Files.delete(file);
        }
        return entries;
    }

    private static Map<String, byte[]> readFile(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    /** Something like the files that are written: tags with values that repeat more or less. */
    private static byte[] text(long seed, int size) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(size + 100);
        while (text.length() < size) {
            text.append("<quantity>").append(random.nextInt(5000)).append(".000</quantity><id>");
            text.append(random.nextLong()).append("</id>");
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static final class FailingDeflater extends Deflater {
        private int calls;

        FailingDeflater() {
            super(6, true);
        }

        @Override
        public int deflate(byte[] output, int off, int len, int flush) {
            if (++calls == 2) {
                throw new IllegalStateException("deflater is broken");
            }
            return super.deflate(output, off, len, flush);
        }
    }

    private static final class WaitingDeflater extends Deflater {
        private final CountDownLatch started;
        private final CountDownLatch goOn;

        WaitingDeflater(CountDownLatch started, CountDownLatch goOn) {
            super(6, true);
            this.started = started;
            this.goOn = goOn;
        }

        @Override
        public int deflate(byte[] output, int off, int len, int flush) {
            started.countDown();
            await(goOn);
            return super.deflate(output, off, len, flush);
        }
    }
}
