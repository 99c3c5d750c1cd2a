package asterism.lotdata;

import asterism.api.lotdata.DocumentType;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** A digest a day of all movements of a ledger, whatever their order: the sum of a hash of each. */
final class DayDigests {
    private final Ledger ledger;
    private final int[] ordinals;
    private final long[] hashes;
    private final long[] sums;
    private final boolean[] moved;

    DayDigests(Ledger ordered) {
        ledger = ordered;
        int documents = ordered.documents.size();
        ordinals = new int[documents];
        hashes = new long[documents];
        int days = 0;
        for (int d = 0; d < documents; d++) {
            days += d > 0 && ordered.day(d) != ordered.day(d - 1) ? 1 : 0;
            ordinals[d] = days;
            hashes[d] = hash(d);
        }
        sums = new long[days + 1];
        moved = new boolean[days + 1];
    }

    void add(int row, int part, int openedRow, long quantity, long purchase, long retail, long discount) {
        int document = ledger.lines.ints[Ledger.DOCUMENT][row];
        long hash = Mix.add(hashes[document], ((long) ledger.lines.ints[Ledger.LINE_NO][row] << 32) + part);
        hash = Mix.add(hash, ledger.texts.hash(ledger.lines.texts[Ledger.ITEM][row]));
        hash = Mix.add(hash, lotHash(openedRow));
        hash = Mix.add(hash, quantity);
        hash = Mix.add(hash, purchase);
        hash = Mix.add(hash, retail);
        sums[ordinals[document]] += Mix.add(hash, discount);
        moved[ordinals[document]] = true;
    }

    SortedMap<LocalDate, Long> byDay() {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        for (int d = 0; d < ordinals.length; d++) {
            if (moved[ordinals[d]] && (d == 0 || ordinals[d] != ordinals[d - 1])) {
                days.put(LocalDate.ofEpochDay(ledger.day(d)), sums[ordinals[d]]);
            }
        }
        return days;
    }

    private long lotHash(int openedRow) {
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
