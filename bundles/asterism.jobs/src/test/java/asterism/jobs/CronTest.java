package asterism.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.jobs.ScheduleRefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void tellsTheNextFive() {
        assertThat(next("30 2 * * 1-5", "2026-11-26T12:00+01:00", 5))
                .containsExactly(
                        "2026-11-27T02:30+01:00",
                        "2026-11-30T02:30+01:00",
                        "2026-12-01T02:30+01:00",
                        "2026-12-02T02:30+01:00",
                        "2026-12-03T02:30+01:00");
    }

    @Test
    void movesATimeThatIsLeftOutToTheChange() {
        assertThat(next("30 2 * * *", "2027-03-27T12:00+01:00", 2))
                .containsExactly("2027-03-28T03:00+02:00", "2027-03-29T02:30+02:00");
        assertThat(next("0 * * * *", "2027-03-28T00:30+01:00", 3))
                .containsExactly("2027-03-28T01:00+01:00", "2027-03-28T03:00+02:00", "2027-03-28T04:00+02:00");
        assertThat(next("30 2,3 * * *", "2027-03-28T00:30+01:00", 2))
                .containsExactly("2027-03-28T03:00+02:00", "2027-03-28T03:30+02:00");
    }

    @Test
    void takesTheFirstOfATimeThatComesTwice() {
        assertThat(next("30 2 * * *", "2026-10-24T12:00+02:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(next("30 2 * * *", "2026-10-25T02:10+01:00", 1)).containsExactly("2026-10-26T02:30+01:00");
        assertThat(next("0 * * * *", "2026-10-25T01:30+02:00", 2))
                .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00");
    }

    private static List<String> next(String cron, String after, int count) {
        return Cron.parse(cron).next(ZonedDateTime.parse(after).toInstant(), BERLIN, count).stream()
                .map(time -> time.toOffsetDateTime().toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30 2 * *", "0 30 2 * * *", "60 2 * * *", "30 24 * * *", "30 2 * * 8", "a b c d e", "-"})
    void refusesWhatIsNotUnderstood(String cron) {
        assertThatThrownBy(() -> Cron.parse(cron))
                .asInstanceOf(type(ScheduleRefusedException.class))
                .returns(Reason.NOT_UNDERSTOOD, ScheduleRefusedException::reason)
                .returns(cron, ScheduleRefusedException::cron)
                .satisfies(refusal -> assertThat(refusal.detail()).isNotEmpty());
    }

    @Test
    void refusesADayThatNeverComesAndLogsNoError() {
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> Cron.parse("0 0 30 2 *"))
                    .asInstanceOf(type(ScheduleRefusedException.class))
                    .returns(Reason.NEVER, ScheduleRefusedException::reason);
        } finally {
            System.setErr(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("ERROR");
        assertThat(Cron.parse("0 0 29 2 *").text()).isEqualTo("0 0 29 2 *");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 2 * * *           | daily at 02:30 | ежедневно в 02:30",
                " 0  4 * * *          | daily at 04:00 | ежедневно в 04:00",
                "0 4,16 * * *         | daily at 04:00 and 16:00 | ежедневно в 04:00 и 16:00",
                "0 */8 * * *          | daily at 00:00, 08:00 and 16:00 | ежедневно в 00:00, 08:00 и 16:00",
                "30 2 * * 1-5         | on weekdays at 02:30 | по будням в 02:30",
                "30 2 * * MON-FRI     | on weekdays at 02:30 | по будням в 02:30",
                "30 2 * * 6,0         | at weekends at 02:30 | по выходным в 02:30",
                "30 2 * * 1,3         | on Mondays and on Wednesdays at 02:30 | по понедельникам и по средам в 02:30",
                "30 2 1 * *           | on day 1 of each month at 02:30 | каждый месяц 1-го числа в 02:30",
                "15 * * * *           | every hour at minute 15 | каждый час, минута 15",
                "*/15 * * * *         | every 15 minutes | каждые 15 мин.",
                "* * * * *            | every minute | каждую минуту",
                "30 2 1 1 *           | 30 2 1 1 * | 30 2 1 1 *",
                "*/5 8-20 * * *       | */5 8-20 * * * | */5 8-20 * * *",
            })
    void saysUsualFormsInWords(String cron, String english, String russian) {
        assertThat(CronWords.of(Cron.parse(cron), Locale.ENGLISH)).isEqualTo(english);
        assertThat(CronWords.of(Cron.parse(cron), Locale.forLanguageTag("ru-RU")))
                .isEqualTo(russian);
        assertThat(CronWords.of(Cron.parse(cron), Locale.GERMAN)).isEqualTo(english);
    }
}
