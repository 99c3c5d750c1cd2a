package asterism.demo;

import java.time.LocalDate;

/**
 * The days of the history. Days are counted from its first one (earlier days are negative), times in seconds from the
 * beginning of that day.
 */
final class Timeline {
    static final int DAY = 86_400;
    static final int HOUR = 3_600;
    static final int MINUTE = 60;
    /** An expiry date that is not given; later than any other. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final int BEFORE = 1_500;
    private static final int AFTER = 2_500;
    private static final long VAT_22_SINCE = LocalDate.of(2026, 1, 1).toEpochDay();

    private final long first;
    private final int days;
    private final String[] texts;

    Timeline(LocalDate end, int days) {
        this.first = end.toEpochDay() - days + 1;
        this.days = days;
        texts = new String[BEFORE + days + AFTER];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = LocalDate.ofEpochDay(first + i - BEFORE).toString();
        }
    }

    int days() {
        return days;
    }

    /** The day as a number that does not depend on where the history begins. */
    long epochDay(int day) {
        return first + day;
    }

    /** 0 on a Monday, 6 on a Sunday. */
    int weekday(int day) {
        return LocalDate.ofEpochDay(first + day).getDayOfWeek().getValue() - 1;
    }

    static int dayOf(long time) {
        return (int) Math.floorDiv(time, (long) DAY);
    }

    /** The last second that the history tells of. */
    long lastSecond() {
        return (long) days * DAY - 1;
    }

    /** The general VAT rate of the day: 22 % from 2026 on, 20 % before. */
    int generalVat(int day) {
        return first + day >= VAT_22_SINCE ? 22 : 20;
    }

    /** {@code 2026-11-23}; empty for {@link #NEVER}. */
    String date(int day) {
        return day == NEVER ? "" : texts[day + BEFORE];
    }

    /** {@code 2026-11-23T14:05:09}. */
    String time(long time) {
        int day = dayOf(time);
        int second = (int) (time - (long) day * DAY);
        char[] clock = {'T', '0', '0', ':', '0', '0', ':', '0', '0'};
        two(clock, 1, second / HOUR);
        two(clock, 4, second / MINUTE % 60);
        two(clock, 7, second % MINUTE);
        return texts[day + BEFORE].concat(new String(clock));
    }

    private static void two(char[] text, int at, int number) {
        text[at] = (char) ('0' + number / 10);
        text[at + 1] = (char) ('0' + number % 10);
    }
}
