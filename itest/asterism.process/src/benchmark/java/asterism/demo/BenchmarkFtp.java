package asterism.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The FTP server of the demo for benchmarks. */
public final class BenchmarkFtp implements AutoCloseable {
    public static final String HOST = LoopbackFtp.HOST;
    public static final String USER = LoopbackFtp.USER;

    private final Path folder;
    private final LoopbackFtp server;

    public BenchmarkFtp(Path folder, String password) throws IOException {
        this.folder = folder;
        server = LoopbackFtp.start(folder, password);
    }

    public int port() {
        return server.port();
    }

    /** Makes a directory there. */
    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Override
    public void close() {
        server.close();
    }
}
