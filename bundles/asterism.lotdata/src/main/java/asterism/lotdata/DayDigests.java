package asterism.lotdata;

import asterism.api.lotdata.DocumentType;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** A digest a day of all movements of a ledger, whatever their order: the sum of a hash of each. */
final class DayDigests {
    private final Ledger ledger;
    private final int[] days;
    private final int[] ordinals;
    private final long[] hashes;
    private final long[] sums;
    private final boolean[] moved;

    DayDigests(Ledger ordered, int[] dayOf) {
        ledger = ordered;
        days = dayOf;
        int documents = ordered.documents.size();
        ordinals = new int[documents];
        hashes = new long[documents];
        int last = 0;
        for (int d = 0; d < documents; d++) {
            last += d > 0 && days[d] != days[d - 1] ? 1 : 0;
            ordinals[d] = last;
            hashes[d] = hash(d);
        }
        sums = new long[last + 1];
        moved = new boolean[last + 1];
    }

    /** A hash of an item, by which its movements are told from those of others. */
    long itemHash(int text) {
        return ledger.texts.hash(text);
    }

    /**
     * Counts a movement.
     *
     * @param item {@link #itemHash} of its item
     * @param lot  {@link #lotHash} of its lot
     */
    void add(int row, int part, long item, long lot, long quantity, long purchase, long retail, long discount) {
        int document = ledger.lines.ints[Ledger.DOCUMENT][row];
        long hash = Mix.add(hashes[document], ((long) ledger.lines.ints[Ledger.LINE_NO][row] << 32) + part);
        hash = Mix.add(hash, item);
        hash = Mix.add(hash, lot);
        hash = Mix.add(hash, quantity);
        hash = Mix.add(hash, purchase);
        hash = Mix.add(hash, retail);
        sums[ordinals[document]] += Mix.add(hash, discount);
        moved[ordinals[document]] = true;
    }

    SortedMap<LocalDate, Long> byDay() {
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        for (int d = 0; d < ordinals.length; d++) {
            if (moved[ordinals[d]] && (d == 0 || ordinals[d] != ordinals[d - 1])) {
                byDay.put(LocalDate.ofEpochDay(days[d]), sums[ordinals[d]]);
            }
        }
        return byDay;
    }

    /** A hash of the lot that a row opened; of none such, -1, of {@code item_id:}. */
    long lotHash(int openedRow) {
        if (openedRow < 0) {
            return 0;
        }
        int lot = ledger.lines.texts[Ledger.LOT][openedRow];
        if (lot != TextPool.EMPTY) {
            return ledger.texts.hash(lot);
        }
        int id = ledger.documents.texts[Ledger.ID][ledger.lines.ints[Ledger.DOCUMENT][openedRow]];
        return Mix.add(ledger.texts.hash(id), ledger.lines.ints[Ledger.LINE_NO][openedRow]);
    }

    /** What movements show of their document. */
    private long hash(int document) {
        DocumentType type = ledger.type(document);
        long hash = Mix.add(
                ledger.documents.ints[Ledger.FLAGS][document] & Ledger.TYPE_MASK,
                ledger.documents.longs[Ledger.TIME][document]);
        hash = Mix.add(hash, ledger.flag(document, Ledger.RESALE) ? 1 : 0);
        hash = add(hash, document, Ledger.ID, Ledger.ID);
        hash = add(hash, document, Ledger.INTERNET_ORDER, Ledger.INTERNET_ORDER);
        if (type == DocumentType.SALE) {
            hash = add(hash, document, Ledger.SHIFT, Ledger.CHECK_UNIQUE);
        } else {
            hash = add(hash, document, Ledger.NUMBER, Ledger.NUMBER);
        }
        if (type == DocumentType.SALE || type == DocumentType.CUSTOMER_RETURN) {
            hash = add(hash, document, Ledger.FN, Ledger.CASHIER_TIN);
            hash = Mix.add(hash, ledger.documents.longs[Ledger.FN_TIME][document]);
        }
        return hash;
    }

    private long add(long hash, int document, int firstColumn, int lastColumn) {
        long result = hash;
        for (int c = firstColumn; c <= lastColumn; c++) {
            result = Mix.add(result, ledger.texts.hash(ledger.documents.texts[c][document]));
        }
        return result;
    }
}
