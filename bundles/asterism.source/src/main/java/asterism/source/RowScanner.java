package asterism.source;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where the cells of one row after another begin and end, quotes and blanks included, without changing a byte: a
 * row that goes beyond the window is simply scanned again when more of it has been read.
 *
 * <p>Looks at eight bytes at a time, which is twice as fast as one by one: the cells of the big tables have about five
 * bytes.
 */
final class RowScanner {
    /** What a scan came to. */
    enum Result {
        /** A row. */
        ROW,
        /** There are no more rows. */
        END,
        /** A quote is not closed or stands where none may: the rows that follow cannot be told. */
        QUOTES,
        /** The row is longer than a row may be. */
        TOO_LONG,
        /** Only inside: the row goes beyond the window. */
        MORE
    }

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F * EACH;
    private static final long HIGH_BITS = ~LOW_BITS;
    private static final long QUOTES = '"' * EACH;
    private static final long UP_TO_CR = (0x80 - '\r' - 1) * EACH;

    private static final int NEED_MORE = -1;
    private static final int FAULTY = -2;

    private final ByteWindow window;
    private final byte separator;
    private final long separators;
    private int[] bounds = new int[2];
    private int cells;
    private int end;
    private int next;
    private long line;
    private long breaks;
    private long high;
    private int faultAt;
    private long faultLine;
    private boolean unclosed;

    /** Scans from the window's start, which stands in that line. */
    RowScanner(ByteWindow window, byte separator, long line) {
        this.window = window;
        this.separator = separator;
        this.separators = separator * EACH;
        this.next = window.start();
        this.line = line;
        this.breaks = -1;
    }

    /** The row's cell {@code i} stands after {@code bounds[i]} and before {@code bounds[i + 1]}. */
    int[] bounds() {
        return bounds;
    }

    /** How many cells the row has, or up to the fault. */
    int cells() {
        return cells;
    }

    /** The line where the row begins, counted from 1. */
    long line() {
        return line;
    }

    /** Whether the row may hold anything but ASCII. */
    boolean maybeNotAscii() {
        return (high & HIGH_BITS) != 0;
    }

    /** Where the row ends, before its line end. */
    int end() {
        return end;
    }

    /** After {@link Result#QUOTES}: where the cell begins. */
    int faultAt() {
        return faultAt;
    }

    /** After {@link Result#QUOTES}: the line to be named, that of the opening quote where it is never closed. */
    long faultLine() {
        return faultLine;
    }

    /** Keeps the bounds of so many cells a row; further ones are only counted. */
    void keep(int count) {
        bounds = new int[Math.max(count, 1) + 1];
    }

    /** Goes to the next row that is not empty. */
    Result next() throws IOException {
        Result result;
        do {
            line += breaks + 1;
            window.startAt(next);
            result = again();
        } while (result == Result.ROW && cells == 1 && isEmpty());
        return result;
    }

    /** Scans the row that begins at the window's start. */
    Result again() throws IOException {
        Result result = scan();
        while (result == Result.MORE) {
            if (!window.more()) {
                return unclosed ? Result.QUOTES : Result.TOO_LONG;
            }
            result = scan();
        }
        return result;
    }

    private Result scan() {
        byte[] bytes = window.bytes();
        int[] found = bounds;
        int last = found.length - 1;
        int from = window.start();
        int position = from;
        int cell = 0;
        long seen = 0;
        high = 0;
        breaks = 0;
        unclosed = false;
        found[0] = from - 1;
        while (true) {
            long word = (long) WORDS.get(bytes, position);
            seen |= word;
            int base = position;
            position += Long.BYTES;
            for (long marks = marks(word); marks != 0; marks &= marks - 1) {
                int at = base + (Long.numberOfTrailingZeros(marks) >>> 3);
                byte mark = bytes[at];
                if (mark == separator) {
                    from = at + 1;
                    found[Math.min(++cell, last)] = at;
                } else if (mark == '\n' || mark == '\r') {
                    high |= seen;
                    return endOfRow(at, cell);
                } else if (mark == '"') {
                    position = afterQuotes(from, at);
                    if (position < 0) {
                        cells = cell;
                        return position == FAULTY ? Result.QUOTES : Result.MORE;
                    }
                    break;
                }
            }
        }
    }

    // The high bit of each byte that is the separator, a quote, or not above CR (there, tabs and the like are passed
    // over). Exact for every byte, as carries never leave one.
    private long marks(long word) {
        long separated = word ^ separators;
        long quoted = word ^ QUOTES;
        return ~(((separated & LOW_BITS) + LOW_BITS | separated)
                        & ((quoted & LOW_BITS) + LOW_BITS | quoted)
                        & ((word & LOW_BITS) + UP_TO_CR | word))
                & HIGH_BITS;
    }

    private Result endOfRow(int at, int cell) {
        byte[] bytes = window.bytes();
        int limit = window.limit();
        boolean carriageReturn = at < limit && bytes[at] == '\r';
        if (!window.ended() && (at == limit || (carriageReturn && at + 1 == limit))) {
            return Result.MORE;
        }
        if (at == limit && at == window.start()) {
            return Result.END;
        }
        cells = cell + 1;
        end = at;
        bounds[Math.min(cells, bounds.length - 1)] = at;
        int after = carriageReturn && at + 1 < limit && bytes[at + 1] == '\n' ? at + 2 : at + 1;
        next = Math.min(after, limit);
        return Result.ROW;
    }

    // From an opening quote to the separator or line end after the closing one.
    private int afterQuotes(int from, int open) {
        byte[] bytes = window.bytes();
        faultAt = from;
        faultLine = line;
        for (int i = from; i < open; i++) {
            if (!isBlank(bytes[i])) {
                return FAULTY;
            }
        }
        int at = closingQuote(open);
        if (at < 0) {
            return at;
        }
        do {
            at++;
        } while (isBlank(bytes[at]));
        boolean ends = bytes[at] == separator || bytes[at] == '\n' || bytes[at] == '\r';
        return ends ? at : FAULTY;
    }

    private int closingQuote(int open) {
        byte[] bytes = window.bytes();
        int limit = window.limit();
        long breaksBefore = breaks;
        int at = open + 1;
        while (at < limit) {
            byte b = bytes[at];
            if (b == '"') {
                if (bytes[at + 1] != '"') {
                    return at;
                }
                at++;
            } else if (b == '\n' || (b == '\r' && bytes[at + 1] != '\n')) {
                breaks++;
            }
            high |= b;
            at++;
        }
        faultLine = line + breaksBefore;
        unclosed = true;
        return window.ended() ? FAULTY : NEED_MORE;
    }

    // A line of nothing but blanks, or of a pair of quotes around nothing but blanks.
    private boolean isEmpty() {
        byte[] bytes = window.bytes();
        int from = Cells.trimmedStart(bytes, bounds[0] + 1, bounds[1]);
        int to = Cells.trimmedEnd(bytes, from, bounds[1]);
        if (from < to && bytes[from] == '"') {
            from = Cells.trimmedStart(bytes, from + 1, to - 1);
            return from == to - 1;
        }
        return from == to;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
