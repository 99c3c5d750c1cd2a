package asterism.demo;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file of the source being written: UTF-8, RFC 4180. Counts its rows. */
final class CsvTable implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final CSVPrinter printer;
    private long rows;

    CsvTable(Path file, String... header) throws IOException {
        printer = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), BUFFER),
                CSVFormat.RFC4180);
        for (String column : header) {
            printer.print(column);
        }
        printer.println();
    }

    /** Adds a cell to the row. */
    CsvTable cell(String value) throws IOException {
        printer.print(value);
        return this;
    }

    /** Ends the row. */
    void end() throws IOException {
        printer.println();
        rows++;
    }

    /** Adds a whole row. */
    void row(String... cells) throws IOException {
        for (String cell : cells) {
            printer.print(cell);
        }
        end();
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
