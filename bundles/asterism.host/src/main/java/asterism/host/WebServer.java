package asterism.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the web server listen as long as it is configured. The server is configured by a configuration of its own, which
 * is kept in a file: the password of the keystore is put into it on its way to the server, and is nowhere else.
 */
@Component(
        service = ConfigurationPlugin.class,
        immediate = true,
        configurationPid = "asterism.host",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = {"cm.target=org.apache.felix.http", "service.cmRanking:Integer=1"})
@Designate(ocd = WebServer.Config.class)
public final class WebServer implements ConfigurationPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String PID = "org.apache.felix.http";
    private static final String PASSWORD = "org.apache.felix.https.keystore.password";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private final Config config;
    private final Configuration configuration;

    /** Where it listens. */
    @ObjectClassDefinition(name = "Asterism host")
    public @interface Config {
        /**
         * The port.
         *
         * @return 1 to 65,535; 0 for any that is free
         */
        @AttributeDefinition(name = "Port", description = "Port to listen on; 0: any that is free")
        int port() default 8086;

        /**
         * The address.
         *
         * @return a name or address of this machine
         */
        @AttributeDefinition(
                name = "Address",
                description = "Address of this machine to listen on, 127.0.0.1 for nobody else; 0.0.0.0: all")
        String listen() default "127.0.0.1";

        /**
         * The keystore of TLS.
         *
         * @return path of a PKCS #12 file; empty: no TLS
         */
        @AttributeDefinition(
                name = "Keystore",
                description = "Path of a PKCS #12 file with the server's key and certificate; empty: no TLS",
                required = false)
        String keystore() default "";

        /**
         * The keystore's password.
         *
         * @return path of a file that holds nothing else
         */
        @AttributeDefinition(
                name = "Password file",
                description = "Path of the file that holds the password of the keystore",
                required = false)
        String keystorePasswordFile() default "";

        /**
         * How browsers find the host, where a proxy passes their requests on.
         *
         * @return scheme, host and port; empty: as the server is asked itself
         */
        @AttributeDefinition(
                name = "Public origin",
                description = "https://host or https://host:port of a proxy that passes requests on; empty: none",
                required = false)
        String publicOrigin() default "";
    }

    /**
     * Wired by DS.
     *
     * @throws IllegalArgumentException when there is no such port, the public origin is none, or the keystore cannot be read with its password
     * @throws IllegalStateException    when the port is in use
     */
    @Activate
    public WebServer(@Reference ConfigurationAdmin configurations, Config config) throws IOException {
        if (config.port() < 0 || config.port() > 65_535) {
            throw new IllegalArgumentException("asterism.host: port must be 0 to 65535, not " + config.port());
        }
        if (!config.publicOrigin().isEmpty()) {
            checkOrigin(config.publicOrigin());
        }
        this.config = config;
        if (isEncrypted()) {
            checkKeystore();
        } else if (!LOOPBACK.contains(config.listen())) {
            LOG.warn(
                    "passwords travel unencrypted: {} is not this machine alone, and there is no keystore",
                    config.listen());
        }
        checkPort();
        configuration = configurations.getConfiguration(PID, "?");
        configuration.update(FrameworkUtil.asDictionary(properties()));
    }

    private static void checkOrigin(String origin) {
        try {
            Origin.of(origin);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("asterism.host: publicOrigin: " + e.getMessage(), e);
        }
    }

    private boolean isEncrypted() {
        return !config.keystore().isEmpty();
    }

    /** Says it here, and in words: the server would only log it. */
    private void checkKeystore() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(config.keystore()))) {
            KeyStore.getInstance("PKCS12").load(in, password().toCharArray());
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("asterism.host: there is no file " + e.getFile(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "asterism.host: keystore " + config.keystore() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void checkPort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(config.listen(), config.port()));
        } catch (BindException e) {
            throw new IllegalStateException(
                    "port " + config.port() + " of " + config.listen() + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("org.apache.felix.http.host", config.listen());
        properties.put("org.apache.felix.http.enable", !isEncrypted());
        properties.put("org.apache.felix.https.enable", isEncrypted());
        properties.put(
                isEncrypted() ? "org.osgi.service.http.port.secure" : "org.osgi.service.http.port", config.port());
        if (isEncrypted()) {
            properties.put("org.apache.felix.https.keystore", config.keystore());
            properties.put("org.apache.felix.https.keystore.type", "PKCS12");
            properties.put("org.apache.felix.https.jetty.protocols.included", new String[] {"TLSv1.2", "TLSv1.3"});
        }
        return properties;
    }

    private String password() throws IOException {
        if (config.keystorePasswordFile().isEmpty()) {
            throw new IllegalArgumentException("asterism.host: keystorePasswordFile is required with a keystore");
        }
        return SecretFile.read(config.keystorePasswordFile());
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        if (isEncrypted() && properties.get("org.apache.felix.https.keystore") != null) {
            try {
                properties.put(PASSWORD, password());
            } catch (IOException e) {
                LOG.error("the password of the keystore cannot be read", e);
            }
        }
    }

    /** The server stops with its configuration. */
    @Deactivate
    void close() throws IOException {
        try {
            configuration.delete();
        } catch (IllegalStateException e) {
            LOG.debug("the framework stops", e);
        }
    }
}
