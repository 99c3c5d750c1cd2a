package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Progress.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void oneLineChangesOnATerminal() {
        ProgressLine line = line(true);
        now += 200_000_000;
        line.at(Step.READ, 50, 200);
        line.at(Step.READ, 60, 200);
        now += 200_000_000;
        line.at(Step.FORM, 1, 2);
        line.at(Step.FORM, 2, 2);
        line.clear();
        line.clear();

        assertThat(err.toString())
                .isEqualTo("\rReading the source: 25 %"
                        + "\rForming files: 1 of 2   "
                        + "\rForming files: 2 of 2"
                        + "\r                     \r");
    }

    @Test
    void elsewhereALineComesNowAndThen() {
        ProgressLine line = line(false);
        line.at(Step.READ, 200, 200);
        now += 11_000_000_000L;
        line.at(Step.UPDATE, 3, 0);
        line.at(Step.FORM, 1, 2);
        line.clear();

        assertThat(err.toString()).isEqualTo("Updating lot data" + System.lineSeparator());
    }

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintWriter(err, true), Text.in(Locale.ENGLISH), terminal, () -> now);
    }
}
