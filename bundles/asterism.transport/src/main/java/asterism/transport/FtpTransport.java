package asterism.transport;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.commons.net.ftp.FTPClient;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** FTP, and FTP over TLS, explicit ({@code ftps}) or implicit; passive mode, names in UTF-8. */
@Component(
        property = {
            UploadTransport.PROTOCOL + "=ftp",
            UploadTransport.PROTOCOL + "=ftps",
            UploadTransport.PROTOCOL + "=ftps-implicit"
        })
public final class FtpTransport implements UploadTransport {
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "asterism-ftp-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public UploadSession open(Endpoint endpoint, char[] password) throws UploadException {
        // The client of commons-net takes a String only: it lives as long as the call and the session.
        String secret = new String(password);
        if (secret.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A password cannot hold control characters");
        }
        boolean encrypted = !endpoint.protocol().equals("ftp");
        Faults faults = new Faults(endpoint, encrypted, secret);
        DataSocket data = new DataSocket(watchdog, endpoint.replyTimeout());
        FTPClient client;
        try {
            client = FtpClients.of(endpoint, data);
        } catch (Trust.UnreadableException e) {
            throw faults.failed(UploadStep.SECURE, UploadAdvice.CERTIFICATE_UNREADABLE, false, e);
        }
        FtpSession session = new FtpSession(client, data, faults);
        try {
            new FtpOpening(client, endpoint, faults).open(secret);
            return session;
        } catch (UploadException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Deactivate
    void close() {
        watchdog.shutdownNow();
    }
}
