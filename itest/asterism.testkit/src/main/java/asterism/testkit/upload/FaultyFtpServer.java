package asterism.testkit.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A real FTP server on loopback that fails on request. Its users stand in the folder it is given. */
public final class FaultyFtpServer implements AutoCloseable {
    /** The usual user. */
    public static final String USER = "asterism";

    /** The user's password; occurs in no test for anything else. */
    public static final String PASSWORD = "s3cret-Пароль-42";

    /** A user whose password can be in the environment of a process in any locale. */
    public static final String ASCII_USER = "asterism-ascii";

    /** That user's password. */
    public static final String ASCII_PASSWORD = "s3cret-word-43";

    private final Path home;
    private final Optional<TestCertificate> certificate;
    private final boolean implicit;
    private final FaultLayer layer = new FaultLayer();
    private final BesideLayer beside = new BesideLayer();
    private FtpServer server;
    private int port;

    /**
     * Starts a server.
     *
     * @param home        the user's folder
     * @param certificate for TLS; empty for none
     * @param implicit    whether connections begin with TLS
     * @throws FtpException when it cannot start
     */
    public FaultyFtpServer(Path home, Optional<TestCertificate> certificate, boolean implicit) throws FtpException {
        this.home = home;
        this.certificate = certificate;
        this.implicit = implicit;
        start();
    }

    /**
     * Starts it again after {@link #stop()}, at the same port.
     *
     * @throws FtpException when it cannot start
     */
    public void start() throws FtpException {
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress("127.0.0.1");
        listeners.setPort(port);
        listeners.setImplicitSsl(implicit);
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassiveAddress("127.0.0.1");
        data.setImplicitSsl(implicit);
        certificate.map(FaultyFtpServer::tls).ifPresent(tls -> {
            listeners.setSslConfiguration(tls.createSslConfiguration());
            data.setSslConfiguration(tls.createSslConfiguration());
        });
        listeners.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        Listener listener = listeners.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setFtplets(new HashMap<>(Map.of("faults", layer, "beside", beside)));
        ConnectionConfigFactory connections = new ConnectionConfigFactory();
        connections.setLoginFailureDelay(0);
        factory.setConnectionConfig(connections.createConnectionConfig());
        addUsers(factory);
        server = factory.createServer();
        server.start();
        port = listener.getPort();
    }

    private void addUsers(FtpServerFactory factory) throws FtpException {
        PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
        users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        factory.setUserManager(users.createUserManager());
        for (Map.Entry<String, String> known :
                Map.of(USER, PASSWORD, ASCII_USER, ASCII_PASSWORD).entrySet()) {
            BaseUser user = new BaseUser();
            user.setName(known.getKey());
            user.setPassword(known.getValue());
            user.setHomeDirectory(home.toString());
            user.setAuthorities(List.of(new WritePermission()));
            factory.getUserManager().save(user);
        }
    }

    private static SslConfigurationFactory tls(TestCertificate certificate) {
        SslConfigurationFactory tls = new SslConfigurationFactory();
        tls.setKeystoreFile(certificate.keyStore().toFile());
        tls.setKeystoreType("PKCS12");
        tls.setKeystorePassword(TestCertificate.STORE_PASSWORD);
        tls.setKeyPassword(TestCertificate.STORE_PASSWORD);
        tls.setSslProtocol("TLSv1.3", "TLSv1.2");
        return tls;
    }

    /** Stops listening; what is connected is cut off. */
    public void stop() {
        server.stop();
    }

    /**
     * Where it listens.
     *
     * @return port on 127.0.0.1
     */
    public int port() {
        return port;
    }

    /**
     * Lets something go wrong once; faults for the same command come in the order of the calls.
     *
     * @param fault what
     */
    public void next(FtpFault fault) {
        layer.add(fault, 0);
    }

    /**
     * Lets something go wrong later.
     *
     * @param spared how many commands of that name still pass
     * @param fault  what
     */
    public void nextAfter(int spared, FtpFault fault) {
        layer.add(fault, spared);
    }

    /**
     * Lets something be done once beside a command, by the server's thread, which goes on with the command afterwards.
     * Takes the place of what was asked for before.
     *
     * @param command name of the command, as {@code RNTO}
     * @param spared  how many commands of that name still pass
     * @param moment  where the command is then
     * @param action  what is done
     */
    public void beside(String command, int spared, FtpMoment moment, Runnable action) {
        beside.want(command, spared, moment, action);
    }

    /**
     * What it was asked so far.
     *
     * @return commands with their arguments, without passwords
     */
    public List<String> commands() {
        return List.copyOf(layer.commands());
    }

    /**
     * A file in a directory below the user's folder.
     *
     * @param directory the directory, as {@code ESCAPE_IN}
     * @param name      the file
     * @return where it is, whether or not it is there
     */
    public Path file(String directory, String name) {
        return home.resolve(directory).resolve(name);
    }

    /**
     * The names in a directory below the user's folder.
     *
     * @param directory the directory
     * @return sorted
     * @throws java.io.IOException when there is no such directory
     */
    public List<String> names(String directory) throws java.io.IOException {
        try (var files = Files.list(home.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() {
        layer.release();
        server.stop();
    }
}
