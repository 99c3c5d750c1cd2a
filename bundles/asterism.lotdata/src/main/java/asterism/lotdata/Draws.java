package asterism.lotdata;

import java.util.HashMap;
import java.util.Map;

/**
 * The draws on an item's lots, as stacks that customer returns go back along (source-data.md, rule 4): those of a
 * document, of a document on one lot, and of all sales. A draw that has wholly come back is popped when it is met, so
 * that each costs each stack once.
 */
final class Draws {
    private final int[] headOfDocument;
    private final Map<Long, Integer> headOfLot = new HashMap<>();
    private int[] lot = new int[64];
    private long[] left = new long[64];
    private int[] belowOfDocument = new int[64];
    private int[] belowOfLot = new int[64];
    private int[] belowOfSales = new int[64];
    private int saleHead;
    private int size;

    Draws(int documents) {
        headOfDocument = new int[documents];
    }

    /** Begins anew with an item; {@link #expect} says for which documents. */
    void reset() {
        headOfLot.clear();
        saleHead = -1;
        size = 0;
    }

    /** Begins a document's stack: none is on it yet. */
    void expect(int document) {
        headOfDocument[document] = -1;
    }

    /**
     * Keeps a draw.
     *
     * @param document document whose returns may name it, or -1 when none does
     * @param sale     whether returns that name no document may find it
     */
    void add(int document, boolean sale, int lotIndex, long quantity) {
        int draw = size++;
        grow(draw);
        lot[draw] = lotIndex;
        left[draw] = quantity;
        if (document >= 0) {
            belowOfDocument[draw] = headOfDocument[document];
            headOfDocument[document] = draw;
            Integer below = headOfLot.put(key(document, lotIndex), draw);
            belowOfLot[draw] = below == null ? -1 : below;
        }
        if (sale) {
            belowOfSales[draw] = saleHead;
            saleHead = draw;
        }
    }

    /** The last draw of a document that has not wholly come back, or -1. */
    int lastOfDocument(int document) {
        int draw = top(headOfDocument[document], belowOfDocument);
        headOfDocument[document] = draw;
        return draw;
    }

    /** The same of a document on one lot. */
    int lastOfLot(int document, int lotIndex) {
        Integer head = headOfLot.get(key(document, lotIndex));
        if (head == null) {
            return -1;
        }
        int draw = top(head, belowOfLot);
        headOfLot.put(key(document, lotIndex), draw);
        return draw;
    }

    /** The same of all sales. */
    int lastOfSales() {
        saleHead = top(saleHead, belowOfSales);
        return saleHead;
    }

    int lot(int draw) {
        return lot[draw];
    }

    /** Counts as much as possible of a quantity as come back on a draw, and says how much that is. */
    long giveBack(int draw, long quantity) {
        long back = Math.min(left[draw], quantity);
        left[draw] -= back;
        return back;
    }

    private int top(int head, int[] below) {
        int draw = head;
        while (draw >= 0 && left[draw] == 0) {
            draw = below[draw];
        }
        return draw;
    }

    private static long key(int document, int lotIndex) {
        return (long) document << 32 | (lotIndex & 0xFFFFFFFFL);
    }

    private void grow(int draw) {
        lot = Grow.to(lot, draw);
        left = Grow.to(left, draw);
        belowOfDocument = Grow.to(belowOfDocument, draw);
        belowOfLot = Grow.to(belowOfLot, draw);
        belowOfSales = Grow.to(belowOfSales, draw);
    }
}
