package asterism.lotdata;

import java.util.Arrays;

/** Tells whether documents of a load are what is known already, so that an unchanged source costs no writing. */
final class SameDocument {
    private static final int UNSEEN = -2;

    private final Ledger load;
    private final int[] loadLines;
    private final Ledger known;
    private final int[] knownLines;

    /** Numbers of the load's keys in the known pool; -1 where it lacks them. */
    private final int[] keys;

    SameDocument(Ledger load, int[] loadLines, Ledger known, int[] knownLines) {
        this.load = load;
        this.loadLines = loadLines;
        this.known = known;
        this.knownLines = knownLines;
        keys = new int[load.texts.size()];
        Arrays.fill(keys, UNSEEN);
    }

    boolean same(int loaded, int old) {
        int count = loadLines[loaded + 1] - loadLines[loaded];
        if (count != knownLines[old + 1] - knownLines[old]
                || !sameRow(load.documents, loaded, known.documents, old, Ledger.PLAIN_OF_DOCUMENTS, 0)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            // the first column of a line is its document, which is another number here and there
            int line = loadLines[loaded] + i;
            if (!sameRow(load.lines, line, known.lines, knownLines[old] + i, Ledger.PLAIN_OF_LINES, 1)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameRow(Table a, int rowA, Table b, int rowB, boolean[] isPlain, int firstInt) {
        for (int c = 0; c < a.longs.length; c++) {
            if (a.longs[c][rowA] != b.longs[c][rowB]) {
                return false;
            }
        }
        for (int c = firstInt; c < a.ints.length; c++) {
            if (a.ints[c][rowA] != b.ints[c][rowB]) {
                return false;
            }
        }
        for (int c = 0; c < isPlain.length; c++) {
            int codeA = a.texts[c][rowA];
            int codeB = b.texts[c][rowB];
            if (isPlain[c] ? !load.texts.equal(codeA, known.texts, codeB) : key(codeA) != codeB) {
                return false;
            }
        }
        return true;
    }

    private int key(int code) {
        if (keys[code] == UNSEEN) {
            keys[code] = known.texts.find(load.texts, code);
        }
        return keys[code];
    }
}
