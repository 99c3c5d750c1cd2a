package asterism.transport;

import asterism.testkit.upload.TestCertificate;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ImplicitFtpsTest extends FtpContract {
    @TempDir
    static Path keys;

    private static TestCertificate certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.make(keys, "dns:localhost");
    }

    @Override
    String protocol() {
        return "ftps-implicit";
    }

    @Override
    Optional<TestCertificate> certificate() {
        return Optional.of(certificate);
    }
}
