package asterism.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a part as CSV, below a line with the names of its columns. */
final class CsvTable<T> {
    private static final byte[] LINE_END = {'\r', '\n'};

    private final CsvCells cells;
    private final byte[] separator;
    private final List<Element<T>> columns;

    CsvTable(Part<T> part, CsvCells cells, char separator) {
        this.cells = cells;
        this.separator = new byte[] {(byte) separator};
        this.columns = new ArrayList<>(part.elements());
        for (Part.Code<T> code : part.codes()) {
            columns.add(new Element<>("code_" + code.owner(), code.value()));
        }
    }

    void writeHeader() throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            cells.text(columns.get(i).name());
        }
        cells.blocks.raw(LINE_END);
    }

    /** Writes all rows, and returns how many they were. */
    int write(Iterable<T> rows) throws IOException {
        int count = 0;
        for (T row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                separate(i);
                columns.get(i).value().write(row, cells);
            }
            cells.blocks.raw(LINE_END);
            count++;
        }
        return count;
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            cells.blocks.raw(separator);
        }
    }
}
