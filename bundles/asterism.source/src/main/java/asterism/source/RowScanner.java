package asterism.source;

import java.io.IOException;

/**
 * Finds where the cells of one row after another begin and end, quotes and blanks included, without changing a byte: a
 * row that goes beyond the window is simply scanned again when more of it has been read.
 *
 * <p>Looks at eight bytes at a time: the cells of the big tables have about five.
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

    private static final long EACH = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F * EACH;
    private static final long QUOTES = '"' * EACH;
    private static final long UP_TO_CR = (0x80 - '\r' - 1) * EACH;

    private final ByteWindow window;
    private final byte separator;
    private final long separators;
    private int[] bounds = new int[2];
    private int cells;
    private int end;
    private int next;
    private long line;
    private long breaks;
    private long breaksBefore;
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
        this.breaks = -1; // no line end has been passed
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
        return (high & Cells.HIGH_BITS) != 0;
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
        Result result;
        do {
            breaks = 0;
            unclosed = false;
            result = scan();
        } while (result == Result.MORE && window.more());
        if (result == Result.MORE) {
            return unclosed ? Result.QUOTES : Result.TOO_LONG;
        }
        return result;
    }

    // A doubled quote closes and opens again at once. Whether a word is in quotes is known only when those before it
    // are done, but the marks in it are found at once for all cases: so no word waits for the one before.
    private Result scan() {
        byte[] bytes = window.bytes();
        int[] found = bounds;
        int last = found.length - 1;
        int from = window.start();
        int closed = from - 2;
        int cell = 0;
        boolean quoted = false;
        long seen = 0;
        found[0] = from - 1;
        for (int position = from; ; position += Long.BYTES) {
            long word = (long) Cells.WORDS.get(bytes, position);
            seen |= word;
            for (long marks = marks(word); marks != 0; marks &= marks - 1) {
                int at = position + (Long.numberOfTrailingZeros(marks) >>> 3);
                byte mark = bytes[at];
                if (mark == '"') {
                    if (quoted) {
                        closed = at;
                    } else if (closed != at - 1 && !opens(from, at)) {
                        return astray(cell, from);
                    }
                    quoted = !quoted;
                } else if (quoted) {
                    if (!goesOn(mark, at)) {
                        return unclosed(cell, from);
                    }
                } else if (mark == separator || mark == '\n' || mark == '\r') {
                    if (closed >= from && !isBlank(closed + 1, at)) {
                        return astray(cell, from);
                    }
                    if (mark != separator) {
                        return endOfRow(at, cell, seen);
                    }
                    from = at + 1;
                    found[Math.min(++cell, last)] = at;
                }
            }
        }
    }

    private boolean opens(int from, int at) {
        breaksBefore = breaks;
        return isBlank(from, at);
    }

    private boolean isBlank(int from, int to) {
        return Cells.trimmedStart(window.bytes(), from, to) == to;
    }

    // A line break within quotes, or the end of the window.
    private boolean goesOn(byte mark, int at) {
        if (at == window.limit()) {
            return false;
        }
        if (mark == '\n' || (mark == '\r' && window.bytes()[at + 1] != '\n')) {
            breaks++;
        }
        return true;
    }

    private Result astray(int cell, int from) {
        cells = cell;
        faultAt = from;
        faultLine = line;
        return Result.QUOTES;
    }

    private Result unclosed(int cell, int from) {
        astray(cell, from);
        faultLine = line + breaksBefore;
        unclosed = true;
        return window.ended() ? Result.QUOTES : Result.MORE;
    }

    // The high bit of each byte that is the separator, a quote, or not above CR (there, tabs and the like are passed
    // over). Exact for every byte, as carries never leave one.
    private long marks(long word) {
        long separated = word ^ separators;
        long quoted = word ^ QUOTES;
        return ~(((separated & LOW_BITS) + LOW_BITS | separated)
                        & ((quoted & LOW_BITS) + LOW_BITS | quoted)
                        & ((word & LOW_BITS) + UP_TO_CR | word))
                & Cells.HIGH_BITS;
    }

    private Result endOfRow(int at, int cell, long seen) {
        byte[] bytes = window.bytes();
        int limit = window.limit();
        boolean carriageReturn = at < limit && bytes[at] == '\r';
        if (!window.ended() && (at == limit || (carriageReturn && at + 1 == limit))) {
            return Result.MORE;
        }
        if (at == limit && at == window.start()) {
            return Result.END;
        }
        high = seen;
        cells = cell + 1;
        end = at;
        bounds[Math.min(cells, bounds.length - 1)] = at;
        int after = carriageReturn && at + 1 < limit && bytes[at + 1] == '\n' ? at + 2 : at + 1;
        next = Math.min(after, limit);
        return Result.ROW;
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
}
