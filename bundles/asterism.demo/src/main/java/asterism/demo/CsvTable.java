package asterism.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file of the source being written: UTF-8, RFC 4180. Counts its rows.
 *
 * <p>Nearly all of the millions of cells are short and plain ASCII, and go straight into the buffer as bytes; with
 * commons-csv's printer more than half of the whole run was printing.
 */
final class CsvTable implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private boolean rowBegun;
    private long rows;

    CsvTable(Path file, String... header) throws IOException {
        out = Files.newOutputStream(file);
        row(header);
        rows = 0;
    }

    /** Adds a cell to the row. */
    CsvTable cell(String value) throws IOException {
        int length = value.length();
        if (rowBegun) {
            put(',');
        }
        rowBegun = true;
        if (!isPlain(value)) {
            put(encoded(value));
        } else {
            room(length);
            for (int i = 0; i < length; i++) {
                buffer[filled++] = (byte) value.charAt(i);
            }
        }
        return this;
    }

    /** Ends the row. */
    void end() throws IOException {
        put('\r');
        put('\n');
        rowBegun = false;
        rows++;
    }

    /** Adds a whole row. */
    void row(String... cells) throws IOException {
        for (String cell : cells) {
            cell(cell);
        }
        end();
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }

    /** Short, ASCII, and without a character that calls for quotes. */
    private static boolean isPlain(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > '~' || c < ' ' || c == ',' || c == '"' || c == ';') {
                return false;
            }
        }
        return length <= BUFFER;
    }

    private static byte[] encoded(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length() && !quoted; i++) {
            quoted = ",;\"\r\n\t".indexOf(value.charAt(i)) >= 0;
        }
        String text = quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(char ascii) throws IOException {
        room(1);
        buffer[filled++] = (byte) ascii;
    }

    private void put(byte[] bytes) throws IOException {
        room(bytes.length);
        if (bytes.length > BUFFER) {
            out.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }
    }

    private void room(int bytes) throws IOException {
        if (filled + bytes > BUFFER) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }
}
