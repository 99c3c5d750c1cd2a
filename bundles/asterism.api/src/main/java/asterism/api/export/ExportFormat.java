package asterism.api.export;

import asterism.api.lotdata.StoreWindow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Plug point: turns the movements of one store and window into the entries of one archive.
 *
 * <p>Thread safety: one instance serves many threads at once and keeps no state between calls. Called on an export
 * worker: it may block on its output but opens no connection.
 */
@ConsumerType
public interface ExportFormat {
    /** Service property: format id, {@code String}, required, unique, lower-case ASCII. */
    String FORMAT_ID = "asterism.export.format";

    /**
     * The name that all files of this store and run begin with.
     *
     * @param window store, codes, time
     * @return a plain file name without an extension
     * @throws ExportException when a code cannot be expressed; names it
     */
    String baseName(ExportWindow window) throws ExportException;

    /**
     * The archive's name.
     *
     * @param baseName what {@link #baseName} gave
     * @return a plain file name
     */
    String archiveName(String baseName);

    /**
     * Writes one file, lots first (the receiver joins movements to lots it has read; exchange-format.md, section 1).
     *
     * @param window   store, codes, first and last day
     * @param rows     lots, movements and balances, each in the order of the file
     * @param protocol takes what deviates in texts and numbers of the rows that were written, once per thing named
     * @param out      takes the entries
     * @return rows written by kind
     * @throws ExportException when a row or a code cannot be expressed; names store and field
     * @throws IOException     when {@code out} fails; the caller drops the partial file
     */
    RowCounts write(ExportWindow window, StoreWindow rows, Consumer<ProtocolEntry> protocol, Archive out)
            throws ExportException, IOException;

    /** Takes the entries of an archive. */
    interface Archive {
        /**
         * Begins an entry and ends the one before.
         *
         * @param name its name
         * @return takes large blocks best; flushed, not closed by the format
         * @throws IOException when it cannot be written
         */
        OutputStream entry(String name) throws IOException;
    }

    /**
     * Rows that a file holds.
     *
     * @param lots      lots
     * @param movements movements
     * @param balances  balances
     */
    record RowCounts(int lots, int movements, int balances) {}
}
