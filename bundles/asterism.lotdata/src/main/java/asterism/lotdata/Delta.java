package asterism.lotdata;

import asterism.api.source.SourceReading.Part;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The documents of one store in one part of a load, put aside until all parts are read. */
final class Delta {
    private final String storeId;
    private final Part part;
    private final long[] hashes;
    private final Spool spool;
    private final long at;
    private final int keysLength;
    private final int bucketLength;

    Delta(String storeId, Part part, Ledger ledger, int[] rows, int[] firstLine, Spool spool) throws IOException {
        this.storeId = storeId;
        this.part = part;
        this.spool = spool;
        hashes = Arrays.stream(rows)
                .mapToLong(row -> ledger.texts.hash(ledger.documents.texts[Ledger.ID][row]))
                .sorted()
                .toArray();
        Dictionary dictionary = new Dictionary(ledger, 0);
        byte[] bucket = LedgerCodec.encode(ledger, rows, firstLine, dictionary);
        byte[] keys = dictionary.encode();
        byte[] both = Arrays.copyOf(keys, keys.length + bucket.length);
        System.arraycopy(bucket, 0, both, keys.length, bucket.length);
        keysLength = keys.length;
        bucketLength = bucket.length;
        at = spool.write(both);
    }

    String storeId() {
        return storeId;
    }

    Part part() {
        return part;
    }

    /** Hashes of the documents' ids, sorted. */
    long[] hashes() {
        return hashes;
    }

    Ledger read() throws IOException {
        byte[] keys = spool.read(at, keysLength);
        return LotDatabase.ledger(keys, List.of(spool.read(at + keysLength, bucketLength)), false);
    }
}
