package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.storage.Database;
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import asterism.testkit.upload.FaultyFtpServer;
import asterism.testkit.upload.FtpFault;
import asterism.transport.FtpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredConnectionsTest {
    private static final Actor IVANOVA = new Actor.User("ivanova");
    private static final String UNION = "sozvezdie";
    private static final String PASSWORD = FaultyFtpServer.PASSWORD;

    @TempDir
    Path home;

    @TempDir
    Path root;

    private final MemoryAudit audit = new MemoryAudit();
    private final Transports transports = new Transports();
    private Database database;
    private FaultyFtpServer server;
    private StoredConnections connections;

    @BeforeEach
    void start() throws Exception {
        database = MemoryDatabase.create();
        Files.createDirectory(root.resolve("ESCAPE_IN"));
        server = new FaultyFtpServer(root, Optional.empty(), false);
        transports.add(new FtpTransport(), Map.of(UploadTransport.PROTOCOL, "ftp"));
        connections = connections();
    }

    private StoredConnections connections() {
        return new StoredConnections(
                database,
                audit,
                (actor, unionId, permission) -> true,
                transports,
                MasterKey.inFile(home.resolve("uploader.key")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private UploadConnection save(String clientId, String host, long version, Optional<char[]> password)
            throws IOException {
        Endpoint endpoint = Endpoint.of("ftp", host, server.port(), "ESCAPE_IN", FaultyFtpServer.USER);
        return connections.save(IVANOVA, new UploadConnection(UNION, clientId, endpoint, false, version), password);
    }

    @Test
    void keepsAPasswordEncryptedAndItsKeyBesideTheDatabase() throws Exception {
        save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));

        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery("select secret from upload_connection")) {
            row.next();
            assertThat(row.getString(1)).isNotEmpty().doesNotContain(PASSWORD);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("uploader.key"))))
                .isEqualTo("rw-------");
        try (Target target = connections().find(UNION, "102532")) {
            assertThat(target.password()).isEqualTo(PASSWORD.toCharArray());
            assertThat(target.toString()).doesNotContain(PASSWORD);
        }
        assertThat(audit.entries)
                .contains("ivanova connection.sozvezdie.common.password changed -> changed")
                .noneMatch(entry -> entry.contains(PASSWORD));
    }

    @Test
    void doesNotReadAPasswordOfAnotherConnectionOrByAnotherKey() throws Exception {
        save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));
        save("1", "127.0.0.1", 0, Optional.of("other".toCharArray()));
        try (Connection connection = database.connect()) {
            connection
                    .createStatement()
                    .execute("update upload_connection set secret ="
                            + " (select secret from upload_connection where client_id = '') where client_id = '1'");
        }
        assertThat(connections.test(IVANOVA, UNION, "1").problem().orElseThrow().advice())
                .isEqualTo(UploadAdvice.KEY_LOST);
        Files.delete(home.resolve("uploader.key"));
        assertThatThrownBy(() -> connections.find(UNION, "2"))
                .isInstanceOfSatisfying(
                        UploadException.class,
                        e -> assertThat(e.problem().advice()).isEqualTo(UploadAdvice.KEY_LOST));
    }

    @Test
    void refusesAKeyFileThatOthersCanRead() throws Exception {
        save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));
        Files.setPosixFilePermissions(home.resolve("uploader.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> connections.find(UNION, "")).hasMessageContaining("mode 600");
    }

    @Test
    void refusesAKeyOfTheConfigurationThatIsNoneWithoutSayingIt() {
        assertThatThrownBy(() -> MasterKey.given("c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void changesTheVersionThatItNames() throws Exception {
        UploadConnection first = save("", "a", 0, Optional.of(PASSWORD.toCharArray()));
        UploadConnection second = save("", "b", first.version(), Optional.of(PASSWORD.toCharArray()));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.hasPassword()).isTrue();
        assertThatThrownBy(() -> save("", "c", 1, Optional.empty()))
                .isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(() -> save("", "c", 0, Optional.empty()))
                .isInstanceOf(ConcurrentModificationException.class);
        assertThat(audit.entries).contains("ivanova connection.sozvezdie.common.host a -> b");
        assertThat(connections.all(IVANOVA, UNION)).containsExactly(second);
    }

    @Test
    void ofTwoThatMakeAConnectionAtOnceTheSecondIsToldSo() throws Exception {
        for (int i = 1; i <= 20; i++) {
            String clientId = Integer.toString(i);
            CyclicBarrier together = new CyclicBarrier(2);
            Callable<Boolean> making = () -> {
                together.await();
                try {
                    return save(clientId, "a", 0, Optional.empty()).version() == 1;
                } catch (ConcurrentModificationException e) {
                    return false;
                }
            };
            FutureTask<Boolean> other = new FutureTask<>(making);
            new Thread(other, "other").start();

            assertThat(List.of(making.call(), other.get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ftps, a, 21, true",
        "ftps, A, 21, true",
        "ftps, b, 21, false",
        "ftps, a, 2121, false",
        "ftp, a, 21, false",
    })
    void aKeptPasswordGoesToTheServerThatItWasGivenFor(String protocol, String host, int port, boolean kept)
            throws Exception {
        Endpoint first = Endpoint.of("ftps", "a", 21, "ESCAPE_IN", FaultyFtpServer.USER);
        connections.save(
                IVANOVA, new UploadConnection(UNION, "", first, false, 0), Optional.of(PASSWORD.toCharArray()));
        audit.entries.clear();

        Endpoint next = Endpoint.of(protocol, host, port, "OTHER", "other");
        UploadConnection saved =
                connections.save(IVANOVA, new UploadConnection(UNION, "", next, true, 1), Optional.empty());

        assertThat(saved.hasPassword()).isEqualTo(kept);
        try (Target target = connections.find(UNION, "")) {
            assertThat(target.password()).isEqualTo((kept ? PASSWORD : "").toCharArray());
        }
        assertThat(audit.entries.contains("ivanova connection.sozvezdie.common.password changed -> changed"))
                .isEqualTo(!kept);
    }

    @Test
    void triesAConnectionAndLeavesNothing() throws Exception {
        save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));
        ConnectionCheck check = connections.test(IVANOVA, UNION, "102532");

        assertThat(check.passed()).isTrue();
        assertThat(check.unencrypted()).isTrue();
        assertThat(check.done())
                .containsExactly(
                        UploadStep.CONNECT,
                        UploadStep.LOGIN,
                        UploadStep.DIRECTORY,
                        UploadStep.WRITE,
                        UploadStep.SIZE,
                        UploadStep.RENAME,
                        UploadStep.DELETE);
        assertThat(server.names("ESCAPE_IN")).isEmpty();
        assertThat(server.commands()).noneMatch(command -> command.contains(".zip"));
    }

    @ParameterizedTest
    @CsvSource({"'', 127.0.0.1, true", "'', localhost, false", "1, 127.0.0.1, false"})
    void anEditedConnectionIsTriedWithThePasswordThatSavingWouldKeep(String clientId, String host, boolean passes)
            throws Exception {
        save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));
        Files.createDirectory(root.resolve("OTHER"));
        Endpoint edited = Endpoint.of("ftp", host, server.port(), "OTHER", FaultyFtpServer.USER);

        ConnectionCheck check =
                connections.test(IVANOVA, new UploadConnection(UNION, clientId, edited, false, 0), Optional.empty());

        assertThat(check.passed()).isEqualTo(passes);
        assertThat(check.problem().map(UploadProblem::step))
                .isEqualTo(passes ? Optional.empty() : Optional.of(UploadStep.LOGIN));
        assertThat(audit.entries).anyMatch(entry -> entry.startsWith("ivanova connection.test"));
        assertThat(connections.find(UNION, "").endpoint().directory()).isEqualTo("ESCAPE_IN");
    }

    @Test
    void aPasswordThatIsGivenIsTriedInsteadOfTheOneThatIsKept() throws Exception {
        UploadConnection kept = save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));

        assertThat(connections
                        .test(IVANOVA, kept, Optional.of("other".toCharArray()))
                        .problem()
                        .orElseThrow()
                        .step())
                .isEqualTo(UploadStep.LOGIN);
    }

    @Test
    void namesTheStepThatFailed() throws Exception {
        save("", "127.0.0.1", 0, Optional.of(PASSWORD.toCharArray()));
        server.next(FtpFault.RENAME_REFUSED);
        ConnectionCheck rename = connections.test(IVANOVA, UNION, "");
        server.next(FtpFault.LOGIN_REFUSED);
        ConnectionCheck login = connections.test(IVANOVA, UNION, "");

        assertThat(rename.problem().orElseThrow().step()).isEqualTo(UploadStep.RENAME);
        assertThat(rename.done()).endsWith(UploadStep.WRITE, UploadStep.SIZE);
        assertThat(server.names("ESCAPE_IN")).isEmpty();
        assertThat(login.problem().orElseThrow().step()).isEqualTo(UploadStep.LOGIN);
        assertThat(login.done()).containsExactly(UploadStep.CONNECT);
        assertThat(audit.entries).contains("ivanova connection.sozvezdie.common.test  -> LOGIN LOGIN_REFUSED");
    }
}
