package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.StoreChoice;
import asterism.api.export.ExportSpan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class ArgumentCheckTest {
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-11-23");

    @Test
    void hasDefaults() {
        ExportArguments arguments = Typed.arguments();

        assertThat(arguments.source()).isEqualTo(Path.of("s").toAbsolutePath());
        assertThat(arguments.choice()).isEqualTo(new StoreChoice(Optional.empty(), Optional.empty(), "102532"));
        assertThat(arguments.kinds()).isEmpty();
        assertThat(arguments.ledgerStart()).isEmpty();
        assertThat(arguments.complete()).isFalse();
        assertThat(arguments.format()).isEqualTo("map-actions");
        assertThat(arguments.runStart()).isEqualTo(LocalDateTime.parse("2026-11-24T01:30:15"));
        assertThat(arguments.span(92))
                .isEqualTo(new ExportSpan.Regular(LocalDate.parse("2026-08-24"), YESTERDAY, Optional.empty()));
    }

    @Test
    void takesTheClockFromTheZoneOrFromAt() {
        assertThat(Typed.arguments("--zone", "UTC").runStart()).isEqualTo(LocalDateTime.parse("2026-11-23T22:30:15"));
        assertThat(Typed.arguments("--at", "2025-01-01T00:00:00").span(1))
                .isEqualTo(new ExportSpan.Regular(
                        LocalDate.parse("2024-12-31"), LocalDate.parse("2024-12-31"), Optional.empty()));
        assertThat(Typed.arguments("--at", "2025-01-01 10:11:12.9").runStart())
                .isEqualTo(LocalDateTime.parse("2025-01-01T10:11:12"));
    }

    @Test
    void takesStoresCodesKindsAndStart() {
        ExportArguments arguments = Typed.arguments(
                "--stores",
                "S1, S2",
                "--codes",
                "system:ASNA",
                "--kinds",
                "K1,K2",
                "--lots-from",
                "2026-01-01",
                "--complete");

        assertThat(arguments.choice())
                .isEqualTo(new StoreChoice(Optional.of(List.of("S1", "S2")), Optional.of("ASNA"), "102532"));
        assertThat(arguments.kinds()).contains(Set.of("K1", "K2"));
        assertThat(arguments.ledgerStart()).contains(LocalDate.parse("2026-01-01"));
        assertThat(arguments.complete()).isTrue();
    }

    @Test
    void takesDays() {
        LocalDate first = LocalDate.parse("2026-10-01");
        LocalDate last = LocalDate.parse("2026-10-31");
        assertThat(Typed.arguments("--from", "2026-10-01", "--to", "2026-10-31").span(92))
                .isEqualTo(new ExportSpan.Regular(first, last, Optional.empty()));
        assertThat(Typed.arguments("--after-initial", "2026-10-01").span(92))
                .isEqualTo(new ExportSpan.Regular(LocalDate.parse("2026-08-24"), YESTERDAY, Optional.of(first)));
        assertThat(Typed.arguments("--initial", "2026-10-01").span(92))
                .isEqualTo(new ExportSpan.Initial(first, YESTERDAY));
        assertThat(Typed.arguments("--initial", "2026-10-01", "--to", "2026-10-31")
                        .span(92))
                .isEqualTo(new ExportSpan.Initial(first, last));
        assertThat(Typed.arguments("--from", "2026-10-01", "--to", "2026-10-01")
                        .span(92)
                        .last())
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from 2026-10-01|--from and --to go together",
                "--to 2026-10-01|--from and --to go together",
                "--initial 2026-10-01 --from 2026-10-02 --to 2026-10-03|--initial goes with --to only",
                "--initial 2026-10-01 --after-initial 2026-10-01|--initial goes with --to only",
                "--from 2026-10-02 --to 2026-10-01|--from: the first day 2026-10-02 is after the last day 2026-10-01",
                "--initial 2026-11-24|--initial: the first day 2026-11-24 is after the last day 2026-11-23",
                "--from 2026-02-30 --to 2026-03-01|--from: \"2026-02-30\" cannot be used, expected: a day such as",
                "--lots-from yesterday|--lots-from: \"yesterday\"",
                "--at 2026-11-24T02:30:00Z|--at: \"2026-11-24T02:30:00Z\" cannot be used, expected: a local time",
                "--zone Mars/Phobos|--zone: \"Mars/Phobos\" cannot be used, expected: a time zone",
                "--codes other|--codes: \"other\" cannot be used, expected: own or system:NAME",
                "--codes system:|--codes: \"system:\" cannot be used",
                "--stores S1,,S2|--stores: \"S1,,S2\" cannot be used, expected: all, or ids parted by commas",
                "--kinds ,|--kinds: \",\" cannot be used",
            })
    void refusesWhatMakesNoSense(String text) {
        int bar = text.indexOf('|');
        assertThatThrownBy(() -> Typed.arguments(text.substring(0, bar).split(" ", -1)))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(text.substring(bar + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a", "1234567890123456789", "-1", "١"})
    void refusesALegalEntityCodeThatIsNoNumber(String client) {
        ExportOptions options = new ExportOptions();
        options.client = client;
        assertThatThrownBy(() -> new ArgumentCheck(new Typed().command, Typed.ENGLISH, Typed.CLOCK).check(options))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--client")
                .hasMessageContaining("1 to 18 digits");
    }
}
