package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.Integration;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.Participation;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsRunTest {
    @TempDir
    Path folder;

    private final Typed typed = new Typed();
    private final FakeHome home = new FakeHome();
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("settings");
    }

    @Test
    void whatWasExportedGivesTheSameExportAfterItsImportIntoAnEmptyHome() throws Exception {
        home.integration = new Integration(true, Optional.of(LocalDate.parse("2026-01-01")), 3);
        home.kinds = new KindChoice(KindChoice.Scope.TICKED, Set.of("K 1", " spaced\\ ", "two\nlines\t"), 2);
        home.participations.add(new Participation(
                7,
                "S1",
                "001",
                "102532",
                Optional.empty(),
                Optional.of(LocalDate.parse("2026-06-30")),
                Optional.of(LocalDate.parse("2026-02-01")),
                4));
        home.participations.add(
                Participation.of("S1", "", "").withDays(Optional.of(LocalDate.parse("2026-07-01")), Optional.empty()));
        Endpoint endpoint = new Endpoint(
                "ftps",
                "ftp.example.org",
                2121,
                "IN",
                "chain",
                true,
                Optional.of("-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----\n"),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2));
        home.connections.put("", new UploadConnection("sozvezdie", "", endpoint, true, 1));
        home.schedules.computeIfPresent("form", (job, schedule) -> schedule.with(true, "15 3 * * 1-5"));
        run(home).write(file);
        String first = Files.readString(file);

        FakeHome empty = new FakeHome();
        assertThat(run(empty).take(file, false)).isZero();
        Path again = folder.resolve("again");
        run(empty).write(again);

        assertThat(Files.readString(again)).isEqualTo(first);
        assertThat(empty.connections.get("").endpoint()).isEqualTo(endpoint);
        assertThat(empty.kinds.kinds()).isEqualTo(home.kinds.kinds());
        assertThat(typed.out.toString()).contains("ftps://ftp.example.org:2121/IN: no password is kept yet");
    }

    @Test
    void schedulesAreThereAsSoonAsTheJobsAre() throws Exception {
        home.looksInVain = 2;
        run(home).write(file);
        assertThat(Files.readString(file)).contains("job = clean", "job = form", "job = send");
    }

    @Test
    void aStoreIsMatchedByItsFirstDayAndKeepsWhatTheFileLeavesOut() throws Exception {
        home.participations.add(
                new Participation(7, "S1", "001", "102532", Optional.empty(), Optional.empty(), Optional.empty(), 4));
        assertThat(take("[store]", "store = S1", "storeCode = 002")).isZero();

        assertThat(home.participations).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(7);
            assertThat(one.storeCode()).isEqualTo("002");
            assertThat(one.clientId()).isEqualTo("102532");
        });
    }

    @Test
    void allRefusalsAreNamedAndWhatWasTakenIsPutBack() throws Exception {
        assertThat(take(
                        "[integration]",
                        "enabled = true",
                        "[export]",
                        "windowDays = 400",
                        "[kinds]",
                        "scope = ALL",
                        "[store]",
                        "store = S1",
                        "storeCode = !",
                        "[connection]",
                        "host = h",
                        "user = u",
                        "[schedule]",
                        "job = form",
                        "cron = x"))
                .isEqualTo(1);

        assertThat(typed.err.toString())
                .contains("VALUE_OUT_OF_BOUNDS", "STORE_CODE_INVALID (store S1)", "Schedule of form, \"x\"")
                .contains("Nothing of ");
        assertThat(home.kinds.scope()).isEqualTo(KindChoice.Scope.OPEN);
        assertThat(home.integration.enabled()).isFalse();
        assertThat(home.connections).isEmpty();
        assertThat(home.participations).isEmpty();
    }

    @Test
    void aConnectionWithAPasswordIsLeftAloneOnceSomethingWasRefused() throws Exception {
        UploadConnection kept =
                new UploadConnection("sozvezdie", "", Endpoint.of("ftps", "a", 21, "IN", "chain"), true, 1);
        home.connections.put("", kept);
        String[] lines = {"[connection]", "protocol = ftps", "host = b", "user = chain", "[store]", "store = S1"};

        assertThat(take(Stream.concat(Stream.of(lines), Stream.of("storeCode = !"))
                        .toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(home.connections).containsValue(kept);
        assertThat(take(lines)).isZero();
        assertThat(home.connections.get("").endpoint().host()).isEqualTo("b");
    }

    @Test
    void faultsOfTheFileAreNamedByTheirLines() throws Exception {
        assertThat(take("lonely = 1", "[nonsense]", "a = b", "[export]", "windowDays = many", "password = x"))
                .isEqualTo(1);
        assertThat(typed.err.toString())
                .contains("Line 1: \"lonely\"", "Line 2: \"[nonsense]\"", "Line 6: \"password\"");
        assertThat(take("[export]", "windowDays = many", "csvBom = maybe", "[store]", "from = soon"))
                .isEqualTo(1);
        assertThat(typed.err.toString())
                .contains("\"windowDays = many\"", "\"csvBom = maybe\"", "\"from = soon\"", "\"store\"");
        assertThat(home.calls).isEmpty();
    }

    private int take(String... lines) throws IOException, InterruptedException {
        Files.writeString(file, String.join("\n", lines));
        return run(home).take(file, false);
    }

    private SettingsRun run(FakeHome at) {
        return new SettingsRun(at.services(), typed.command, Typed.ENGLISH);
    }
}
