package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceTable.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a buffer ends says nothing: rows and faults of any text, however broken, are the same in all of them. */
class BufferEndTest {
    private static final String ALPHABET = "\"\"\",,;\n\n\r a\t\u00D0\u0096";
    private static final List<Column> COLUMNS = List.of(new Column("a", true, true), new Column("b", true, false));

    @TempDir
    Path folder;

    @Test
    void brokenTextsAreReadTheSameInAllBuffers() throws IOException {
        Random random = new Random(11);
        Path file = folder.resolve("text.csv");
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder("a,b\n");
            int length = random.nextInt(40);
            for (int at = 0; at < length; at++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            Files.write(file, text.toString().getBytes(StandardCharsets.ISO_8859_1));
            List<String> whole = read(file, 1 << 10);
            for (int buffer : new int[] {1, 2 + random.nextInt(10), 12 + random.nextInt(40)}) {
                assertThat(read(file, buffer)).as("buffer %d: %s", buffer, text).isEqualTo(whole);
            }
        }
    }

    private static List<String> read(Path file, int buffer) throws IOException {
        List<String> read = new ArrayList<>();
        Faults faults = new Faults();
        BufferPool buffers = new BufferPool(new BufferPool.Sizes(buffer, 1 << 10));
        new CsvFile("text.csv", file, COLUMNS)
                .read(buffers, row -> read.add(row.line() + ": " + ReadLedger.cells(row, 2)), faults)
                .ifPresent(rows -> read.add("rows: " + rows));
        try {
            faults.throwIfAny();
        } catch (SourceException e) {
            for (SourceFault fault : e.faults()) {
                read.add(fault.line() + ": " + fault.kind() + " " + fault.column());
            }
        }
        return read;
    }
}
