package asterism.source;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What {@code manifest.csv} promises. A name in it is only ever compared with those in the folder, never opened. */
final class Manifest {
    static final String FILE = "manifest.csv";

    private static final List<Column> COLUMNS =
            List.of(new Column("file", true, true), new Column("rows", true, false));
    private static final int MOST_DIGITS = 18;
    private static final List<String> BOUNDS =
            List.of(Integer.toString(MOST_DIGITS), "0", "1" + "0".repeat(MOST_DIGITS));

    private final Map<String, OptionalLong> rowsOf = new HashMap<>();
    private final Faults faults = new Faults();
    private final Set<String> present;
    private long taken;
    private boolean readable;

    private Manifest(Set<String> present) {
        this.present = present;
    }

    /**
     * Reads it.
     *
     * @param present the names of the files in the folder
     */
    static Manifest read(Path path, BufferPool buffers, Set<String> present) throws IOException {
        Manifest manifest = new Manifest(present);
        OptionalLong rows = new CsvFile(FILE, path, COLUMNS).read(buffers, manifest::take, manifest.faults);
        manifest.readable = rows.isPresent() && rows.getAsLong() == manifest.taken;
        return manifest;
    }

    /** What is wrong with it. */
    Faults faults() {
        return faults;
    }

    /** Whether a file is certainly not named: where a row cannot be told, it may name any file. */
    boolean lacks(String file) {
        return readable && !rowsOf.containsKey(file);
    }

    /** Compares what it says with the number of rows that were found in a file. */
    void compare(String file, long rows, Faults into) {
        OptionalLong promised = rowsOf.getOrDefault(file, OptionalLong.empty());
        if (promised.isPresent() && promised.getAsLong() != rows) {
            into.add(() -> new SourceFault(
                    Kind.MANIFEST_ROWS_DIFFER,
                    file,
                    0,
                    "",
                    "",
                    Long.toString(rows),
                    List.of(Long.toString(promised.getAsLong()))));
        }
    }

    private void take(SourceRow row) {
        taken++;
        String file = text(row, 0);
        String rows = text(row, 1);
        OptionalLong number = number(rows);
        if (file.isEmpty()) {
            fault(Kind.VALUE_MISSING, row, 0, List.of());
        } else if (rowsOf.putIfAbsent(file, number) != null) {
            fault(Kind.KEY_TWICE, row, 0, List.of());
        } else if (!present.contains(file)) {
            fault(Kind.MANIFEST_FILE_MISSING, row, 0, List.of());
        }
        if (rows.isEmpty()) {
            fault(Kind.VALUE_MISSING, row, 1, List.of());
        } else if (number.isEmpty()) {
            boolean digits = rows.chars().allMatch(c -> c >= '0' && c <= '9');
            fault(digits ? Kind.NUMBER_TOO_LARGE : Kind.NUMBER_MALFORMED, row, 1, BOUNDS);
        }
    }

    private static OptionalLong number(String text) {
        boolean fits = text.matches("[0-9]{1," + MOST_DIGITS + "}");
        return fits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private void fault(Kind kind, SourceRow row, int column, List<String> expected) {
        String value = shown(row, column);
        String key = shown(row, 0);
        long line = row.line();
        faults.add(
                () -> new SourceFault(kind, FILE, line, key, COLUMNS.get(column).name(), value, expected));
    }

    private static String shown(SourceRow row, int column) {
        return Cells.shown(row.bytes(), row.start(column), row.end(column));
    }

    private static String text(SourceRow row, int column) {
        int start = row.start(column);
        return new String(row.bytes(), start, row.end(column) - start, StandardCharsets.UTF_8);
    }
}
