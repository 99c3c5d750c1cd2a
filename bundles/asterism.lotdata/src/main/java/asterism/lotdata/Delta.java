package asterism.lotdata;

import asterism.api.source.SourceReading.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The documents of one store in one part of a load, put aside on disk until all parts are read.
 *
 * @param hashes hashes of the documents' ids, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Delta(String storeId, Part part, Path file, long[] hashes) {
    static Delta of(String storeId, Part part, Ledger ledger, int[] rows, int[] firstLine, Path folder)
            throws IOException {
        long[] hashes = Arrays.stream(rows)
                .mapToLong(row -> ledger.texts.hash(ledger.documents.texts[Ledger.ID][row]))
                .sorted()
                .toArray();
        Path file = Files.createTempFile(folder, "delta", "");
        Files.write(file, LedgerCodec.encode(ledger, rows, firstLine));
        return new Delta(storeId, part, file, hashes);
    }

    Ledger read() throws IOException {
        return LedgerCodec.decode(Files.readAllBytes(file));
    }
}
