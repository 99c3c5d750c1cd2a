package asterism.process;

import static asterism.process.NightLedger.FIRST_DAY;
import static asterism.process.NightLedger.NIGHT;
import static asterism.process.NightLedger.STORES;
import static asterism.testkit.upload.FaultyFtpServer.ASCII_PASSWORD;
import static asterism.testkit.upload.FaultyFtpServer.ASCII_USER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The home of a chain whose files are formed and sent by schedule, as an administrator has set it up by commands. */
final class NightHome {
    static final String CLIENT = "102532";
    static final String DIRECTORY = "ESCAPE_IN";

    private static final String TONIGHT = NIGHT.format(DateTimeFormatter.BASIC_ISO_DATE);

    private final Path folder;
    private final AsterismProcess asterism;

    NightHome(Path folder) {
        this.folder = folder;
        asterism = new AsterismProcess(
                folder,
                Map.of("ASTERISM_PASSWORD", ASCII_PASSWORD),
                "-Dorg.slf4j.simpleLogger.log.asterism=info",
                "-Djava.io.tmpdir=" + folder);
    }

    /** Sets everything up to the evening before the night. */
    void setUp(int port) throws Exception {
        Path settings = folder.resolve("chain.settings");
        Files.writeString(settings, settings(port), StandardCharsets.UTF_8);
        NightLedger.writeEve(source());
        command("settings", "import", settings.toString());
        command("connection", "password");
        command(
                "initial",
                "form",
                "--source",
                source().toString(),
                "--at",
                NIGHT.minusDays(1).atTime(18, 0).toString());
        command("initial", "confirm");
        NightLedger.writeNight(source());
        Files.move(home(), ready());
    }

    private static String settings(int port) {
        String stores = IntStream.rangeClosed(1, STORES)
                .mapToObj(store -> """
                        [store]
                        store = %d
                        storeCode = code-%d
                        clientId = %s
                        initialDay = %s
                        """.formatted(store, store, CLIENT, FIRST_DAY))
                .collect(Collectors.joining());
        return """
                [integration]
                enabled = true
                [kinds]
                scope = ALL
                [connection]
                clientId =
                protocol = ftp
                host = 127.0.0.1
                port = %d
                directory = %s
                user = %s
                [schedule]
                job = form
                enabled = true
                [schedule]
                job = send
                enabled = true
                """.formatted(port, DIRECTORY, ASCII_USER) + stores;
    }

    /** Takes everything back to the evening before. */
    void begin() throws IOException {
        if (Files.exists(home())) {
            delete(home());
        }
        try (var files = Files.walk(ready())) {
            for (Path file : files.toList()) {
                Files.copy(file, home().resolve(ready().relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    AsterismProcess.Running start(LocalDateTime at) throws IOException {
        return asterism.start(arguments("run", "--port", "0", "--source", source().toString(), "--at", at.toString()));
    }

    /** Runs a command to its good end and tells what it said. */
    String command(String... arguments) throws Exception {
        AsterismProcess.Outcome outcome = asterism.run(arguments(arguments));
        assertThat(outcome.exit())
                .as("%s: %s %s", Arrays.toString(arguments), outcome.out(), outcome.err())
                .isZero();
        return outcome.out();
    }

    private String[] arguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home().toString(), "--lang", "en"));
        return all.toArray(String[]::new);
    }

    /**
     * The night's files.
     *
     * @param archives names of those that stand in their places
     * @param parts    names of those that are being written, or were when a process was killed, and since when
     */
    record FilesThere(List<String> archives, Map<String, FileTime> parts) {
        /** Whether a file is being written that was not. */
        boolean isWriting(FilesThere before) {
            return !before.parts.entrySet().containsAll(parts.entrySet());
        }
    }

    FilesThere files() throws IOException {
        List<String> archives = new ArrayList<>();
        Map<String, FileTime> parts = new TreeMap<>();
        try (var files = Files.list(home().resolve("files"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(TONIGHT) && name.endsWith(".zip")) {
                    archives.add(name);
                } else if (name.startsWith(".")) {
                    parts.put(name, Files.getLastModifiedTime(file));
                }
            }
        } catch (NoSuchFileException e) {
            // One that was just being written is in its place now: it is seen there the next time.
            return files();
        }
        return new FilesThere(archives, parts);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    private Path source() {
        return folder.resolve("source");
    }
}
