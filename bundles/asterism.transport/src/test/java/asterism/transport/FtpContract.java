package asterism.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadSession;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import asterism.testkit.upload.FaultyFtpServer;
import asterism.testkit.upload.FtpFault;
import asterism.testkit.upload.TestCertificate;
import asterism.testkit.upload.UploadTransportContract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of the three kinds of FTP must do, faults of the server included. */
abstract class FtpContract extends UploadTransportContract {
    @TempDir
    Path home;

    private final FtpTransport transport = new FtpTransport();
    private FaultyFtpServer server;

    abstract String protocol();

    /** Certificate of the server; empty for plain FTP. */
    abstract Optional<TestCertificate> certificate();

    @BeforeEach
    void startServer() throws Exception {
        Files.createDirectory(home.resolve("ESCAPE_IN"));
        server = new FaultyFtpServer(home, certificate(), protocol().equals("ftps-implicit"));
    }

    @AfterEach
    void stopServer() {
        server.close();
        transport.close();
    }

    final FaultyFtpServer server() {
        return server;
    }

    @Override
    protected UploadTransport transport() {
        return transport;
    }

    @Override
    protected Endpoint endpoint() {
        return at("localhost", Endpoint.DEFAULT_DIRECTORY, false, certificate().map(TestCertificate::pem));
    }

    @Override
    protected Endpoint withoutDirectory() {
        return at("localhost", "NOWHERE", false, certificate().map(TestCertificate::pem));
    }

    final Endpoint at(String host, String directory, boolean tls12Only, Optional<String> trusted) {
        return new Endpoint(
                protocol(),
                host,
                server.port(),
                directory,
                FaultyFtpServer.USER,
                tls12Only,
                trusted,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    private Endpoint impatient() {
        Endpoint usual = endpoint();
        return new Endpoint(
                usual.protocol(),
                usual.host(),
                usual.port(),
                usual.directory(),
                usual.user(),
                false,
                usual.certificate(),
                usual.connectTimeout(),
                Duration.ofMillis(700));
    }

    @Override
    protected char[] password() {
        return FaultyFtpServer.PASSWORD.toCharArray();
    }

    @Override
    protected Path directory() {
        return home.resolve(Endpoint.DEFAULT_DIRECTORY);
    }

    final UploadException refusal(Endpoint endpoint, char[] password) {
        return catchThrowableOfType(UploadException.class, () -> transport.open(endpoint, password));
    }

    @Test
    void saysThatTheServerIsDown() {
        server.stop();
        UploadException e = refusal(endpoint(), password());

        assertThat(e.problem().step()).isEqualTo(UploadStep.CONNECT);
        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.SERVER_UNREACHABLE);
        assertThat(e.isRetryable()).isTrue();
    }

    @Test
    void saysThatTheHostIsUnknown() {
        UploadException e = refusal(at("no-such-host.invalid", "", false, Optional.empty()), password());

        assertThat(e.problem().step()).isEqualTo(UploadStep.CONNECT);
        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.HOST_UNKNOWN);
    }

