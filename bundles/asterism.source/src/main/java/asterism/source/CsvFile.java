package asterism.source;

import asterism.api.source.SourceReading.RowHandler;
import asterism.api.source.SourceTable.Column;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One CSV file.
 *
 * @param name    how messages name it
 * @param path    where it is
 * @param columns the columns that are looked for
 */
record CsvFile(String name, Path path, List<Column> columns) {
    /** Checks that there is a header with the columns that must be there. */
    void checkHeader(BufferPool buffers, Faults faults) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                ByteWindow window = new ByteWindow(in, buffers)) {
            header(window, new FileFaults(name, window, faults));
        }
    }

    /**
     * Reads the file; rows that are faulty are counted, but not handed over.
     *
     * @return how many rows there are, absent when they cannot all be told
     */
    OptionalLong read(BufferPool buffers, RowHandler rows, Faults faults) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                ByteWindow window = new ByteWindow(in, buffers)) {
            FileFaults fileFaults = new FileFaults(name, window, faults);
            Optional<CsvHeader> header = header(window, fileFaults);
            return header.isPresent() ? rows(header.get(), window, rows, fileFaults) : OptionalLong.empty();
        }
    }

    private Optional<CsvHeader> header(ByteWindow window, FileFaults faults) throws IOException {
        Optional<CsvHeader> header = CsvHeader.read(window, faults, columns);
        return header.filter(read -> read.isWhole(faults, columns));
    }

    private static OptionalLong rows(CsvHeader header, ByteWindow window, RowHandler rows, FileFaults faults)
            throws IOException {
        RowScanner scanner = header.scanner(window);
        CsvRow row = new CsvRow(header.cellOf());
        int cells = header.names().size();
        scanner.next();
        long count = 0;
        RowScanner.Result result = scanner.next();
        while (result == RowScanner.Result.ROW) {
            count++;
            boolean sound = !scanner.maybeNotAscii() || faults.isUtf8(scanner, header.names());
            if (scanner.cells() != cells) {
                faults.cellCount(scanner, header.names());
            } else if (sound) {
                row.take(window.bytes(), scanner.bounds(), scanner.line());
                rows.row(row);
            }
            result = scanner.next();
        }
        if (result == RowScanner.Result.END) {
            return OptionalLong.of(count);
        }
        faults.broken(result, scanner, header.names());
        return OptionalLong.empty();
    }
}
