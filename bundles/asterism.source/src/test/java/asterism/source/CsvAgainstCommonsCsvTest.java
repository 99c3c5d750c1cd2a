package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import asterism.api.source.SourceTable.Column;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads texts of all shapes, by seed, in buffers that end anywhere, and gets what commons-csv gets. */
class CsvAgainstCommonsCsvTest {
    private static final int TEXTS = 1000;
    private static final String[] PIECES = {
        "a", "Ж", "€", "\uD83D\uDC8A", " ", "\t", ",", ";", "\"", "\n", "\r", "\r\n", "0123456789", "name"
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextIsReadAsCommonsCsvReadsIt(long seed) throws IOException {
        Random random = new Random(seed);
        Path file = folder.resolve("text.csv");
        for (int i = 0; i < TEXTS; i++) {
            int width = 2 + random.nextInt(4);
            char separator = random.nextBoolean() ? ',' : ';';
            String text = text(random, width, separator);
            Files.writeString(file, (random.nextInt(4) == 0 ? "\uFEFF" : "") + text);
            int buffer = random.nextInt(5) == 0 ? 1 << 16 : 1 + random.nextInt(40);
            assertThat(read(file, width, buffer))
                    .as("seed %d, text %d, buffer %d: %s", seed, i, buffer, text)
                    .isEqualTo(expected(text, separator));
        }
    }

    private static List<List<String>> read(Path file, int width, int buffer) throws IOException {
        List<Column> columns = IntStream.range(0, width)
                .mapToObj(i -> new Column("c" + i, true, false))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        Faults faults = new Faults();
        new CsvFile("text.csv", file, columns)
                .read(
                        new BufferPool(new BufferPool.Sizes(buffer, 1 << 16)),
                        row -> rows.add(ReadLedger.cells(row, width)),
                        faults);
        assertThatCode(faults::throwIfAny).doesNotThrowAnyException();
        return rows;
    }

    private static List<List<String>> expected(String text, char separator) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                if (row.size() > 1 || !trimmed(row.get(0)).isEmpty()) {
                    rows.add(row.stream().map(CsvAgainstCommonsCsvTest::trimmed).toList());
                }
            }
        }
        return rows.subList(1, rows.size());
    }

    // Not String.trim, which takes all control characters.
    private static String trimmed(String value) {
        return value.replaceAll("^[ \t\r\n]+|[ \t\r\n]+$", "");
    }

    private static String text(Random random, int width, char separator) {
        String[] ends = {"\n", "\r\n", "\r"};
        String end = ends[random.nextInt(ends.length)];
        List<String> lines = new ArrayList<>();
        lines.add(line(IntStream.range(0, width).mapToObj(i -> "C" + i).toList(), random, separator)
                .toUpperCase(Locale.ROOT));
        int rows = random.nextInt(8);
        for (int row = 0; row < rows; row++) {
            List<String> cells =
                    IntStream.range(0, width).mapToObj(i -> value(random)).toList();
            lines.add(line(cells, random, separator));
            if (random.nextInt(5) == 0) {
                lines.add(random.nextBoolean() ? "" : " \t");
            }
        }
        return String.join(end, lines) + (random.nextBoolean() ? end : "");
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            value.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return value.toString();
    }

    private static String line(List<String> values, Random random, char separator) {
        List<String> cells = new ArrayList<>();
        for (String value : values) {
            boolean quoted = random.nextInt(4) == 0
                    || value.chars().anyMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
            String cell = quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
            cells.add(blank(random) + cell + blank(random));
        }
        return String.join(Character.toString(separator), cells);
    }

    private static String blank(Random random) {
        return random.nextInt(8) == 0 ? " \t".repeat(1 + random.nextInt(2)) : "";
    }
}
