package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.upload.Endpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class PlacesTest {
    private final Typed typed = new Typed();

    @Test
    void readsServersAndFolders() {
        assertThat(parse("ftp://chain@h:2121/in/new")).isEqualTo(Endpoint.of("ftp", "h", 2121, "in/new", "chain"));
        assertThat(parse("FTPS://chain@h//abs")).isEqualTo(Endpoint.of("ftps", "h", 0, "/abs", "chain"));
        assertThat(parse("ftp://chain@h")).isEqualTo(Endpoint.of("ftp", "h", 0, "ESCAPE_IN", "chain"));
        assertThat(parse("file:out").directory())
                .isEqualTo(Path.of("out").toAbsolutePath().toString());
        assertThat(parse("file:///a/b").directory()).isEqualTo("/a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://chain:geheim@h/in",
                "ftp://chain:geheim@under_score/in",
                "ftp://chain%3Ageheim@h/in",
                "ftp://chain:geheim {@h/in",
                "http://geheim@h/in",
                "ftp://h/geheim",
                "geheim"
            })
    void refusesPasswordsAndWhatIsNoPlaceWithoutRepeatingIt(String typedIn) {
        assertThatThrownBy(() -> parse(typedIn))
                .isInstanceOf(ParameterException.class)
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void thePasswordComesFromTheEnvironment() {
        Endpoint endpoint = parse("ftp://chain@h");
        assertThat(Places.password(
                        typed.command, Typed.ENGLISH, endpoint, name -> name.equals("ASTERISM_PASSWORD") ? "pw" : ""))
                .containsExactly('p', 'w');
    }

    private Endpoint parse(String to) {
        return Places.parse(typed.command, Typed.ENGLISH, to);
    }
}
