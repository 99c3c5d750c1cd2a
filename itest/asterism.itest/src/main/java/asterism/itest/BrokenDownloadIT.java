package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Page;
import asterism.api.export.ArchiveContent;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.FormedFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Downloads that fail in the middle, by files that stand in the place of the product's. */
class BrokenDownloadIT {
    private static final String USER = Home.ACTOR.name();
    private static final int LENGTH = 200_000_000;
    private static final LocalDate DAY = GrowingLedger.FIRST_DAY;
    private static final ExportFile FILE = new ExportFile(
            1,
            new Participant("1", "1", "1"),
            "map-actions",
            DAY,
            DAY,
            false,
            true,
            "a",
            "a.zip",
            LENGTH,
            DAY.atStartOfDay(),
            USER,
            new WindowTotals(0, 0, Map.of()));

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @InjectBundleContext
    BundleContext context;

    /** What is done with the interface while files break off behind some bytes. */
    private interface Calls {
        void make(RestCaller rest) throws Exception;
    }

    private void whileFilesBreakOffAt(int bytes, Calls calls) throws Exception {
        Bundle exporter = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("asterism.exporter"))
                .findFirst()
                .orElseThrow();
        try (Home home = Home.open(folder)) {
            new Administrator(home);
            exporter.stop();
            ServiceRegistration<ExportFiles> registered =
                    context.registerService(ExportFiles.class, files(bytes), null);
            try (RestCaller rest = RestCaller.open(USER)) {
                calls.make(rest);
            } finally {
                registered.unregister();
                exporter.start();
            }
        }
    }

    private static ExportFiles files(int bytes) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "find" -> Map.of(1L, new FormedFile(FILE, false, false, OptionalInt.empty()));
            case "open" -> archive(bytes);
            case "archives" -> Collections.nCopies(2, (ExportFiles.Archive) () -> archive(bytes));
            case "protocol" -> method.getReturnType() == List.class ? List.of() : new Page<>(List.of(), 0);
            case "writeProtocol" -> writeProtocol((OutputStream) arguments[3], bytes);
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> method.getName();
        };
        return (ExportFiles) Proxy.newProxyInstance(
                BrokenDownloadIT.class.getClassLoader(), new Class<?>[] {ExportFiles.class}, handler);
    }

    private static ArchiveContent archive(int bytes) {
        return new ArchiveContent("a.zip", LENGTH, "v1", new BreakingChannel(bytes));
    }

    private static Object writeProtocol(OutputStream out, int bytes) throws IOException {
        out.write(new byte[bytes]);
        throw new IOException("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"files/1/archive", "files/archives?id=1&id=2", "files/1/protocol?format=csv"})
    void whatBreaksOffIsNotTakenForTheWhole(String path) throws Exception {
        for (int bytes : new int[] {10, 300_000}) {
            whileFilesBreakOffAt(bytes, rest -> {
                assertThatThrownBy(() -> rest.bytes(rest.request(USER, path).build()))
                        .as("%s behind %d bytes", path, bytes)
                        .isInstanceOf(IOException.class);
                assertThat(rest.get(USER, "me").get("user").asText()).isEqualTo(USER);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"files/1/archive", "files/archives?id=1&id=2"})
    void ofWhatIsAskedForByItsHeadNothingIsRead(String path) throws Exception {
        whileFilesBreakOffAt(0, rest -> {
            HttpResponse<String> response = rest.send(USER, "HEAD", path, "");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/zip");
        });
    }

    @Test
    void whatFailsBeforeItHasBegunIsAProblem() throws Exception {
        whileFilesBreakOffAt(0, rest -> {
            HttpResponse<String> response = rest.send(USER, "GET", "files/1/archive", "");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(500);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(response.body()).contains("internal-error");
        });
    }

    @Test
    void whoLeavesInTheMiddleIsNoFailure() throws Exception {
        CountDownLatch served = new CountDownLatch(1);
        Filter around = new Filter() {
            @Override
            public void init(FilterConfig config) {}

            @Override
            public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                try {
                    chain.doFilter(request, response);
                } finally {
                    if (((HttpServletRequest) request).getRequestURI().endsWith("/archive")) {
                        served.countDown();
                    }
                }
            }

            @Override
            public void destroy() {}
        };
        ServiceRegistration<Filter> registered = context.registerService(
                Filter.class,
                around,
                FrameworkUtil.asDictionary(Map.of(
                        "osgi.http.whiteboard.filter.pattern",
                        "/*",
                        "osgi.http.whiteboard.context.select",
                        "(osgi.http.whiteboard.context.name=*)",
                        Constants.SERVICE_RANKING,
                        1000)));
        try (Output output = Output.take()) {
            whileFilesBreakOffAt(LENGTH, rest -> {
                HttpRequest request = rest.request(USER, "files/1/archive").build();
                HttpClient client = HttpClient.newHttpClient();
                try (InputStream begin =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
                    assertThat(begin.readNBytes(10)).hasSize(10);
                }
                assertThat(served.await(60, TimeUnit.SECONDS)).isTrue();
            });
            assertThat(output.text()).doesNotContain("ERROR", "A request failed");
        } finally {
            registered.unregister();
        }
    }

    /** Ends with an error behind some bytes. */
    private static final class BreakingChannel implements SeekableByteChannel {
        private final int end;
        private int at;

        BreakingChannel(int end) {
            this.end = end;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (at >= end) {
                throw new IOException("broken");
            }
            int count = Math.min(into.remaining(), end - at);
            into.put(new byte[count]);
            at += count;
            return count;
        }

        @Override
        public long position() {
            return at;
        }

        @Override
        public SeekableByteChannel position(long position) {
            at = (int) position;
            return this;
        }

        @Override
        public long size() {
            return LENGTH;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