    @Test
    void saysThatTheServerIsBusy() {
        server.next(FtpFault.BUSY);
        UploadException e = refusal(endpoint(), password());

        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.SERVER_BUSY);
        assertThat(e.isRetryable()).isTrue();
    }

    @Test
    void saysThatThePasswordIsWrong() {
        UploadException e = refusal(endpoint(), "wrong".toCharArray());

        assertThat(e.problem().step()).isEqualTo(UploadStep.LOGIN);
        assertThat(e.problem().advice()).isEqualTo(UploadAdvice.LOGIN_REFUSED);
        assertThat(e.problem().replyCode()).isEqualTo(530);
        assertThat(e.isRetryable()).isFalse();
    }

    @Test
    void keepsThePasswordToItselfEvenWhenTheServerDoesNot() {
        server.next(FtpFault.LOGIN_REFUSED_ALOUD);
        UploadException e = refusal(endpoint(), password());
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));

        assertThat(e.problem().replyText()).isEqualTo("No user with the password ***");
        assertThat(all.toString()).doesNotContain(FaultyFtpServer.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "DISK_FULL, DISK_FULL, 452, true",
        "DISK_FULL_LATER, DISK_FULL, 452, true",
        "FILE_BUSY, FILE_BUSY, 450, true",
        "CUT, CONNECTION_LOST, 0, true",
    })
    void saysWhyAFileCouldNotBeWritten(FtpFault fault, UploadAdvice advice, int code, boolean retryable)
            throws Exception {
        server.next(fault);
        try (UploadSession session = open()) {
            UploadException e =
                    catchThrowableOfType(UploadException.class, () -> put(session, "a.tmp", content(2_000_000)));

            assertThat(e.problem().step()).isEqualTo(UploadStep.WRITE);
            assertThat(e.problem().advice()).isEqualTo(advice);
            assertThat(e.problem().replyCode()).isEqualTo(code);
            assertThat(e.isRetryable()).isEqualTo(retryable);
        }
        assertThat(server.names("ESCAPE_IN")).doesNotContain("a.zip");
    }

    @Test
    void givesUpOnAServerThatTakesNothing() throws Exception {
        server.next(FtpFault.STALLED);
        try (UploadSession session = transport.open(impatient(), password())) {
            UploadException e =
                    catchThrowableOfType(UploadException.class, () -> put(session, "a.tmp", content(30_000_000)));

            assertThat(e.problem().step()).isEqualTo(UploadStep.WRITE);
            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.CONNECTION_LOST);
            assertThat(e.isRetryable()).isTrue();
        }
    }

    @Test
    void seesTheSizeOfAFileThatArrivedShort() throws Exception {
        server.next(FtpFault.SHORT);
        try (UploadSession session = open()) {
            // The server may also be seen to close early.
            UploadException e =
                    catchThrowableOfType(UploadException.class, () -> put(session, "a.tmp", content(2_000_000)));
            assertThat(e == null || e.isRetryable()).isTrue();
        }
        try (UploadSession session = open()) {
            assertThat(session.size("a.tmp")).hasValue(20_000);
        }
    }

    @Test
    void findsSizesWithoutTheCommandForThem() throws Exception {
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(100_000));
            server.next(FtpFault.NO_SIZE);
            assertThat(session.size("a.tmp")).hasValue(100_000);
            server.next(FtpFault.NO_SIZE);
            assertThat(session.size("b.tmp")).isEmpty();
        }
    }

    @Test
    void saysThatTheNewNameIsRefused() throws Exception {
        server.next(FtpFault.RENAME_REFUSED);
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(5));
            UploadException e = catchThrowableOfType(UploadException.class, () -> session.rename("a.tmp", "a.zip"));

            assertThat(e.problem().step()).isEqualTo(UploadStep.RENAME);
            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.NAME_REFUSED);
            assertThat(e.problem().replyCode()).isEqualTo(553);
        }
    }

    @ParameterizedTest
    @CsvSource({"RENAME_ANSWER_LOST, a.zip", "RENAME_LOST, a.tmp"})
    void saysThatTheAnswerToARenameIsLost(FtpFault fault, String there) throws Exception {
        server.next(fault);
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(5));
            UploadException e = catchThrowableOfType(UploadException.class, () -> session.rename("a.tmp", "a.zip"));

            assertThat(e.problem().step()).isEqualTo(UploadStep.RENAME);
            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.CONNECTION_LOST);
            assertThat(e.isRetryable()).isTrue();
        }
        assertThat(server.names("ESCAPE_IN")).containsExactly(there);
    }

    @Test
    void saysThatDeletingIsRefused() throws Exception {
        server.next(FtpFault.DELETE_REFUSED);
        try (UploadSession session = open()) {
            put(session, "a.tmp", content(5));
            UploadException e = catchThrowableOfType(UploadException.class, () -> session.delete("a.tmp"));

            assertThat(e.problem().step()).isEqualTo(UploadStep.DELETE);
            assertThat(e.problem().advice()).isEqualTo(UploadAdvice.NOT_ALLOWED);
        }
    }
}
