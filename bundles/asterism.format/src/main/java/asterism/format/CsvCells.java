package asterism.format;

import java.io.IOException;
import java.nio.charset.Charset;

/** Values as cells of CSV, in quotes where these are needed (RFC 4180). */
final class CsvCells extends Cells {
    private final Texts texts;
    private final char separator;

    CsvCells(Blocks blocks, Charset charset, char separator) {
        super(blocks);
        this.texts = Texts.in(charset, blocks, Escapes.CSV);
        this.separator = separator;
    }

    @Override
    boolean text(String value) throws IOException {
        if (!needsQuotes(value)) {
            return texts.write(value);
        }
        quote();
        boolean dropped = texts.write(value);
        quote();
        return dropped;
    }

    private boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // A numeric character reference ends in a semicolon, which is the usual separator.
            boolean separates = c == separator || (separator == ';' && texts.lacks(c));
            if (separates || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void quote() throws IOException {
        blocks.room(1);
        blocks.bytes[blocks.at++] = '"';
    }
}
