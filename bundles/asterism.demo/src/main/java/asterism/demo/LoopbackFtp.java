package asterism.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** The union's server in the demo: plain FTP on this machine only, at any free port, with one user. */
final class LoopbackFtp implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    static final String USER = "chain";

    private final FtpServer server;
    private final Listener listener;

    private LoopbackFtp(FtpServer server, Listener listener) {
        this.server = server;
        this.listener = listener;
    }

    /**
     * Starts it.
     *
     * @param folder   where the user stands; must be there
     * @param password of the user
     */
    static LoopbackFtp start(Path folder, String password) throws IOException {
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassiveAddress(HOST);
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress(HOST);
        listeners.setPort(0);
        listeners.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        Listener listener = listeners.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
        users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        factory.setUserManager(users.createUserManager());
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(password);
        user.setHomeDirectory(folder.toString());
        user.setAuthorities(List.of(new WritePermission()));
        try {
            factory.getUserManager().save(user);
            FtpServer server = factory.createServer();
            server.start();
            return new LoopbackFtp(server, listener);
        } catch (FtpException e) {
            throw new IOException("The FTP server of the demo did not start: " + e.getMessage(), e);
        }
    }

    int port() {
        return listener.getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}
