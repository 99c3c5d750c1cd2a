package asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void keepsAnyTexts() {
        for (List<String> texts : List.of(
                List.<String>of(), List.of(""), List.of("", ""), List.of("a\nb", "c\\nd", "\\", "\n"), List.of("Ж"))) {
            assertThat(Lines.split(Lines.join(texts))).isEqualTo(texts);
        }
    }
}
