package asterism.api.source;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Plug point: a back office that gives the tables of the source data contract. */
@ConsumerType
public interface SourceLedger {
    /** Service property: id of the source, {@code String}, required, unique, lower-case ASCII. */
    String SOURCE_ID = "asterism.source";

    /**
     * Begins one reading of everything the source has.
     *
     * @return the reading; the caller closes it
     * @throws SourceException when the source is not whole: a missing table, part or required column, a manifest that
     *     does not fit; holds all such faults
     * @throws IOException     when it cannot be reached or read
     */
    SourceReading open() throws SourceException, IOException;
}
