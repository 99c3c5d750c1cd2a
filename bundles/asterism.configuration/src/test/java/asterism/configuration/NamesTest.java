package asterism.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void namesAreInTheOrderOfTheirCodePoints() {
        List<String> sorted =
                List.of("", "1", "10", "2", "A", "a", "ab", "а", "\uff5e", "\ud83d\ude00", "\ud83d\ude01");
        List<String> mixed = new ArrayList<>(sorted);
        java.util.Collections.reverse(mixed);

        mixed.sort(Names.CODE_POINTS);

        assertThat(mixed).isEqualTo(sorted);
    }
}
