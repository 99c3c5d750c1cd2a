package asterism.transport;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadStep;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/** The way into the directory: connect, secure, log in, go there. */
final class FtpOpening {
    private final FTPClient client;
    private final Endpoint endpoint;
    private final Faults faults;

    FtpOpening(FTPClient client, Endpoint endpoint, Faults faults) {
        this.client = client;
        this.endpoint = endpoint;
        this.faults = faults;
    }

    void open(String password) throws UploadException {
        connect();
        logIn(password);
        if (client instanceof FTPSClient secure) {
            protectData(secure);
        }
        enter();
    }

    private void connect() throws UploadException {
        try {
            if (endpoint.port() == 0) {
                client.connect(endpoint.host());
            } else {
                client.connect(endpoint.host(), endpoint.port());
            }
        } catch (UnknownHostException e) {
            throw faults.failed(UploadStep.CONNECT, UploadAdvice.HOST_UNKNOWN, true, e);
        } catch (SSLException e) {
            throw insecure(e);
        } catch (IOException e) {
            throw client.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE
                    ? refused(UploadStep.CONNECT)
                    : faults.failed(UploadStep.CONNECT, UploadAdvice.SERVER_UNREACHABLE, true, e);
        }
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
            throw refused(UploadStep.CONNECT);
        }
    }

    private UploadException insecure(SSLException e) {
        if (find(e, Trust.WrongHostException.class) != null) {
            return faults.failed(UploadStep.SECURE, UploadAdvice.CERTIFICATE_HOST, false, e);
        }
        if (find(e, CertificateException.class) != null) {
            return faults.failed(UploadStep.SECURE, UploadAdvice.CERTIFICATE_UNTRUSTED, false, e);
        }
        if (FTPReply.isNegativeTransient(client.getReplyCode())
                || FTPReply.isNegativePermanent(client.getReplyCode())) {
            return refused(UploadStep.SECURE);
        }
        return faults.failed(UploadStep.SECURE, UploadAdvice.TLS_FAILED, false, e);
    }

    private static @Nullable Throwable find(Throwable start, Class<? extends Throwable> type) {
        Throwable each = start;
        while (each != null && !type.isInstance(each)) {
            each = each.getCause();
        }
        return each;
    }

    private void logIn(String password) throws UploadException {
        try {
            if (!client.login(endpoint.user(), password)) {
                throw refused(UploadStep.LOGIN);
            }
        } catch (IOException e) {
            throw lost(UploadStep.LOGIN, e);
        }
    }

    private void protectData(FTPSClient secure) throws UploadException {
        try {
            secure.execPBSZ(0);
            secure.execPROT("P");
        } catch (SSLException e) {
            throw refused(UploadStep.SECURE);
        } catch (IOException e) {
            throw lost(UploadStep.SECURE, e);
        }
    }

    private void enter() throws UploadException {
        try {
            // Servers that know no such option have UTF-8 always, or never.
            client.sendCommand("OPTS", "UTF8 ON");
            if (!client.setFileType(FTP.BINARY_FILE_TYPE)) {
                throw refused(UploadStep.DIRECTORY);
            }
            if (!endpoint.directory().isEmpty() && !client.changeWorkingDirectory(endpoint.directory())) {
                throw refused(UploadStep.DIRECTORY);
            }
        } catch (IOException e) {
            throw lost(UploadStep.DIRECTORY, e);
        }
    }

    private UploadException refused(UploadStep step) {
        return faults.refused(step, client.getReplyCode(), client.getReplyString());
    }

    private UploadException lost(UploadStep step, IOException e) {
        return client.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE
                ? refused(step)
                : faults.failed(step, UploadAdvice.CONNECTION_LOST, true, e);
    }
}
