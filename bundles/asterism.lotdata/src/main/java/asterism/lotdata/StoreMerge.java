package asterism.lotdata;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A store's known documents with those of a load merged in (source-data.md, "Changes"). */
final class StoreMerge {
    private final Ledger ledger;
    private final int known;
    private final int[] knownLines;
    private final int knownKeys;
    private final TextPool ids = new TextPool();
    private final int[] documentOfId;
    private final boolean[] dropped;
    private final boolean[] delivered;
    private final OwedDocuments owed;
    private long changed;

    /**
     * Begins with what is known; a complete load lets go of all that it does not bring.
     *
     * @param ledger what is known; searchable, and extended by the merge
     * @param keys   number of keys that the store has so far
     * @param owed   hears of the documents that come
     */
    StoreMerge(Ledger ledger, int keys, boolean complete, OwedDocuments owed) {
        this.ledger = ledger;
        this.owed = owed;
        known = ledger.documents.size();
        knownLines = ledger.firstLines();
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
        }
    }

    /** Keeps documents that are to stay although the load has them for another store. */
    void keep(Set<String> staying) {
        for (String id : staying) {
            dropped[documentOfId[ids.intern(id)]] = false;
        }
    }

    /** Takes the documents of a load that are not older than the known ones, but for some that another store keeps. */
    void take(Delta delta, Set<String> keptElsewhere) throws IOException {
        Ledger load = delta.read();
        int[] loadLines = load.firstLines();
        SameDocument comparison = new SameDocument(load, loadLines, ledger, knownLines);
        int[] taken = IntStream.range(0, load.documents.size())
                .filter(d -> {
                    if (owed.isAny()) {
                        owed.came(id(load, d));
                    }
                    int code = ids.find(load.texts, load.documents.texts[Ledger.ID][d]);
                    return (keptElsewhere.isEmpty() || !keptElsewhere.contains(id(load, d)))
                            && replaces(load, d, code < 0 ? -1 : documentOfId[code], comparison);
                })
                .toArray();
        ledger.append(load, taken, loadLines);
    }

    private boolean replaces(Ledger load, int document, int old, SameDocument comparison) {
        if (old < 0) {
            changed++;
            return true;
        }
        delivered[old] = true;
        long before = ledger.documents.longs[Ledger.CHANGED_AT][old];
        long now = load.documents.longs[Ledger.CHANGED_AT][document];
        boolean same = now == before && comparison.same(document, old);
        dropped[old] = now >= before && !same;
        changed += dropped[old] ? 1 : 0;
        return dropped[old];
    }

    /**
     * What the merge came to.
     *
     * @param old buckets as they were; those of months that nothing touched are kept
     */
    Merged result(SortedMap<Integer, byte[]> old) {
        Set<Integer> touched = touchedMonths();
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
            byte[] before = old.get(month);
            int[] ofMonth = Arrays.copyOfRange(rows, begin, end);
            buckets.put(
                    month,
                    before != null && !touched.contains(month)
                            ? before
                            : LedgerCodec.encode(ledger, ofMonth, firstLine, dictionary));
        }
        long[] hashes = Arrays.stream(rows)
                .mapToLong(d -> ledger.texts.hash(ledger.documents.texts[Ledger.ID][d]))
                .sorted()
                .toArray();
        return new Merged(buckets, dictionary.encode(), hashes, changed, !touched.isEmpty());
    }

    private Set<Integer> touchedMonths() {
        Set<Integer> touched = new HashSet<>();
        for (int d = 0; d < ledger.documents.size(); d++) {
            if (d >= known || dropped[d]) {
                touched.add(month(ledger.day(d)));
            }
            changed += d < known && dropped[d] && !delivered[d] ? 1 : 0;
        }
        return touched;
    }

    /**
     * What a merge came to.
     *
     * @param buckets    by month; a bucket holds documents in the order of source-data.md
     * @param dictionary of the keys
     * @param hashes     of the documents' ids, sorted
     * @param changed    documents that are new, changed or gone
     * @param touched    whether any bucket may differ
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Merged(
            SortedMap<Integer, byte[]> buckets, byte[] dictionary, long[] hashes, long changed, boolean touched) {}

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return 12 * date.getYear() + date.getMonthValue() - 1;
    }

    static String id(Ledger ledger, int document) {
        return ledger.texts.text(ledger.documents.texts[Ledger.ID][document]);
    }
}
