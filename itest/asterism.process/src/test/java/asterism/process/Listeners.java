package asterism.process;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process listens with, as Linux knows it at a moment, and as Java knows it of its whole life. */
final class Listeners {
    /** Nothing in Java listens without one of these. */
    private static final Pattern LISTENS =
            Pattern.compile("\\b(java\\.net\\.ServerSocket|sun\\.nio\\.ch\\.\\w*ServerSocketChannelImpl) ");

    private static final String LISTENING = "0A";

    private Listeners() {}

    /** Where a process listens at this moment. */
    static List<InetSocketAddress> of(ProcessHandle process) throws IOException {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        Set<String> sockets = sockets(folder.resolve("fd"));
        List<InetSocketAddress> listeners = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(folder.resolve(table), StandardCharsets.US_ASCII)) {
                String[] cells = line.strip().split("\\s+", -1);
                if (cells[3].equals(LISTENING) && sockets.contains("socket:[" + cells[9] + "]")) {
                    listeners.add(address(cells[1]));
                }
            }
        }
        return listeners;
    }

    private static Set<String> sockets(Path folder) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sockets.add(target(file));
            }
        }
        return sockets;
    }

    private static String target(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException e) {
            // It has been closed since.
            return "";
        }
    }

    /** {@code 0100007F:1F96}: the address in words of the machine's own order. */
    private static InetSocketAddress address(String hex) throws IOException {
        String[] parts = hex.split(":", 2);
        ByteBuffer address = ByteBuffer.allocate(parts[0].length() / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < parts[0].length(); at += 8) {
            address.putInt(new BigInteger(parts[0].substring(at, at + 8), 16).intValue());
        }
        return new InetSocketAddress(InetAddress.getByAddress(address.array()), Integer.parseInt(parts[1], 16));
    }

    /** The option that keeps a record of what a process loads. */
    static String record(Path file) {
        return "-Xlog:class+load:file=" + file;
    }

    /** Whether the process of a record has ever had anything to listen with. */
    static boolean everIn(Path record) throws IOException {
        try (Stream<String> lines = Files.lines(record, StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> LISTENS.matcher(line).find());
        }
    }
}
