package asterism.lotdata;

import asterism.api.source.SourceReading.Part;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
        Dictionary dictionary = new Dictionary(ledger, 0);
        byte[] bucket = LedgerCodec.encode(ledger, rows, firstLine, dictionary);
        byte[] keys = dictionary.encode();
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(keys.length);
            out.write(keys);
            out.writeInt(bucket.length);
            out.write(bucket);
        }
        return new Delta(storeId, part, file, hashes);
    }

    Ledger read() throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            byte[] keys = in.readNBytes(in.readInt());
            return LotDatabase.ledger(keys, List.of(in.readNBytes(in.readInt())), false);
        }
    }
}
