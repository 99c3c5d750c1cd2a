package asterism.format;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Takes the values of a row, one a cell: texts in the manner of a file format, all others as the digits that are the
 * same in each.
 */
abstract class Cells {
    /** Room for the longest number or time. */
    private static final int LONGEST = 32;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    final Blocks blocks;

    Cells(Blocks blocks) {
        this.blocks = blocks;
    }

    /**
     * Writes a text of the source.
     *
     * @return whether it held characters that XML 1.0 cannot, which are dropped
     */
    abstract boolean text(String value) throws IOException;

    /** Writes a whole number. */
    final void number(long value) throws IOException {
        blocks.room(LONGEST);
        blocks.at = digits(sign(value), 1);
    }

    /** Writes a decimal of fixed scale that is given as a whole number: 1.50 of scale 2 as 150. */
    final void decimal(long value, int scale) throws IOException {
        blocks.room(LONGEST);
        long unscaled = sign(value);
        int end = digits(unscaled, scale + 1) + 1;
        System.arraycopy(blocks.bytes, end - 1 - scale, blocks.bytes, end - scale, scale);
        blocks.bytes[end - scale - 1] = '.';
        blocks.at = end;
    }

    /** Writes 1 or 0. */
    final void flag(boolean value) throws IOException {
        blocks.room(1);
        blocks.bytes[blocks.at++] = (byte) (value ? '1' : '0');
    }

    /** Writes the beginning of a day. */
    final void day(LocalDate day) throws IOException {
        blocks.room(LONGEST);
        date(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        clock(0, 0, 0);
    }

    /** Writes a time. */
    final void time(LocalDateTime time) throws IOException {
        blocks.room(LONGEST);
        date(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
        clock(time.getHour(), time.getMinute(), time.getSecond());
    }

    private void date(int year, int month, int day) {
        blocks.at = digits(year, 4);
        two('-', month);
        two('-', day);
    }

    private void clock(int hour, int minute, int second) {
        two('T', hour);
        two(':', minute);
        two(':', second);
    }

    private void two(char before, int value) {
        blocks.bytes[blocks.at] = (byte) before;
        blocks.bytes[blocks.at + 1] = (byte) ('0' + value / 10);
        blocks.bytes[blocks.at + 2] = (byte) ('0' + value % 10);
        blocks.at += 3;
    }

    private long sign(long value) {
        if (value < 0) {
            blocks.bytes[blocks.at++] = '-';
            return -value;
        }
        return value;
    }

    /** Writes the digits of what is not negative, zeros before them up to a number of digits; returns their end. */
    private int digits(long value, int least) {
        int count = least;
        while (count < POWERS_OF_TEN.length && value >= POWERS_OF_TEN[count]) {
            count++;
        }
        int end = blocks.at + count;
        long rest = value;
        for (int i = end - 1; i >= blocks.at; i--) {
            long next = rest / 10;
            blocks.bytes[i] = (byte) ('0' + (rest - next * 10));
            rest = next;
        }
        return end;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
