package asterism.transport;

import asterism.api.upload.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/** Makes clients that tell of their data connections. */
final class FtpClients {
    private static final String[] TLS_12 = {"TLSv1.2"};
    private static final String[] TLS = {"TLSv1.3", "TLSv1.2"};

    private FtpClients() {}

    private static final class Plain extends FTPClient {
        private final DataSocket data;

        Plain(DataSocket data) {
            this.data = data;
        }

        @Override
        protected @Nullable Socket _openDataConnection_(String command, @Nullable String arg) throws IOException {
            return data.opened(super._openDataConnection_(command, arg));
        }
    }

    private static final class Secure extends FTPSClient {
        private final DataSocket data;

        Secure(boolean implicit, SSLContext context, DataSocket data) {
            super(implicit, context);
            this.data = data;
        }

        @Override
        protected @Nullable Socket _openDataConnection_(String command, @Nullable String arg) throws IOException {
            return data.opened(super._openDataConnection_(command, arg));
        }
    }

    static FTPClient of(Endpoint endpoint, DataSocket data) throws Trust.UnreadableException {
        FTPClient client = endpoint.protocol().equals("ftp") ? new Plain(data) : secure(endpoint, data);
        client.setControlEncoding(StandardCharsets.UTF_8);
        client.setConnectTimeout(Math.toIntExact(endpoint.connectTimeout().toMillis()));
        client.setDefaultTimeout(Math.toIntExact(endpoint.replyTimeout().toMillis()));
        client.setDataTimeout(endpoint.replyTimeout());
        client.enterLocalPassiveMode();
        return client;
    }

    private static FTPSClient secure(Endpoint endpoint, DataSocket data) throws Trust.UnreadableException {
        boolean implicit = endpoint.protocol().equals("ftps-implicit");
        FTPSClient client = new Secure(implicit, Trust.context(endpoint.certificate()), data);
        client.setEndpointCheckingEnabled(true);
        client.setEnabledProtocols(endpoint.tls12Only() ? TLS_12 : TLS);
        return client;
    }
}
