package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandedOverTest {
    @Test
    void theNewestFileThatCoversADayTellsWhetherTheUnionHasElementsOnIt() {
        HandedOver old = file("2026-01-01", "2026-01-31", "2026-01-10", "2026-01-20");
        HandedOver corrected = file("2026-01-20", "2026-01-25");

        assertThat(any(List.of(corrected, old), "2026-01-01", "2026-01-31")).isTrue();
        assertThat(any(List.of(corrected, old), "2026-01-11", "2026-01-31")).isFalse();
        assertThat(any(List.of(old), "2026-01-11", "2026-01-31")).isTrue();
        assertThat(any(List.of(old), "2026-01-21", "2026-02-28")).isFalse();
        assertThat(any(List.of(), "2026-01-01", "2026-01-31")).isFalse();
    }

    @Test
    void aFileThatMayNotHaveComeLeavesTheWordToOlderOnes() {
        HandedOver old = file("2026-01-01", "2026-01-31", "2026-01-10");
        HandedOver empty = file(false, "2026-01-01", "2026-01-31");
        HandedOver full = file(false, "2026-01-01", "2026-01-31", "2026-01-20");

        assertThat(any(List.of(empty, old), "2026-01-01", "2026-01-31")).isTrue();
        assertThat(any(List.of(full, old), "2026-01-11", "2026-01-31")).isTrue();
        assertThat(any(List.of(empty, old), "2026-01-11", "2026-01-31")).isFalse();
    }

    private static HandedOver file(String first, String last, String... days) {
        return file(true, first, last, days);
    }

    private static HandedOver file(boolean inPlace, String first, String last, String... days) {
        return new HandedOver(
                LocalDate.parse(first),
                LocalDate.parse(last),
                inPlace,
                new TreeSet<>(Stream.of(days).map(LocalDate::parse).toList()));
    }

    private static boolean any(List<HandedOver> files, String first, String last) {
        return HandedOver.anyElements(files, LocalDate.parse(first), LocalDate.parse(last));
    }
}
