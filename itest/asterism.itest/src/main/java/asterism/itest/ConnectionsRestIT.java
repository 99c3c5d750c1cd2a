package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.testkit.upload.FaultyFtpServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Connections and their trials over HTTP. */
class ConnectionsRestIT extends RestBench {
    @Test
    void aConnectionIsMadeTriedAndRemovedAndItsPasswordNeverComesBack() throws Exception {
        Path target = Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir"), "asterism-rest-" + System.nanoTime()));
        String local = "{'protocol': 'local', 'directory': '" + target + "'}";
        assertThat(changed("POST", "connections/test", "", local).get("passed").asBoolean())
                .isTrue();
        assertThat(changed("PUT", "connections/common", "0", local)
                        .get("version")
                        .asLong())
                .isEqualTo(1);
        assertThat(changed("POST", "connections/common/test", "", "")
                        .get("passed")
                        .asBoolean())
                .isTrue();
        String ftp = "{'protocol': 'ftps', 'host': '127.0.0.1', 'port': 1, 'user': 'u', 'password': 'hidden-word'}";
        JsonNode saved = changed("PUT", "connections/of/102532", "0", ftp);
        assertThat(saved.get("hasPassword").asBoolean()).isTrue();
        assertThat(saved.toString()).doesNotContain("hidden-word");
        requireRead("connections/of/102532", "1", saved);
        assertThat(rest.get(ADMIN, "connections/common").get("protocol").asText())
                .isEqualTo("local");
        refused(rest.send(ADMIN, "GET", "connections/of/102533", ""), 404, "not-found");
        JsonNode check = changed("POST", "connections/of/102532/test", "", "");
        assertThat(check.at("/problem/advice").asText()).isEqualTo("SERVER_UNREACHABLE");
        assertThat(texts(rest.get(ADMIN, "connections").get("items"), "clientId"))
                .containsExactly("", "102532");

        JsonNode problem = refused(
                change("PUT", "connections/of/102532", "1", ftp.replace("'port': 1", "'port': 99999")),
                400,
                "body-invalid");
        assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("/port");
        assertThat(problem.at("/errors/0/detail").asText()).contains("65535");
        refused(change("PUT", "connections/of/abc", "0", ftp), 404, "not-found");
        refused(change("DELETE", "connections/of/102532", "7", ""), 412, "changed-meanwhile");
        assertThat(change("DELETE", "connections/of/102532", "1", "").statusCode())
                .isEqualTo(204);
        assertThat(change("DELETE", "connections/common", "1", "").statusCode()).isEqualTo(204);
        assertThat(rest.get(ADMIN, "audit?subject=connection").toString()).doesNotContain("hidden-word");
        Files.delete(target);
    }

    @Test
    void aServerThatNeverAnswersIsToldOfWithTheStep() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            JsonNode check = changed(
                    "POST",
                    "connections/test",
                    "",
                    "{'protocol': 'ftp', 'host': '127.0.0.1', 'port': " + silent.getLocalPort()
                            + ", 'user': 'u', 'connectTimeoutSeconds': 1, 'replyTimeoutSeconds': 1}");
            assertThat(check.get("passed").asBoolean()).isFalse();
            assertThat(check.at("/problem/step").asText()).isEqualTo("CONNECT");
            assertThat(check.at("/problem/text").asText()).isNotEmpty();
        }
    }

    @Test
    void anEditedConnectionIsTriedWithThePasswordThatIsKept() throws Exception {
        Path root = Files.createDirectory(folder.resolve("server"));
        Files.createDirectory(root.resolve("first"));
        Files.createDirectory(root.resolve("second"));
        try (FaultyFtpServer server = new FaultyFtpServer(root, Optional.empty(), false)) {
            String ftp = "{'protocol': 'ftp', 'host': '127.0.0.1', 'port': " + server.port() + ", 'user': '"
                    + FaultyFtpServer.ASCII_USER + "', 'directory': ";
            String password = "'first', 'password': '" + FaultyFtpServer.ASCII_PASSWORD + "'}";
            changed("PUT", "connections/common", "0", ftp + password);
            refused(change("PUT", "connections/common", "0", ftp + password), 412, "changed-meanwhile");
            String edited = ftp + "'second'}";

            JsonNode check = changed("POST", "connections/test?passwordOf=common", "", edited);
            assertThat(check.get("passed").asBoolean()).as("%s", check).isTrue();
            for (String path : List.of("connections/test", "connections/test?passwordOf=7")) {
                assertThat(changed("POST", path, "", edited).at("/problem/step").asText())
                        .isEqualTo("LOGIN");
            }
            JsonNode problem =
                    refused(change("POST", "connections/test?passwordOf=x", "", edited), 400, "parameter-invalid");
            assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo("passwordOf");
            assertThat(rest.get(ADMIN, "connections/common").get("directory").asText())
                    .isEqualTo("first");
        }
    }
}
