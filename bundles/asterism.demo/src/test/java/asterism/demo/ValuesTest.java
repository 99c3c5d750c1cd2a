package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small parts: chance, decimals, days, INNs, cells. */
class ValuesTest {
    @Test
    void chanceIsTheSameOnEveryMachine() {
        Dice dice = Dice.of(1, 2, 3);

        assertThat(new int[] {dice.below(1000), dice.below(1000), dice.between(5, 7)})
                .containsExactly(603, 365, 5);
        assertThat(Dice.hash(1, 2, 3)).isEqualTo(105800997263431414L);
        assertThat(Dice.hash(1, 2, 3)).isNotEqualTo(Dice.hash(1, 3, 2));
    }

    @Test
    void chanceIsFair() {
        Dice dice = Dice.of(7);
        int[] counts = new int[10];
        int heads = 0;
        for (int i = 0; i < 100_000; i++) {
            counts[dice.below(10)]++;
            heads += dice.perMille(300) ? 1 : 0;
        }

        for (int count : counts) {
            assertThat(count).isBetween(9_500, 10_500);
        }
        assertThat(heads).isBetween(29_000, 31_000);
    }

    @Test
    void decimalsAreAsShortAsTheyMayBe() {
        assertThat(Decimals.quantity(1000)).isEqualTo("1");
        assertThat(Decimals.quantity(333)).isEqualTo("0.333");
        assertThat(Decimals.quantity(12_500)).isEqualTo("12.5");
        assertThat(Decimals.money(123_400)).isEqualTo("12.34");
        assertThat(Decimals.money(120_000)).isEqualTo("12.00");
        assertThat(Decimals.money(120_005)).isEqualTo("12.0005");
        assertThat(Decimals.money(0)).isEqualTo("0.00");
        assertThat(Decimals.money(Decimals.MISSING)).isEmpty();
        assertThat(Decimals.percent(123_400, 5)).isEqualTo(6_100);
        assertThat(Decimals.amount(333, 100_000)).isEqualTo(33_300);
    }

    @Test
    void daysAndTimesAreWrittenInFull() {
        Timeline timeline = new Timeline(LocalDate.of(2026, 1, 2), 10);

        assertThat(timeline.date(0)).isEqualTo("2025-12-24");
        assertThat(timeline.date(-24)).isEqualTo("2025-11-30");
        assertThat(timeline.date(Timeline.NEVER)).isEmpty();
        assertThat(timeline.time(9L * Timeline.DAY + 7 * Timeline.HOUR + 62)).isEqualTo("2026-01-02T07:01:02");
        assertThat(timeline.time(timeline.lastSecond())).isEqualTo("2026-01-02T23:59:59");
        assertThat(timeline.generalVat(7)).isEqualTo(20);
        assertThat(timeline.generalVat(8)).isEqualTo(22);
    }

    @Test
    void tinsHaveTheirCheckDigits() {
        Dice dice = Dice.of(3);
        for (int i = 0; i < 100; i++) {
            String firm = Tins.firm(dice);
            assertThat(firm).matches("[0-9]{10}");
            assertThat(sum(firm, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10).isEqualTo(firm.charAt(9) - '0');
            assertThat(Tins.person(dice)).matches("[0-9]{12}");
            assertThat(Tins.spoilt(firm, dice)).doesNotMatch("[0-9]{10}|[0-9]{12}");
        }
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.csv");
        String big = "x".repeat(70_000);
        try (CsvTable table = new CsvTable(file, "a", "b")) {
            table.row("plain", "");
            table.row("a \"b\"", "c,d");
            table.row("é;\r\n", "💊");
            table.row(big, "Ё" + big);
            assertThat(table.rows()).isEqualTo(4);
        }

        assertThat(Files.readString(file))
                .isEqualTo("a,b\r\nplain,\r\n\"a \"\"b\"\"\",\"c,d\"\r\n\"é;\r\n\",💊\r\n" + big + ",Ё" + big + "\r\n");
    }

    private static int sum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }
}
