package asterism.testkit.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A key and a certificate that signs itself, made by the JDK's keytool.
 *
 * @param keyStore    PKCS#12 file
 * @param certificate the certificate
 */
public record TestCertificate(Path keyStore, Certificate certificate) {
    /** Password of the key store. */
    static final String STORE_PASSWORD = "changeit";

    private static final int KEYTOOL_SECONDS = 60;

    /**
     * Makes one.
     *
     * @param folder where its file goes
     * @param names  names and addresses that it is for, as keytool takes them: {@code dns:localhost}
     * @return valid from now on
     * @throws IOException when keytool fails
     */
    public static TestCertificate make(Path folder, String names) throws IOException {
        Path file = Files.createTempFile(folder, "server", ".p12");
        Files.delete(file);
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-dname",
                "CN=asterism test",
                "-ext",
                "san=" + names,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                STORE_PASSWORD);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(file.getFileName() + ".log").toFile())
                    .start();
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException("keytool failed: " + command);
            }
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(in, STORE_PASSWORD.toCharArray());
                return new TestCertificate(file, store.getCertificate("server"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /**
     * The certificate as text.
     *
     * @return PEM
     */
    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Its fingerprint.
     *
     * @return SHA-256 with colons
     */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
