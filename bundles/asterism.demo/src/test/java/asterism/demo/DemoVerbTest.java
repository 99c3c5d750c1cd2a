package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoVerbTest {
    private final StringWriter out = new StringWriter();
    private final List<String> ran = new ArrayList<>();

    @TempDir
    Path temp;

    private Path folder;
    private String today = "2026-02-21";
    private int generateStatus;
    private int exportStatus;
    private boolean ready;
    private final List<String> kept = new ArrayList<>();
    private List<String> formed = List.of("20260221_a_bat.zip", "20260221_a_bat_protocol.csv");

    @BeforeEach
    void nameFolder() {
        folder = temp.resolve("demo");
    }

    @Test
    void firstUseGeneratesAChainThatEndsYesterdayAndFormsItsFiles() {
        assertThat(run("en")).isZero();

        assertThat(ran)
                .containsExactly(
                        "generate " + folder.resolve("source")
                                + " --stores 3 --days 120 --seed 1 --end 2026-02-20 --lang en",
                        exportCommand() + " --lang en",
                        "settings import " + folder.resolve("chain.settings") + home() + " --lang en",
                        "initial form" + home() + source() + " --to 2026-02-20 --lang en",
                        "initial confirm" + home() + " --lang en",
                        "form" + home() + source() + " --lang en",
                        "upload" + home() + " --lang en");
        assertThat(kept).containsExactly("one-time");
        assertThat(out.toString())
                .contains("made up first: ./asterism generate ", "formed: ./asterism export --source ");
    }

    @Test
    void itStaysOverTheChainWithTheServerStillThere() {
        commandLine("en").execute("--dir", folder.toString(), "--port", "0");

        assertThat(ran).last().isEqualTo("run" + source() + home() + " --port 0 --lang en");
        assertThat(out.toString())
                .containsSubsequence("Arrived on the FTP server", "To try next", "It stays and serves");
    }

    @Test
    void aSecondRunUsesTheChainThatIsThere() {
        run("en");
        ran.clear();
        ready = true;

        assertThat(run("en")).isZero();

        assertThat(ran)
                .containsExactly(
                        exportCommand() + " --lang en",
                        "settings import " + folder.resolve("chain.settings") + home() + " --lang en",
                        "form" + home() + source() + " --lang en",
                        "upload" + home() + " --lang en");
        assertThat(out.toString()).contains("The chain in " + folder.resolve("source") + " is used");
    }

    @Test
    void aChainThatWasGeneratedEarlierIsExportedUntilItsEnd() {
        run("en");
        ran.clear();
        today = "2026-07-01";

        assertThat(run("en")).isZero();

        assertThat(ran)
                .contains(
                        exportCommand() + " --from 2025-11-21 --to 2026-02-20 --lang en",
                        "form" + home() + source() + " --from 2025-11-21 --to 2026-02-20 --lang en");
    }

    @Test
    void theUsersOwnSourceIsExportedAsItIs() throws IOException {
        Files.createDirectories(folder.resolve("source"));
        Files.writeString(folder.resolve("source/stores.csv"), "store_id,name,kind\n1,One,SHOP\n");
        Files.writeString(folder.resolve("source/manifest.csv"), "file,rows\n");

        assertThat(run("ru")).isZero();

        assertThat(ran).containsExactly(exportCommand() + " --lang ru");
    }

    @Test
    void itShowsTheNewFilesAndTheBeginningOfOne() {
        run("en");

        assertThat(out.toString())
                .contains("Formed in " + folder.resolve("out").toAbsolutePath())
                .contains("  20260221_a_bat.zip  ", " bytes")
                .contains(String.join(
                        System.lineSeparator(),
                        "Beginning of 20260221_a_bat.zip:",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<chain>",
                        "  <lot id=\"1\">",
                        "    <name>a &lt; b</name>",
                        "    <code></code>",
                        "  </lot>",
                        "</chain>",
                        ""))
                .contains("protocol beside it, such as 20260221_a_bat_protocol.csv")
                .contains("--out " + folder.resolve("out") + " --format csv");
    }

    @Test
    void theConnectionLeadsToAServerThatTakesFiles() throws IOException {
        run("en");

        assertThat(Files.readString(folder.resolve("chain.settings")))
                .contains("enabled = true", "store = 3", "storeCode = 3", "initialDay = 2025-10-24")
                .contains("protocol = ftp\nhost = 127.0.0.1\nport = ")
                .doesNotContain("one-time");
        assertThat(out.toString())
                .contains("Arrived on the FTP server, " + folder.resolve("server/ESCAPE_IN"))
                .contains("  sent.zip  4 bytes");
    }

    @Test
    void filesOfEarlierRunsAreNotShownAgain() {
        run("en");
        formed = List.of("20260222_a_bat.zip");
        out.getBuffer().setLength(0);

        run("en");

        assertThat(out.toString()).contains("20260222_a_bat.zip").doesNotContain("20260221_a_bat");
    }

    @Test
    void theExportsStatusIsTheDemos() {
        exportStatus = 1;
        formed = List.of();

        assertThat(run("en")).isEqualTo(1);

        assertThat(out.toString()).contains("No new file is in").doesNotContain("To try next");
    }

    @Test
    void whereNoChainCanBeGeneratedNoneIsExported() {
        generateStatus = 1;

        assertThat(run("en")).isEqualTo(1);

        assertThat(ran).hasSize(1);
    }

    @Test
    void aCommandIsShownAsAShellTakesIt() {
        folder = temp.resolve("my demo");

        run("en");

        assertThat(out.toString()).contains("--home '" + folder.resolve("home") + "'");
        assertThat(Shell.line(List.of("a", "it's"))).isEqualTo("./asterism a 'it'\\''s'");
    }

    @Test
    void aLongFileIsShownInPart() throws IOException {
        Path archive = temp.resolve("long.zip");
        writeZip(archive, "<a>" + "<b>1</b>".repeat(100_000) + "</a>");

        assertThat(FirstElements.of(archive, 3)).containsExactly("<a>", "  <b>1</b>", "  <b>1</b>", "…");
    }

    @Test
    void itSpeaksRussianToo() {
        run("ru");

        assertThat(ran).allMatch(command -> command.endsWith(" --lang ru"));
        assertThat(out.toString())
                .contains("Сначала создаётся", "Формируются файлы", "Начало файла", "Что попробовать дальше");
        assertThat(commandLine("ru").getUsageMessage()).contains("--dir=DIR", "папка", "вымышленной");
        assertThat(commandLine("en").getUsageMessage()).contains("--dir=DIR", "the folder", "makes up");
    }

    @Test
    void wrongUsageRunsNothing() {
        assertThat(commandLine("en").execute("--days", "3")).isEqualTo(2);
        assertThat(ran).isEmpty();
    }

    private String home() {
        return " --home " + folder.resolve("home");
    }

    private String source() {
        return " --source " + folder.resolve("source");
    }

    private String exportCommand() {
        return "export --source " + folder.resolve("source") + " --home " + folder.resolve("home")
                + " --client 102532 --out " + folder.resolve("out");
    }

    private int run(String language) {
        return commandLine(language).execute("--dir", folder.toString(), "--exit");
    }

    private CommandLine commandLine(String language) {
        Clock clock = Clock.fixed(Instant.parse(today + "T10:00:00Z"), ZoneOffset.UTC);
        CommandLine commandLine = new CommandLine(new DemoVerb(this::runOther, clock, new Home(), () -> "one-time"));
        commandLine.setResourceBundle(ResourceBundle.getBundle(
                GenerateVerb.MESSAGES,
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(new StringWriter()));
        return commandLine;
    }

    private int runOther(String... arguments) {
        ran.add(String.join(" ", arguments));
        try {
            return switch (arguments[0]) {
                case "generate" -> generate();
                case "export" -> export();
                case "upload" -> upload();
                default -> 0;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends as the transport does, to where the settings say. */
    private int upload() throws IOException {
        String settings = Files.readString(folder.resolve("chain.settings"));
        FTPClient ftp = new FTPClient();
        ftp.connect("127.0.0.1", Integer.parseInt(settings.replaceAll("(?s).*port = (\\d+).*", "$1")));
        assertThat(ftp.login("chain", "one-time")).isTrue();
        ftp.enterLocalPassiveMode();
        assertThat(ftp.storeFile("ESCAPE_IN/sent.zip", new ByteArrayInputStream(new byte[4])))
                .isTrue();
        ftp.disconnect();
        return 0;
    }

    /** What services of a home would do. */
    private final class Home implements DemoHome {
        @Override
        public boolean needsInitialData() {
            return !ready;
        }

        @Override
        public void keepPassword(String password) {
            kept.add(password);
        }
    }

    private int generate() throws IOException {
        if (generateStatus == 0) {
            SourceFolder source = SourceFolder.prepare(folder.resolve("source"));
            source.replace(
                    "stores.csv",
                    table -> table.row("1", "stores=3 days=120 seed=1 end=2026-02-20 parts=store"),
                    "store_id",
                    SourceFolder.MARK);
            source.complete();
        }
        return generateStatus;
    }

    private int export() throws IOException {
        for (String name : formed) {
            Path file = Files.createDirectories(folder.resolve("out")).resolve(name);
            if (name.endsWith(".zip")) {
                writeZip(
                        file,
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><chain><lot id=\"1\"><name>a &lt; b</name>"
                                + "<code></code></lot></chain>");
            } else {
                Files.writeString(file, "severity");
            }
        }
        return exportStatus;
    }

    private static void writeZip(Path archive, String text) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("entry.xml"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
