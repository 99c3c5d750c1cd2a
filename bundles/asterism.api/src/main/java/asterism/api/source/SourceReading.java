package asterism.api.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One reading of a source. Parts may be read by several threads at once, each part by one.
 */
@ConsumerType
public interface SourceReading extends Closeable {
    /**
     * The parts in which {@code documents} and {@code lines} come; the lines of a part belong to documents of it.
     *
     * @return at least one, in a fixed order
     */
    List<Part> parts();

    /**
     * Tells one state of the source from another, at a small part of the cost of reading it.
     *
     * @return at most 64 characters; readings with equal ones give equal rows and faults. Absent when the source cannot
     *     tell
     * @throws IOException when it cannot be read
     */
    default Optional<String> fingerprint() throws IOException {
        return Optional.empty();
    }

    /**
     * Reads one of the five tables that come whole.
     *
     * @param table any but {@link SourceTable#DOCUMENTS} and {@link SourceTable#LINES}
     * @param rows  called for each row, in the source's order
     * @throws SourceException when the text is broken so that its rows cannot be told (quotes, UTF-8, number of cells)
     *     or there are not as many as the manifest says; holds all such faults up to a limit, after all rows that can
     *     be told were handed over
     * @throws IOException     when it cannot be read
     */
    void read(SourceTable table, RowHandler rows) throws SourceException, IOException;

    /**
     * Reads the documents of a part, then its lines.
     *
     * @param part      one of {@link #parts()}
     * @param documents called for each row of {@code documents}
     * @param lines     called for each row of {@code lines}, after all documents
     * @throws SourceException as {@link #read}
     * @throws IOException     when it cannot be read
     */
    void read(Part part, RowHandler documents, RowHandler lines) throws SourceException, IOException;

    /**
     * A part of the two big tables.
     *
     * @param documents how messages name its documents, e.g. {@code documents-S1.csv}
     * @param lines     how messages name its lines
     * @param bytes     its size, for progress; 0 when unknown
     */
    record Part(String documents, String lines, long bytes) {}

    /** Takes rows one by one. */
    @FunctionalInterface
    interface RowHandler {
        /**
         * Takes a row.
         *
         * @param row valid only during the call
         */
        void row(SourceRow row);
    }

    /**
     * How messages name a table that comes whole.
     *
     * @param table any but documents and lines
     * @return file or view name
     */
    String place(SourceTable table);
}
