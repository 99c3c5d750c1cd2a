package asterism.api.source;

/**
 * One row of a source table, as text cells in UTF-8. A view of the reader's buffer: valid only while the handler that
 * got it runs, and of that thread alone.
 *
 * <p>A cell is the value without spaces, tabs and line breaks around it, well-formed UTF-8; an empty cell, or the cell
 * of a column that the source lacks, has {@code start == end}.
 */
public interface SourceRow {
    /**
     * The buffer that holds the cells.
     *
     * @return never to be changed by the reader of the row; another buffer may serve the next row
     */
    byte[] bytes();

    /**
     * Where a cell begins.
     *
     * @param column index in {@link SourceTable#columns()}
     * @return offset of its first byte in {@link #bytes()}
     */
    int start(int column);

    /**
     * Where a cell ends.
     *
     * @param column index in {@link SourceTable#columns()}
     * @return offset after its last byte in {@link #bytes()}
     */
    int end(int column);

    /**
     * Where the row stands.
     *
     * @return the line of the file where it begins, counted from 1; 0 when the source has no lines (faults then name
     *     the key)
     */
    long line();
}
