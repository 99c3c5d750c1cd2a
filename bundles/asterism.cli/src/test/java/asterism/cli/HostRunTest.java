package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.access.SetupLinks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRunTest {
    @TempDir
    Path home;

    private final Typed typed = new Typed();
    private boolean first = true;
    private final SetupLinks links =
            FakeHome.fake(SetupLinks.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "isFirstWanted" -> first;
                case "address" -> Optional.of(URI.create("http://127.0.0.1:4711/"));
                default ->
                    "/setup#secret"
                            + ((Optional<?>) arguments[1])
                                    .map(name -> "&" + name)
                                    .orElse("");
            });
    private final HostRun run = new HostRun(links, typed.command, Typed.ENGLISH);

    @Test
    void theFirstAdministratorGetsALink() throws Exception {
        run.begin(new StopSignal(), Optional::empty);
        assertThat(typed.out.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" http://127.0.0.1:4711"))
                .anyMatch(line -> line.endsWith(" http://127.0.0.1:4711/setup#secret"));
    }

    @Test
    void whenSomebodyMayConfigureOnlyTheAddressIsTold() throws Exception {
        first = false;
        run.begin(new StopSignal(), Optional::empty);
        assertThat(typed.out.toString()).contains("4711").doesNotContain("secret");
    }

    @Test
    void aLinkIsForTheAddressThatTheHomeSays() throws Exception {
        assertThat(HostFile.read(home, Typed.ENGLISH).address()).isEqualTo("http://127.0.0.1:8086");
        Files.writeString(home.resolve("host.properties"), "# ours\nlisten = 0.0.0.0\nkeystore = key.p12\nport=1\n");
        HostFile.read(home, Typed.ENGLISH).withPort(8443);
        HostFile file = HostFile.read(home, Typed.ENGLISH);

        assertThat(Files.readString(home.resolve("host.properties")))
                .contains("# ours", "port = 8443")
                .doesNotContain("port=1");
        assertThat(file.of("asterism.host"))
                .isEqualTo(Map.of(
                        "listen", "0.0.0.0", "keystore", home.resolve("key.p12").toString(), "port", "8443"));
        run.link(file.address(), Optional.of("ivanova"));
        assertThat(typed.out.toString()).contains("https://localhost:8443/setup#secret&ivanova");
    }

    @Test
    void anAddressOfTheFileIsOneForBrowsers() throws Exception {
        assertThat(address("listen = ::1")).isEqualTo("http://[::1]:8086");
        assertThat(address("listen = ::")).isEqualTo("http://localhost:8086");
        assertThat(address("listen = ::1\npublicOrigin = https://asterism.example.org"))
                .isEqualTo("https://asterism.example.org");
    }

    private String address(String lines) throws IOException {
        Files.writeString(home.resolve("host.properties"), lines + "\n");
        return HostFile.read(home, Typed.ENGLISH).address();
    }

    @Test
    void anyFreePortIsNotRemembered() throws Exception {
        assertThat(HostFile.read(home, Typed.ENGLISH).withPort(0).of("asterism.host"))
                .containsEntry("port", "0");
        assertThat(home.resolve("host.properties")).doesNotExist();
    }

    @Test
    void aKeyThatIsNotKnownIsNamed() throws Exception {
        Files.writeString(home.resolve("host.properties"), "prot = 1\n");
        assertThatThrownBy(() -> HostFile.read(home, Typed.ENGLISH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"prot\"");
    }
}
