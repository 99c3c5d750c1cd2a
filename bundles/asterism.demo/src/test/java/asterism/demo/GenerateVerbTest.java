package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateVerbTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-21T10:00:00Z"), ZoneOffset.UTC);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void itGeneratesUntilYesterdayAndSaysWhatItWrote() throws Exception {
        assertThat(run("en", folder.toString(), "--stores", "1", "--days", "2", "--seed", "3"))
                .isZero();

        assertThat(out.toString())
                .contains("Store 1 of 1: ")
                .contains("11,000 items")
                .contains("rows a second");
        assertThat(Files.readString(folder.resolve("stores.csv")))
                .contains("stores=1 days=2 seed=3 end=2026-02-20 parts=store");
    }

    @Test
    void onePairOfFilesAndTheLastDayCanBeAskedFor() throws Exception {
        String[] arguments = {
            folder.toString(), "--stores=1", "--days=1", "--seed=-5", "--end=2025-12-31", "--parts=one"
        };

        assertThat(run("ru", arguments)).isZero();

        assertThat(folder.resolve("documents.csv")).exists();
        assertThat(Files.readString(folder.resolve("stores.csv"))).contains("seed=-5 end=2025-12-31 parts=one");
        assertThat(out.toString()).contains("Торговая точка 1 из 1");
    }

    @Test
    void aForeignFolderFailsAndIsNamed() throws Exception {
        Files.writeString(folder.resolve("letter.txt"), "dear");

        assertThat(run("en", folder.toString(), "--stores", "1", "--days", "2", "--seed", "3"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("letter.txt", folder.toString());
    }

    @Test
    void wrongUsageIsSaidInTheLanguageOfTheReader() {
        assertThat(run("ru", folder.toString(), "--stores", "0", "--days", "2", "--seed", "3"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--stores: значение «0» не годится, ожидалось: от 1 до 9999");
        assertThat(run("en", folder.toString(), "--stores", "1", "--days", "2")).isEqualTo(2);
        assertThat(run("en", "--stores", "1", "--days", "2", "--seed", "1")).isEqualTo(2);
    }

    @Test
    void aValueThatCannotBeUsedIsNamedWithWhatCan() {
        assertThat(run("en", folder.toString(), "--stores=a", "--days=2", "--seed=1"))
                .isEqualTo(2);
        assertThat(run("en", folder.toString(), "--stores=1", "--days=3661", "--seed=1"))
                .isEqualTo(2);
        assertThat(run("en", folder.toString(), "--stores=1", "--days=2", "--seed=1.5"))
                .isEqualTo(2);
        assertThat(run("en", folder.toString(), "--stores=1", "--days=2", "--seed=1", "--end=yesterday"))
                .isEqualTo(2);
        assertThat(run("en", folder.toString(), "--stores=1", "--days=2", "--seed=1", "--end=1999-12-31"))
                .isEqualTo(2);
        assertThat(run("en", folder.toString(), "--stores=1", "--days=2", "--seed=1", "--parts=three"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains(
                        "--stores: \"a\" cannot be used, expected: 1 to 9999",
                        "--days: \"3661\" cannot be used, expected: 1 to 3660",
                        "--seed: \"1.5\" cannot be used, expected: a whole number",
                        "--end: \"yesterday\" cannot be used, expected: a day such as 2026-11-23",
                        "--end: \"1999-12-31\" cannot be used",
                        "--parts: \"three\" cannot be used, expected: store or one");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void helpIsThereInBothLanguages() {
        assertThat(commandLine("en").getUsageMessage())
                .contains("Writes a demo pharmacy chain", "number of shops", "last day", "--parts=store|one");
        assertThat(commandLine("ru").getUsageMessage()).contains("демонстрационную", "число аптек", "последний день");
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(texts("ru").keySet()).isEqualTo(texts("en").keySet());
    }

    private int run(String language, String... arguments) {
        return commandLine(language).execute(arguments);
    }

    private CommandLine commandLine(String language) {
        CommandLine commandLine = new CommandLine(new GenerateVerb(CLOCK));
        commandLine.setResourceBundle(texts(language));
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine;
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle(
                GenerateVerb.MESSAGES,
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
