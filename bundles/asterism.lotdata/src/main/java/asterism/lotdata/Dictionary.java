package asterism.lotdata;

/**
 * The keys of a store (items, lots, partners, cash registers, cashiers …), numbered for ever: buckets name them by
 * number, so new keys only go to the end. Keys that nothing names any more stay.
 */
final class Dictionary {
    private final TextPool texts;
    private int[] codes;
    private int[] numbers;
    private int size;

    /** Of a ledger whose pool begins with the first so many keys. */
    Dictionary(Ledger ledger, int known) {
        texts = ledger.texts;
        size = known;
        codes = new int[known + 64];
        numbers = new int[texts.size()];
        for (int i = 1; i <= known; i++) {
            codes[i - 1] = i;
            numbers[i] = i;
        }
    }

    /** The number of a key of the ledger's pool; a new one gets the next. */
    int number(int code) {
        if (code == TextPool.EMPTY) {
            return 0;
        }
        if (numbers[code] == 0) {
            codes = Grow.to(codes, size);
            codes[size++] = code;
            numbers[code] = size;
        }
        return numbers[code];
    }

    int size() {
        return size;
    }

    byte[] encode() {
        return LedgerCodec.encode(texts, codes, size);
    }
}
