package asterism.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.process.AsterismProcess.Outcome;
import asterism.process.ServedHome.Host;
import asterism.testkit.LedgerModel;
import asterism.testkit.RandomLedger;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The host as a process, opened as an administrator opens it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "tells there which sockets a process has")
class HostProcessIT {
    private static final String KEYSTORE_PASSWORD = "only-in-a-file";

    @TempDir
    private Path folder;

    private ServedHome home;
    private String source;

    @BeforeEach
    void writeSource() throws IOException {
        home = new ServedHome(folder);
        source = folder.resolve("source").toString();
        LedgerModel ledger = RandomLedger.of(1);
        ledger.writeTo(folder.resolve("source"), WriteOptions.plain());
    }

    @Test
    void theFirstAdministratorComesByTheLinkOfTheFirstStartAndStaysSignedInOverTheNext() throws Exception {
        Visitor anna = new Visitor();
        Outcome first;
        try (Host host = home.run("--source", source)) {
            host.requireLoopbackOnly();
            answersToNobody(host.base());
            takeTheLink(anna, host);
            refusesTheHomeToOthers(host);
            first = host.stop();
        }
        assertThat(first.out()).containsOnlyOnce("/setup#");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path())))
                .isEqualTo("rwx------");

        Visitor boris = new Visitor();
        home.command("admin", "grant", "--user", "boris", "--permission", "view");
        home.command("admin", "grant", "--group", "managers", "--permission", "run");
        home.command("admin", "revoke", "--group", "managers", "--permission", "run");
        assertThat(home.command("admin", "list")).contains("anna", "boris").doesNotContain("managers");
        String made = home.command("admin", "reset-link", "--user", "boris");
        assertThat(made).contains("boris may: view");
        String link = ServedHome.link(made);

        try (Host host = home.run()) {
            assertThat(host.link()).isEmpty();
            requireCaller(anna, host, "anna", "\"VIEW\",\"RUN\",\"CONFIGURE\"");
            assertThat(boris.use(host.base(), link, "boris").statusCode()).isEqualTo(204);
            boris.signIn(host.base(), "boris");
            requireCaller(boris, host, "boris", "\"VIEW\"");
            assertThat(boris.rest(host.base(), "/rights").statusCode()).isEqualTo(403);
            host.stop();
        }
    }

    private static void answersToNobody(String base) throws Exception {
        Visitor nobody = new Visitor();
        HttpResponse<String> page = nobody.get(base + "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(nobody.get(base + "/health").statusCode()).isEqualTo(200);
        requireProblem(nobody.rest(base, "/me"), 401);
        // What the web server refuses before the host sees it.
        requireProblem(nobody.get(base + "/api%2Fsession"), 400);
    }

    private static void requireProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static void takeTheLink(Visitor anna, Host host) throws Exception {
        assertThat(host.link()).startsWith(host.base() + "/setup#");
        assertThat(anna.get(host.link()).statusCode()).isEqualTo(200);
        assertThat(anna.use(host.base(), host.link(), "anna").statusCode()).isEqualTo(204);
        assertThat(anna.use(host.base(), host.link(), "again").statusCode()).isEqualTo(403);
        anna.signIn(host.base(), "anna");
        requireCaller(anna, host, "anna", "\"VIEW\",\"RUN\",\"CONFIGURE\"");
        assertThat(anna.rest(host.base(), "/check-list").statusCode()).isEqualTo(200);
    }

    private static void requireCaller(Visitor visitor, Host host, String user, String permissions) throws Exception {
        HttpResponse<String> me = visitor.rest(host.base(), "/me");
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(me.body()).isEqualTo("{\"user\":\"" + user + "\",\"permissions\":[" + permissions + "]}");
    }

    private void refusesTheHomeToOthers(Host host) throws Exception {
        Outcome refused = home.tryTo("status");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("process " + host.running().process().pid());
    }

    @Test
    void commandsOpenNoPort() throws Exception {
        Path settings = folder.resolve("chain.settings");
        Files.writeString(settings, """
                [integration]
                enabled = true
                [kinds]
                scope = ALL
                [store]
                store = 1
                storeCode = 1
                clientId = 102532
                initialDay = %s
                """.formatted(RandomLedger.FIRST_DAY));
        home.command("settings", "import", settings.toString());
        home.command("initial", "form", "--source", source, "--to", RandomLedger.LAST_DAY.toString());
        home.command("settings", "export", settings.toString());
        assertThat(home.command("status")).contains("Check-list");
    }

    @Test
    void underTlsItServesThoseWhoTrustItsCertificate() throws Exception {
        SSLContext trusted = encrypt();
        Visitor anna = new Visitor(trusted);
        try (Host host = home.run("--source", source)) {
            host.requireLoopbackOnly();
            assertThat(host.base()).startsWith("https://");
            assertThat(anna.get(host.base() + "/").statusCode()).isEqualTo(200);
            takeTheLink(anna, host);
            assertThat(anna.signIn(host.base(), "anna").split("; ")).contains("Secure", "HttpOnly");

            assertThatThrownBy(() -> new Visitor().get(host.base() + "/")).isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> anna.get(host.base().replace("https:", "http:") + "/"))
                    .isInstanceOf(IOException.class);
            assertThat(host.stop().toString()).doesNotContain(KEYSTORE_PASSWORD);
        }

        Files.writeString(home.path().resolve("host.password"), "of-another-file");
        Outcome outcome = home.tryTo("run", "--port", "0");
        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("host.properties", "password was incorrect")
                .doesNotContain(KEYSTORE_PASSWORD, "of-another-file", "Exception");
        assertThat(outcome.out()).doesNotContain("is reached at", "/setup#");
    }

    /** Makes a keystore for the home, and tells what trusts its certificate alone. */
    private SSLContext encrypt() throws Exception {
        Path keystore = Files.createDirectories(home.path()).resolve("host.p12");
        Path password = Files.writeString(home.path().resolve("host.password"), KEYSTORE_PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(home.path().resolve("host.properties"), """
                keystore = host.p12
                keystorePasswordFile = host.password
                """);
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> words = new ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC", "-alias", "host"));
        words.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1"));
        words.addAll(
                List.of("-keystore", keystore.toString(), "-storetype", "PKCS12", "-storepass", KEYSTORE_PASSWORD));
        Process made = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        return trust(keystore);
    }

    private static SSLContext trust(Path keystore) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            own.load(in, KEYSTORE_PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("host", own.getCertificate("host"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
