package asterism.source;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import java.util.List;

/** Puts down what is wrong in one file. */
final class FileFaults {
    private final String place;
    private final ByteWindow window;
    private final Faults faults;

    FileFaults(String place, ByteWindow window, Faults faults) {
        this.place = place;
        this.window = window;
        this.faults = faults;
    }

    void add(Kind kind, long line, String column) {
        faults.add(() -> new SourceFault(kind, place, line, "", column, "", List.of()));
    }

    /** The row has another number of cells than the header. */
    void cellCount(RowScanner row, List<String> header) {
        faults.add(() -> new SourceFault(
                Kind.CELL_COUNT,
                place,
                row.line(),
                "",
                "",
                Integer.toString(row.cells()),
                List.of(Integer.toString(header.size()))));
    }

    /** The scanner cannot go on. */
    void broken(RowScanner.Result result, RowScanner row, List<String> header) {
        if (result == RowScanner.Result.TOO_LONG) {
            faults.add(() -> new SourceFault(
                    Kind.TEXT_TOO_LONG,
                    place,
                    row.line(),
                    "",
                    "",
                    shownLine(window.start()),
                    List.of(Integer.toString(window.limit()))));
        } else {
            String column = row.cells() < header.size() ? header.get(row.cells()) : "";
            faults.add(() -> new SourceFault(
                    Kind.QUOTES, place, row.faultLine(), "", column, shownLine(row.faultAt()), List.of()));
        }
    }

    /** Whether the row is UTF-8; if it is not, each cell is told that is not, as far as cells can be given a name. */
    boolean isUtf8(RowScanner row, List<String> header) {
        byte[] bytes = window.bytes();
        if (Cells.isUtf8(bytes, window.start(), row.end())) {
            return true;
        }
        if (row.cells() != header.size()) {
            addNotUtf8(row, "", window.start(), row.end());
            return false;
        }
        for (int cell = 0; cell < row.cells(); cell++) {
            int from = row.bounds()[cell] + 1;
            int to = row.bounds()[cell + 1];
            if (!Cells.isUtf8(bytes, from, to)) {
                addNotUtf8(row, header.get(cell), from, to);
            }
        }
        return false;
    }

    private void addNotUtf8(RowScanner row, String column, int from, int to) {
        String value = Cells.shown(window.bytes(), from, to);
        faults.add(() -> new SourceFault(Kind.NOT_UTF8, place, row.line(), "", column, value, List.of()));
    }

    // To the end of the line: what follows a quote astray would only confuse.
    private String shownLine(int from) {
        byte[] bytes = window.bytes();
        int to = from;
        while (to < window.limit() && bytes[to] != '\n' && bytes[to] != '\r') {
            to++;
        }
        return Cells.shown(bytes, from, to);
    }
}
