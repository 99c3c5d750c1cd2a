package asterism.source;

import asterism.api.source.SourceRow;

/** The row that a scanner has found, as cells in the contract's order. */
final class CsvRow implements SourceRow {
    private final int present;
    private final int[] columns;
    private final int[] cells;
    private final int[] starts;
    private final int[] ends;
    private byte[] bytes = {};
    private long line;

    /**
     * Creates one for all rows of a file.
     *
     * @param cellOf the cell of each column, negative where the file lacks it: such a column stays empty
     */
    CsvRow(int[] cellOf) {
        columns = new int[cellOf.length];
        cells = new int[cellOf.length];
        int found = 0;
        for (int column = 0; column < cellOf.length; column++) {
            if (cellOf[column] >= 0) {
                columns[found] = column;
                cells[found] = cellOf[column];
                found++;
            }
        }
        present = found;
        starts = new int[cellOf.length];
        ends = new int[cellOf.length];
    }

    /** Takes the cells of the row; quotes are taken off and undone where they stand, so this is done once a row. */
    void take(byte[] buffer, int[] bounds, long rowLine) {
        bytes = buffer;
        line = rowLine;
        for (int i = 0; i < present; i++) {
            int column = columns[i];
            int from = bounds[cells[i]] + 1;
            int to = bounds[cells[i] + 1];
            // '"' comes right after '!' and blanks: most cells begin and end with something greater.
            if (from == to || (buffer[from] > '"' && buffer[to - 1] > ' ')) {
                starts[column] = from;
                ends[column] = to;
            } else {
                takeTrimmed(column, from, to);
            }
        }
    }

    private void takeTrimmed(int column, int from, int to) {
        int start = Cells.trimmedStart(bytes, from, to);
        int end = Cells.trimmedEnd(bytes, start, to);
        if (start < end && bytes[start] == '"') {
            int unquoted = withoutDoubledQuotes(start + 1, end - 1);
            start = Cells.trimmedStart(bytes, start + 1, unquoted);
            end = Cells.trimmedEnd(bytes, start, unquoted);
        }
        starts[column] = start;
        ends[column] = end;
    }

    private int withoutDoubledQuotes(int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '"') {
            at++;
        }
        int end = at;
        while (at < to) {
            byte b = bytes[at];
            bytes[end++] = b;
            at += b == '"' ? 2 : 1;
        }
        return end;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int start(int column) {
        return starts[column];
    }

    @Override
    public int end(int column) {
        return ends[column];
    }

    @Override
    public long line() {
        return line;
    }
}
