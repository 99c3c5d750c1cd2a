package asterism.source;

import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceTable.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the header line of a file says.
 *
 * @param separator what stands between cells
 * @param line      the line where it stands, 1 but for empty lines before it
 * @param names     the names of all cells in lower case, also of those that nobody knows
 * @param cellOf    the cell of each column that is looked for, the first one of that name; negative where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read for every file's rows
record CsvHeader(byte separator, long line, List<String> names, int[] cellOf) {
    private static final byte[] SEPARATORS = {',', ';'};

    /**
     * Reads the header and leaves the window at its beginning. The separator is the one that finds more columns, or
     * else more cells: names that nobody knows may hold the other one.
     *
     * @return empty when its cells cannot be told; why is among the faults then
     */
    static Optional<CsvHeader> read(ByteWindow window, FileFaults faults, List<Column> columns) throws IOException {
        RowScanner scanner = new RowScanner(window, SEPARATORS[0], 1);
        RowScanner.Result result = scanner.next();
        if (result == RowScanner.Result.END) {
            return Optional.of(of(SEPARATORS[0], 1, List.of(), columns));
        }
        Optional<CsvHeader> best = Optional.empty();
        for (byte separator : SEPARATORS) {
            Optional<CsvHeader> header = split(window, separator, scanner.line(), columns);
            if (header.isPresent() && (best.isEmpty() || header.get().isBetterThan(best.get()))) {
                best = header;
            }
        }
        if (best.isEmpty()) {
            scanner.again();
            faults.broken(result, scanner, List.of());
        }
        return best.isPresent() && !isUtf8(window, best.get(), faults) ? Optional.empty() : best;
    }

    private static Optional<CsvHeader> split(ByteWindow window, byte separator, long line, List<Column> columns)
            throws IOException {
        RowScanner scanner = new RowScanner(window, separator, line);
        if (scanner.next() != RowScanner.Result.ROW) {
            return Optional.empty();
        }
        scanner.keep(scanner.cells());
        scanner.again();
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < scanner.cells(); cell++) {
            names.add(name(window.bytes(), scanner.bounds()[cell] + 1, scanner.bounds()[cell + 1]));
        }
        return Optional.of(of(separator, line, names, columns));
    }

    private static CsvHeader of(byte separator, long line, List<String> names, List<Column> columns) {
        int[] cellOf = columns.stream()
                .mapToInt(column -> names.indexOf(column.name()))
                .toArray();
        return new CsvHeader(separator, line, List.copyOf(names), cellOf);
    }

    // On a copy, as the header is looked at more than once.
    private static String name(byte[] bytes, int from, int to) {
        CsvRow cell = new CsvRow(new int[] {0});
        byte[] copy = Arrays.copyOfRange(bytes, from, to);
        cell.take(copy, new int[] {-1, copy.length}, 0);
        String text = new String(copy, cell.start(0), cell.end(0) - cell.start(0), StandardCharsets.UTF_8);
        return text.toLowerCase(Locale.ROOT);
    }

    private boolean isBetterThan(CsvHeader other) {
        long found = found();
        long othersFound = other.found();
        return found > othersFound || (found == othersFound && names.size() > other.names.size());
    }

    private long found() {
        return Arrays.stream(cellOf).filter(cell -> cell >= 0).count();
    }

    private static boolean isUtf8(ByteWindow window, CsvHeader header, FileFaults faults) throws IOException {
        RowScanner scanner = header.scanner(window);
        scanner.next();
        return faults.isUtf8(scanner, header.names);
    }

    /** A scanner of the file that begins with the header. */
    RowScanner scanner(ByteWindow window) {
        RowScanner scanner = new RowScanner(window, separator, line);
        scanner.keep(names.size());
        return scanner;
    }

    /** Whether each column is there that must be, and none twice; what is wrong is put down. */
    boolean isWhole(FileFaults faults, List<Column> columns) {
        boolean whole = true;
        for (Column column : columns) {
            int first = names.indexOf(column.name());
            boolean missing = first < 0 && column.required();
            if (missing || first != names.lastIndexOf(column.name())) {
                faults.add(missing ? Kind.COLUMN_MISSING : Kind.COLUMN_TWICE, line, column.name());
                whole = false;
            }
        }
        return whole;
    }
}
