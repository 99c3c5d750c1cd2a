package asterism.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The file in a home that says where the host listens; an administrator writes it, and {@code run --port} one line. */
final class HostFile {
    static final int DEFAULT_PORT = 8086;
    static final int GREATEST_PORT = 65_535;

    private static final String NAME = "host.properties";
    private static final String PORT = "port";
    private static final String KEYSTORE = "keystore";
    private static final String LISTEN = "listen";
    private static final String PUBLIC_ORIGIN = "publicOrigin";

    /** Where each key goes: the configuration, and the property of it. */
    private static final Map<String, Place> PLACES = Map.of(
            PORT,
            new Place("asterism.host", PORT, false),
            LISTEN,
            new Place("asterism.host", LISTEN, false),
            KEYSTORE,
            new Place("asterism.host", KEYSTORE, true),
            "keystorePasswordFile",
            new Place("asterism.host", "keystorePasswordFile", true),
            PUBLIC_ORIGIN,
            new Place("asterism.host", PUBLIC_ORIGIN, false),
            "idleMinutes",
            new Place("asterism.host.sessions", "idleMinutes", false),
            "absoluteHours",
            new Place("asterism.host.sessions", "absoluteHours", false),
            "metricsTokenFile",
            new Place("asterism.host.metrics", "tokenFile", true));

    private final Path home;
    private final Map<String, String> values;

    private HostFile(Path home, Map<String, String> values) {
        this.home = home;
        this.values = values;
    }

    /**
     * A property of a configuration.
     *
     * @param pid      the configuration
     * @param property its property
     * @param isPath   whether a path within the home is meant
     */
    record Place(String pid, String property, boolean isPath) {}

    /** Reads it; without a file all is as it is by default. */
    static HostFile read(Path home, Text text) throws IOException {
        Path file = home.resolve(NAME);
        Map<String, String> values = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            Properties read = new Properties();
            // A path of Windows has backslashes, which are nothing special here.
            try (Reader in = new StringReader(
                    Files.readString(file, StandardCharsets.UTF_8).replace("\\", "\\\\"))) {
                read.load(in);
            }
            for (String key : read.stringPropertyNames()) {
                if (!PLACES.containsKey(key)) {
                    throw new IOException(
                            text.say("host.key", file, key, String.join(", ", new TreeMap<>(PLACES).keySet())));
                }
                values.put(key, read.getProperty(key).strip());
            }
        }
        return new HostFile(home, values);
    }

    /** With another port, which is remembered unless it is any that is free. */
    HostFile withPort(int port) throws IOException {
        Map<String, String> next = new TreeMap<>(values);
        next.put(PORT, Integer.toString(port));
        if (port > 0 && !Integer.toString(port).equals(values.get(PORT))) {
            Path file = home.resolve(NAME);
            List<String> lines = new ArrayList<>(
                    Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of());
            lines.removeIf(line -> line.matches("\\s*" + PORT + "\\s*[=: ].*"));
            lines.add(PORT + " = " + port);
            Files.createDirectories(home);
            Files.write(file, lines, StandardCharsets.UTF_8);
        }
        return new HostFile(home, next);
    }

    /** The properties of a configuration. */
    Map<String, String> of(String pid) {
        Map<String, String> properties = new TreeMap<>();
        values.forEach((key, value) -> {
            Place place = Optional.ofNullable(PLACES.get(key)).orElseThrow();
            if (place.pid().equals(pid)) {
                properties.put(
                        place.property(),
                        place.isPath() && !value.isEmpty() ? home.resolve(value).toString() : value);
            }
        });
        return properties;
    }

    /** Where a browser on this machine finds the host, as far as the file says it. */
    String address() {
        String known = values.getOrDefault(PUBLIC_ORIGIN, "");
        if (!known.isEmpty()) {
            return known;
        }
        boolean encrypted = !values.getOrDefault(KEYSTORE, "").isEmpty();
        String port = values.getOrDefault(PORT, Integer.toString(DEFAULT_PORT));
        String listen = values.getOrDefault(LISTEN, "127.0.0.1");
        boolean isAll = listen.equals("0.0.0.0") || listen.equals("::");
        String host = isAll ? "localhost" : listen.matches("[^\\[].*:.*") ? "[" + listen + "]" : listen;
        return (encrypted ? "https://" : "http://") + host + ":" + port;
    }
}
