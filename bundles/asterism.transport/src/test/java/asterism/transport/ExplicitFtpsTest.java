package asterism.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import asterism.testkit.upload.FaultyFtpServer;
import asterism.testkit.upload.FtpFault;
import asterism.testkit.upload.TestCertificate;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplicitFtpsTest extends FtpContract {
    @TempDir
    static Path keys;

    private static TestCertificate ours;
    private static TestCertificate other;

    @BeforeAll
    static void makeCertificates() throws Exception {
        ours = TestCertificate.make(keys, "dns:localhost");
        other = TestCertificate.make(keys, "dns:localhost");
    }

    @Override
    String protocol() {
        return "ftps";
    }

    @Override
    Optional<TestCertificate> certificate() {
        return Optional.of(ours);
    }

    @Test
    void trustsNobodyItDoesNotKnow() {
        UploadException e = refusal(at("localhost", "ESCAPE_IN", false, Optional.empty()), password());

        assertThat(e.problem().step()).isEqualTo(UploadStep.SECURE);
        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.CERTIFICATE_UNTRUSTED);
        assertThat(e.isRetryable()).isFalse();
        assertThat(server().commands()).noneMatch(command -> command.startsWith("USER"));
    }

    @Test
    void refusesAnotherCertificateThanTheGivenOne() {
        for (String given : new String[] {other.pem(), other.fingerprint()}) {
            UploadException e = refusal(at("localhost", "ESCAPE_IN", false, Optional.of(given)), password());

            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.CERTIFICATE_UNTRUSTED);
        }
    }

    @Test
    void refusesTheRightAuthorityForAnotherHost() {
        // Two certificates: they are authorities, and the name of the host counts.
        Optional<String> both = Optional.of(ours.pem() + other.pem());
        UploadException e = refusal(at("127.0.0.1", "ESCAPE_IN", false, both), password());

        assertThat(e.problem().step()).isEqualTo(UploadStep.SECURE);
        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.CERTIFICATE_HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "AB:CD", "-----BEGIN CERTIFICATE-----\nrubbish\n-----END CERTIFICATE-----"})
    void saysThatTheGivenCertificateCannotBeRead(String rubbish) {
        UploadException e = refusal(at("localhost", "ESCAPE_IN", false, Optional.of(rubbish)), password());

        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.CERTIFICATE_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsWithTheFingerprintOfTheServer(boolean tls12Only) throws Exception {
        Optional<String> fingerprint = Optional.of(ours.fingerprint());
        try (UploadSession session =
                transport().open(at("127.0.0.1", "ESCAPE_IN", tls12Only, fingerprint), password())) {
            put(session, "a.tmp", content(1_000_000));
            assertThat(session.size("a.tmp")).hasValue(1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"SESSION_REUSE, 522, false", "DATA_REFUSED, 425, true"})
    void saysThatTheServerMayWantTheSessionAgain(FtpFault fault, int code, boolean retryable) throws Exception {
        server().next(fault);
        try (UploadSession session = open()) {
            UploadException e = catchThrowableOfType(UploadException.class, () -> put(session, "a.tmp", content(5)));

            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.TLS_SESSION_REUSE);
            assertThat(e.problem().replyCode()).isEqualTo(code);
            assertThat(e.isRetryable()).isEqualTo(retryable);
        }
    }

    @Test
    void saysThatTheServerHasNoTls(@TempDir Path plain) throws Exception {
        try (FaultyFtpServer unsafe = new FaultyFtpServer(plain, Optional.empty(), false)) {
            var there = at("localhost", "", false, Optional.empty());
            UploadException e = refusal(
                    new asterism.api.upload.Endpoint(
                            "ftps",
                            there.host(),
                            unsafe.port(),
                            "",
                            there.user(),
                            false,
                            Optional.empty(),
                            there.connectTimeout(),
                            there.replyTimeout()),
                    password());

            assertThat(e.problem().step()).isEqualTo(UploadStep.SECURE);
            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.TLS_NOT_OFFERED);
            assertThat(unsafe.commands()).noneMatch(command -> command.startsWith("PASS"));
        }
    }
}
