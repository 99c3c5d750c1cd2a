package asterism.lotdata;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the values of a table's rows by the rules of source-data.md ("Values") and gathers the faults of the row in
 * hand. Not thread-safe.
 */
final class Cells {
    static final long MISSING = -1;
    private static final int TEXT_LIMIT = 64;
    private static final int NAME_LIMIT = 1000;
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final SourceTable table;
    private final String place;
    private final int[] limits;
    private final boolean[] ids;
    private final int[] before;
    private final List<SourceFault> faults = new ArrayList<>();
    private SourceRow row;

    Cells(SourceTable table, String place, SourceRow none) {
        this.table = table;
        this.place = place;
        row = none;
        int columns = table.columns().size();
        limits = new int[columns];
        before = new int[columns];
        ids = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            String name = table.columns().get(c).name();
            limits[c] = name.endsWith("name") || name.equals("address") ? NAME_LIMIT : TEXT_LIMIT;
            ids[c] = name.endsWith("_id");
        }
    }

    /** Turns to the next row, and checks that its required values are there and its texts fit. */
    void row(SourceRow next) {
        row = next;
        faults.clear();
        for (int c = 0; c < limits.length; c++) {
            int length = next.end(c) - next.start(c);
            if (length == 0) {
                if (table.columns().get(c).required()) {
                    fault(Kind.VALUE_MISSING, c);
                }
            } else if (length > limits[c] && characters(c) > limits[c]) {
                fault(Kind.TEXT_TOO_LONG, c, String.valueOf(limits[c]));
            } else if (ids[c] && lacksXml(next.bytes(), next.start(c), next.end(c))) {
                fault(Kind.CHARACTER_FORBIDDEN, c);
            }
        }
    }

    List<SourceFault> faults() {
        return faults;
    }

    boolean isMissing(int column) {
        return row.start(column) == row.end(column);
    }

    String text(int column) {
        int start = row.start(column);
        return new String(row.bytes(), start, row.end(column) - start, StandardCharsets.UTF_8);
    }

    /** The number of a text in a pool; it is often the same as in the row before. */
    int text(int column, TextPool pool) {
        int start = row.start(column);
        int end = row.end(column);
        if (!pool.equal(before[column], row.bytes(), start, end)) {
            before[column] = pool.intern(row.bytes(), start, end);
        }
        return before[column];
    }

    /** The number of a text that is never looked for. */
    int plainText(int column, TextPool pool) {
        return pool.add(row.bytes(), row.start(column), row.end(column));
    }

    /** The index of a value among those allowed, or -1 when it is missing or faulty. */
    int choice(int column, List<String> allowed) {
        if (isMissing(column)) {
            return -1;
        }
        int index = allowed.indexOf(text(column));
        if (index < 0) {
            fault(Kind.VALUE_UNKNOWN, column, allowed.toArray(String[]::new));
        }
        return index;
    }

    boolean flag(int column) {
        if (isMissing(column)) {
            return false;
        }
        String value = text(column);
        if (value.equals("1") || value.equalsIgnoreCase("true")) {
            return true;
        }
        if (!value.equals("0") && !value.equalsIgnoreCase("false")) {
            fault(Kind.VALUE_UNKNOWN, column, "0", "1", "true", "false");
        }
        return false;
    }

    /** A whole number of up to 9 digits above 0, or 0. */
    int lineNumber(int column) {
        if (isMissing(column)) {
            return 0;
        }
        int value = 0;
        int end = row.end(column);
        for (int i = row.start(column); i < end; i++) {
            int digit = row.bytes()[i] - '0';
            if (digit < 0 || digit > 9 || i - row.start(column) == 9) {
                fault(Kind.NUMBER_MALFORMED, column, "1", "999999999");
                return 0;
            }
            value = 10 * value + digit;
        }
        if (value == 0) {
            fault(Kind.NUMBER_MALFORMED, column, "1", "999999999");
        }
        return value;
    }

    /**
     * A plain decimal.
     *
     * @param digits number of digits before the point that the bound allows
     * @param scale  number of decimals
     * @return the value times ten to the scale; {@link #MISSING} when it is missing or faulty
     */
    long decimal(int column, int digits, int scale) {
        if (isMissing(column)) {
            return MISSING;
        }
        byte[] bytes = row.bytes();
        int end = row.end(column);
        int i = row.start(column);
        long value = 0;
        long bound = POWERS[digits];
        int first = i;
        for (; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            value = Math.min(10 * value + bytes[i] - '0', bound);
        }
        int decimals = 0;
        boolean sound = i > first;
        boolean fits = true;
        if (sound && i < end) {
            int point = i++;
            sound = bytes[point] == '.' && i < end;
            for (; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
                if (decimals < scale) {
                    value = 10 * value + bytes[i] - '0';
                    bound *= 10;
                    decimals++;
                } else {
                    fits &= bytes[i] == '0';
                }
            }
        }
        if (!sound || i < end || !fits) {
            fault(Kind.NUMBER_MALFORMED, column, String.valueOf(scale), "1" + "0".repeat(digits));
            return MISSING;
        }
        if (value >= bound) {
            fault(Kind.NUMBER_TOO_LARGE, column, String.valueOf(scale), "1" + "0".repeat(digits));
            return MISSING;
        }
        return value * POWERS[scale - decimals];
    }

    /** A whole percentage from 0 to 100, or {@link #MISSING}. */
    int percent(int column) {
        long value = decimal(column, 3, 0);
        if (value > 100) {
            fault(Kind.NUMBER_TOO_LARGE, column, "0", "101");
            return (int) MISSING;
        }
        return (int) value;
    }

    /** Days since 1970-01-01, or {@link Ledger#NO_DATE}. */
    int date(int column) {
        if (isMissing(column)) {
            return Ledger.NO_DATE;
        }
        int start = row.start(column);
        int day = row.end(column) - start == 10 ? day(start) : Ledger.NO_DATE;
        if (day == Ledger.NO_DATE) {
            fault(Kind.DATE_MALFORMED, column, "2026-11-23");
        }
        return day;
    }

    /** Seconds since 1970-01-01T00:00, or {@link Ledger#NO_TIME}. */
    long time(int column) {
        if (isMissing(column)) {
            return Ledger.NO_TIME;
        }
        long time = seconds(row.start(column), row.end(column));
        if (time == Ledger.NO_TIME) {
            fault(Kind.DATE_MALFORMED, column, "2026-11-23T14:05:09");
        }
        return time;
    }

    private long seconds(int start, int end) {
        byte[] bytes = row.bytes();
        if (end - start < 19 || (bytes[start + 10] != 'T' && bytes[start + 10] != ' ')) {
            return Ledger.NO_TIME;
        }
        int day = day(start);
        int hour = number(start + 11, 2);
        int minute = number(start + 14, 2);
        int second = number(start + 17, 2);
        boolean sound = day != Ledger.NO_DATE && bytes[start + 13] == ':' && bytes[start + 16] == ':';
        if (!sound || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return Ledger.NO_TIME;
        }
        if (end - start > 19 && (bytes[start + 19] != '.' || end - start == 20)) {
            return Ledger.NO_TIME;
        }
        for (int i = start + 20; i < end; i++) {
            if (number(i, 1) < 0) {
                return Ledger.NO_TIME;
            }
        }
        return 86_400L * day + 3_600L * hour + 60L * minute + second;
    }

    private int day(int start) {
        byte[] bytes = row.bytes();
        int year = number(start, 4);
        int month = number(start + 5, 2);
        int day = number(start + 8, 2);
        boolean sound = bytes[start + 4] == '-' && bytes[start + 7] == '-' && year > 0 && month > 0 && month <= 12;
        if (!sound || day < 1 || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            return Ledger.NO_DATE;
        }
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    private int number(int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = row.bytes()[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private int characters(int column) {
        int count = 0;
        for (int i = row.start(column); i < row.end(column); i++) {
            if ((row.bytes()[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }

    static boolean lacksXml(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return true;
            }
            if (b == (byte) 0xEF && bytes[i + 1] == (byte) 0xBF && bytes[i + 2] >= (byte) 0xBE) {
                return true;
            }
        }
        return false;
    }

    void fault(Kind kind, int column, String... expected) {
        faults.add(toFault(kind, column, expected));
    }

    /** A fault of the row in hand that is not gathered with its others. */
    SourceFault toFault(Kind kind, int column, String... expected) {
        String name = table.columns().get(column).name();
        return new SourceFault(kind, place, row.line(), key(), name, cut(text(column)), List.of(expected));
    }

    private String key() {
        List<String> parts = new ArrayList<>();
        for (int c = 0; c < limits.length && table.columns().get(c).key(); c++) {
            parts.add(cut(text(c)));
        }
        return String.join("/", parts);
    }

    private static String cut(String value) {
        return value.length() <= 100
                ? value
                : value.substring(0, Character.isHighSurrogate(value.charAt(99)) ? 99 : 100);
    }
}
