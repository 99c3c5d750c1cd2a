package asterism.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the CSV rendition is written ("separator, BOM and charset can be changed"). */
public record CsvSettings(char separator, boolean bom, Charset charset) {
    /** {@code ;}, with a byte order mark, UTF-8. */
    public static CsvSettings usual() {
        return new CsvSettings(';', true, StandardCharsets.UTF_8);
    }
}
