package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandShellTest {
    private final CommandShell shell = new CommandShell("1.2.3");
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void addVerb() {
        shell.addVerb(new StubVerb());
    }

    @Test
    void helpIsPrintedInTheLanguageAskedFor() {
        assertThat(run("--help", "--lang", "en")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: asterism VERB [OPTIONS]")
                .contains("Verbs:", "greet", "Greets.", "--version")
                .doesNotContainPattern("[а-я]");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Использование:", "Команды:", "Приветствует.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpOfAVerbHasItsOwnTextsAndTheCommonOnes() {
        assertThat(run("greet", "--help")).isZero();
        assertThat(out.toString()).contains("Приветствует.", "кого приветствовать", "показать эту справку");
        assertThat(run("greet", "--help", "--lang=en")).isZero();
        assertThat(out.toString()).contains("Greets.", "who is greeted", "shows this help", "--lang=ru|en");
    }

    @Test
    void noVerbIsWrongUsageAndPrintsHelpOnTheErrorOutput() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("Использование: ").contains("greet");
        assertThat(out.toString()).isEmpty();
        assertThat(run("--lang", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("greet");
    }

    @Test
    void anUnknownVerbOrOptionIsNamedWithASuggestion() {
        assertThat(run("gret", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown: gret", "Did you mean: ", "greet");
        assertThat(run("greet", "--count", "1", "--nam", "x", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown: --nam", "--name", "Help: asterism greet --help");
        assertThat(run("greet", "--count", "1", "--foo")).isEqualTo(2);
        assertThat(err.toString()).contains("Неизвестно: --foo");
    }

    @Test
    void missingAndBadValuesAreNamed() {
        assertThat(run("greet", "--lang", "en")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing: --count");
        assertThat(run("greet", "--count", "x")).isEqualTo(2);
        assertThat(err.toString()).contains("--count").contains("'x'");
        assertThat(run("greet", "--count", "1", "--count", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("--count");
        assertThat(run("greet", "--count", "1", "--lang", "de")).isEqualTo(2);
        assertThat(err.toString()).contains("--lang", "de", "ru, en");
        assertThat(run("greet", "--count")).isEqualTo(2);
    }

    @Test
    void aVerbRunsWithItsOptionsAndTheStatusItReturns() {
        assertThat(run("greet", "--count", "0", "--name", "@home", "--lang", "en"))
                .isZero();
        assertThat(out.toString()).isEqualTo("Hello @home 0" + System.lineSeparator());
        // what one run was given is not what the next one starts with
        assertThat(run("greet", "--count", "1")).isEqualTo(1);
        assertThat(out.toString()).isEqualTo("Привет null 1" + System.lineSeparator());
    }

    @Test
    void anExceptionIsPutIntoWords() {
        assertThat(run("greet", "--count=-1", "--lang", "en")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("Failed: /nowhere is not there" + System.lineSeparator());
    }

    @Test
    void picocliIsGivenNoNameOfABundleThatItsClassLoaderWouldNotFind() {
        Text text = Text.in(Text.RUSSIAN);
        assertThat(text.bundle().getBaseBundleName()).isNull();
        assertThat(text.before("asterism.cli.greet", getClass().getClassLoader())
                        .getBaseBundleName())
                .isNull();
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).isEqualTo("asterism 1.2.3" + System.lineSeparator());
    }

    @Test
    void aVerbThatIsGoneIsUnknown() {
        StubVerb other = new StubVerb();
        shell.removeVerb(other);
        assertThat(run("greet", "--count", "0")).isZero();
        CommandShell empty = new CommandShell("1");
        empty.addVerb(other);
        empty.removeVerb(other);
        assertThat(empty.run(new PrintWriter(out), new PrintWriter(err), "greet"))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return shell.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }
}
