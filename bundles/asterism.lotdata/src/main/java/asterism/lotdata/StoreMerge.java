package asterism.lotdata;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A store's known documents with those of a load merged in (source-data.md, "Changes"). */
final class StoreMerge {
    private final Ledger ledger;
    private final int known;
    private final int knownKeys;
    private final TextPool ids = new TextPool();
    private final int[] documentOfId;
    private final boolean[] dropped;
    private final boolean[] delivered;
    private final SortedSet<String> owed;
    private long changed;

    /**
     * Begins with what is known; a complete load lets go of all that it does not bring.
     *
     * @param ledger what is known; searchable, and extended by the merge
     * @param keys   number of keys that the store has so far
     * @param owed   documents that the store is owed; those that come are taken out
     */
    StoreMerge(Ledger ledger, int keys, boolean complete, SortedSet<String> owed) {
        this.ledger = ledger;
        this.owed = owed;
        known = ledger.documents.size();
        knownKeys = keys;
        documentOfId = new int[known + 1];
        for (int d = 0; d < known; d++) {
            documentOfId[ids.intern(ledger.texts, ledger.documents.texts[Ledger.ID][d])] = d;
        }
        dropped = new boolean[known];
        delivered = new boolean[known];
        Arrays.fill(dropped, complete);
    }

    /** Lets go of documents that went to another store. */
    void remove(Set<String> gone) {
        for (String id : gone) {
            dropped[documentOfId[ids.intern(id)]] = true;
            changed++;
        }
    }

    /** Takes the documents of a load that are not older than the known ones, but for some that another store keeps. */
    void take(Delta delta, Set<String> keptElsewhere) throws IOException {
        Ledger load = delta.read();
        int[] taken = IntStream.range(0, load.documents.size())
                .filter(d -> {
                    if (!owed.isEmpty()) {
                        owed.remove(id(load, d));
                    }
                    int code = ids.find(load.texts, load.documents.texts[Ledger.ID][d]);
                    return replaces(load, d, code < 0 ? -1 : documentOfId[code])
                            && (keptElsewhere.isEmpty() || !keptElsewhere.contains(id(load, d)));
                })
                .toArray();
        ledger.append(load, taken, load.firstLines());
    }

    private boolean replaces(Ledger load, int document, int old) {
        if (old < 0) {
            changed++;
            return true;
        }
        delivered[old] = true;
        long before = ledger.documents.longs[Ledger.CHANGED_AT][old];
        long now = load.documents.longs[Ledger.CHANGED_AT][document];
        dropped[old] = now >= before;
        changed += now > before ? 1 : 0;
        return now >= before;
    }

    /** What the merge came to. */
    Merged result() {
        changed += IntStream.range(0, known)
                .filter(d -> dropped[d] && !delivered[d])
                .count();
        int[] rows = ledger.inOrder(IntStream.range(0, ledger.documents.size())
                .filter(d -> d >= known || !dropped[d])
                .toArray());
        int[] firstLine = ledger.firstLines();
        Dictionary dictionary = new Dictionary(ledger, knownKeys);
        SortedMap<Integer, byte[]> buckets = new TreeMap<>();
        int end;
        for (int begin = 0; begin < rows.length; begin = end) {
            int month = month(ledger.day(rows[begin]));
            for (end = begin + 1; end < rows.length && month(ledger.day(rows[end])) == month; ) {
                end++;
            }
            int[] ofMonth = Arrays.copyOfRange(rows, begin, end);
            buckets.put(month, LedgerCodec.encode(ledger, ofMonth, firstLine, dictionary));
        }
        long[] hashes = Arrays.stream(rows)
                .mapToLong(d -> ledger.texts.hash(ledger.documents.texts[Ledger.ID][d]))
                .sorted()
                .toArray();
        return new Merged(buckets, dictionary.encode(), hashes, changed);
    }

    /**
     * What a merge came to.
     *
     * @param buckets    by month; a bucket holds documents in the order of source-data.md
     * @param dictionary of the keys
     * @param hashes     of the documents' ids, sorted
     * @param changed    documents that are new, changed or gone
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Merged(SortedMap<Integer, byte[]> buckets, byte[] dictionary, long[] hashes, long changed) {}

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return 12 * date.getYear() + date.getMonthValue() - 1;
    }

    static String id(Ledger ledger, int document) {
        return ledger.texts.text(ledger.documents.texts[Ledger.ID][document]);
    }
}
