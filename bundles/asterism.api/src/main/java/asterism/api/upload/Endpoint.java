package asterism.api.upload;

import java.time.Duration;
import java.util.Optional;

/**
 * A place that files are sent to. Holds no secret: the password goes beside it.
 *
 * @param protocol       id of an {@link UploadTransport}, as {@code ftp}, {@code ftps}, {@code ftps-implicit}, {@code local}
 * @param host           name or address of the server; empty for a local folder
 * @param port           1 to 65535; 0 for the protocol's own
 * @param directory      directory on the server, relative to where the login leads or absolute; the absolute path of a
 *     local folder
 * @param user           name at the server; empty for a local folder
 * @param tls12Only      whether TLS 1.3 is left out, for servers that want sessions of TLS 1.2
 * @param certificate    certificate that is trusted instead of the JDK's: PEM, or the SHA-256 fingerprint of the server's
 *     own in hexadecimal digits, with or without colons; empty to trust what the JDK trusts
 * @param connectTimeout how long to wait for a connection, up to an hour
 * @param replyTimeout   how long to wait for a reply, or for a block of data to be taken, up to an hour
 */
public record Endpoint(
        String protocol,
        String host,
        int port,
        String directory,
        String user,
        boolean tls12Only,
        Optional<String> certificate,
        Duration connectTimeout,
        Duration replyTimeout) {
    /** Directory of the union's server that files go to. */
    public static final String DEFAULT_DIRECTORY = "ESCAPE_IN";

    /** How long to wait for a connection unless something else is said. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** How long to wait for a reply unless something else is said. */
    public static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Checks what it can.
     *
     * @throws IllegalArgumentException when a text has control characters, or a number is out of its bounds; names it
     */
    public Endpoint {
        refuse(protocol.isEmpty(), "protocol", protocol);
        refuse(controls(protocol), "protocol", protocol);
        refuse(controls(host), "host", host);
        refuse(port < 0 || port > 65_535, "port", port);
        refuse(controls(directory), "directory", directory);
        refuse(controls(user), "user", user);
        refuse(!bounded(connectTimeout), "connectTimeout", connectTimeout);
        refuse(!bounded(replyTimeout), "replyTimeout", replyTimeout);
    }

    /**
     * With nothing special: TLS as the JDK has it, the usual timeouts.
     *
     * @param protocol  as above
     * @param host      as above
     * @param port      as above
     * @param directory as above
     * @param user      as above
     * @return the endpoint
     */
    public static Endpoint of(String protocol, String host, int port, String directory, String user) {
        return new Endpoint(
                protocol, host, port, directory, user, false, Optional.empty(), CONNECT_TIMEOUT, REPLY_TIMEOUT);
    }

    /**
     * Where it is, for people and for comparing: {@code ftp://host:21/ESCAPE_IN}.
     *
     * @return without the user; without host and port for a local folder
     */
    public String place() {
        String server = host.isEmpty() ? "" : port == 0 ? host : host + ':' + port;
        return protocol + "://" + server + (directory.startsWith("/") ? "" : "/") + directory;
    }

    private static void refuse(boolean bad, String name, Object value) {
        if (bad) {
            throw new IllegalArgumentException(name + " of an endpoint cannot be " + value);
        }
    }

    private static boolean controls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean bounded(Duration time) {
        return !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0;
    }
}
