package asterism.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom one session trusts. The certificate of the control connection must be trusted and name the host, or be the very
 * one of the settings; connections for data, which are made to an address, must show the same certificate again.
 */
final class Trust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager authorities;
    private final Optional<byte[]> fingerprint;
    private final AtomicReference<@Nullable X509Certificate> known = new AtomicReference<>();

    /** The certificate is for another host. */
    static final class WrongHostException extends CertificateException {
        private static final long serialVersionUID = 1L;

        WrongHostException(CertificateException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** The certificate of the settings cannot be used. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private Trust(X509ExtendedTrustManager authorities, Optional<byte[]> fingerprint) {
        this.authorities = authorities;
        this.fingerprint = fingerprint;
    }

    /** Makes the TLS side of one session. */
    static SSLContext context(Optional<String> certificate) throws UnreadableException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {of(certificate.map(String::strip))}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Trust of(Optional<String> certificate)
            throws GeneralSecurityException, IOException, UnreadableException {
        if (certificate.isEmpty() || certificate.get().isEmpty()) {
            return new Trust(authorities(null), Optional.empty());
        }
        String text = certificate.get();
        if (!text.startsWith("-----BEGIN")) {
            return new Trust(authorities(null), Optional.of(fingerprint(text)));
        }
        Collection<? extends Certificate> given = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate each : given) {
            store.setCertificateEntry("trusted-" + store.size(), each);
        }
        boolean one = given.size() == 1;
        return new Trust(
                authorities(store), one ? Optional.of(sha256(given.iterator().next())) : Optional.empty());
    }

    private static byte[] fingerprint(String text) throws UnreadableException {
        String digits = text.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT);
        try {
            byte[] bytes = HexFormat.of().parseHex(digits);
            if (bytes.length == 32) {
                return bytes;
            }
            throw new UnreadableException("A SHA-256 fingerprint has 64 digits, not " + digits.length(), null);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("Neither PEM nor a fingerprint", e);
        }
    }

    private static X509ExtendedTrustManager authorities(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("The JDK has no X.509 trust manager"));
    }

    private static byte[] sha256(Certificate certificate) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        X509Certificate before = known.get();
        if (before != null && before.equals(chain[0])) {
            return;
        }
        if (before != null) {
            throw new CertificateException("The data connection shows another certificate than the control connection");
        }
        if (isTheVeryOne(chain[0])) {
            chain[0].checkValidity();
        } else {
            authorities.checkServerTrusted(chain, authType);
            checkHost(chain, authType, socket);
        }
        known.set(chain[0]);
    }

    private void checkHost(X509Certificate[] chain, String authType, Socket socket) throws WrongHostException {
        try {
            authorities.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            throw new WrongHostException(e);
        }
    }

    private boolean isTheVeryOne(X509Certificate leaf) throws CertificateException {
        try {
            return fingerprint.isPresent() && MessageDigest.isEqual(fingerprint.get(), sha256(leaf));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Only sockets are used");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Only sockets are used");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("No server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("No server here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("No server here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.getAcceptedIssuers();
    }
}
