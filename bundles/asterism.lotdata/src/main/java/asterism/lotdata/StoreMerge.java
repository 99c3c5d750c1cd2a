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
    private final Ledger known;
    private final boolean[] dropped;
    private Ledger merged = new Ledger();
    private final boolean[] delivered;
    private final SortedSet<String> owed;
    private long changed;

    /**
     * Begins with what is known; a complete load lets go of all that it does not bring.
     *
     * @param owed documents that the store is owed; those that come are taken out
     */
    StoreMerge(Ledger known, boolean complete, SortedSet<String> owed) {
        this.known = known;
        this.owed = owed;
        delivered = new boolean[known.documents.size()];
        dropped = new boolean[known.documents.size()];
        Arrays.fill(dropped, complete);
    }

    /** Lets go of documents that went to another store. */
    void remove(Set<String> ids) {
        for (int d = 0; d < dropped.length; d++) {
            if (ids.contains(id(known, d))) {
                dropped[d] = true;
                changed++;
            }
        }
    }

    /** Takes the documents of a load that are not older than the known ones, but for some that another store keeps. */
    void take(Delta delta, Set<String> keptElsewhere) throws IOException {
        Ledger load = delta.read();
        int[] knownOf = new int[known.texts.size()];
        Arrays.fill(knownOf, -1);
        for (int d = 0; d < dropped.length; d++) {
            knownOf[known.documents.texts[Ledger.ID][d]] = d;
        }
        int[] taken = IntStream.range(0, load.documents.size())
                .filter(d -> {
                    if (!owed.isEmpty()) {
                        owed.remove(id(load, d));
                    }
                    int code = known.texts.find(load.texts, load.documents.texts[Ledger.ID][d]);
                    return replaces(load, d, code < 0 ? -1 : knownOf[code])
                            && (keptElsewhere.isEmpty() || !keptElsewhere.contains(id(load, d)));
                })
                .toArray();
        if (taken.length == load.documents.size() && merged.documents.size() == 0) {
            merged = load;
        } else {
            merged.append(load, taken, load.firstLines());
        }
    }

    private boolean replaces(Ledger load, int document, int old) {
        if (old < 0) {
            changed++;
            return true;
        }
        delivered[old] = true;
        long before = known.documents.longs[Ledger.CHANGED_AT][old];
        long now = load.documents.longs[Ledger.CHANGED_AT][document];
        dropped[old] = now >= before;
        changed += now > before ? 1 : 0;
        return now >= before;
    }

    /** How many documents are new, changed or gone. */
    long changed() {
        return changed;
    }

    /** Ends the merge. */
    Ledger result(boolean complete) {
        int[] kept = IntStream.range(0, dropped.length).filter(d -> !dropped[d]).toArray();
        if (complete) {
            changed += IntStream.range(0, dropped.length)
                    .filter(d -> dropped[d] && !delivered[d])
                    .count();
        }
        if (kept.length > 0) {
            merged.append(known, kept, known.firstLines());
        }
        return merged;
    }

    /** The buckets of a store's documents, by month; a bucket holds them in the order of source-data.md. */
    static SortedMap<Integer, byte[]> buckets(Ledger ledger) {
        int[] order = ledger.inOrder(IntStream.range(0, ledger.documents.size()).toArray());
        int[] firstLine = ledger.firstLines();
        SortedMap<Integer, byte[]> buckets = new TreeMap<>();
        int end;
        for (int begin = 0; begin < order.length; begin = end) {
            int month = month(ledger.day(order[begin]));
            for (end = begin + 1; end < order.length && month(ledger.day(order[end])) == month; ) {
                end++;
            }
            buckets.put(month, LedgerCodec.encode(ledger, Arrays.copyOfRange(order, begin, end), firstLine));
        }
        return buckets;
    }

    private static int month(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return 12 * date.getYear() + date.getMonthValue() - 1;
    }

    static String id(Ledger ledger, int document) {
        return ledger.texts.text(ledger.documents.texts[Ledger.ID][document]);
    }
}
