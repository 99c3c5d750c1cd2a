package asterism.lotdata;

import java.util.stream.IntStream;

/**
 * A store's lines that count, item by item in the order of the items' ids, each item's in the order of source-data.md.
 * Lines that are worked on together lie together: to gather them once costs less than to look for each in turn.
 *
 * @param ledger all documents, and these lines
 * @param items  texts of the items' ids
 * @param starts where each item's lines begin, and where the last one's end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ByItem(Ledger ledger, int[] items, int[] starts) {
    /**
     * Groups lines.
     *
     * @param ordered  in the order of source-data.md
     * @param firstDay lines of earlier documents do not count
     */
    static ByItem of(Ledger ordered, int firstDay) {
        int[] rows = countingRows(ordered, firstDay);
        int[] codes = ordered.lines.texts[Ledger.ITEM];
        int[] items = items(ordered.texts, codes, rows);
        int[] place = new int[ordered.texts.size()];
        for (int i = 0; i < items.length; i++) {
            place[items[i]] = i;
        }
        int[] starts = new int[items.length + 2];
        for (int row : rows) {
            starts[place[codes[row]] + 2]++;
        }
        for (int i = 2; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] grouped = new int[rows.length];
        for (int row : rows) {
            grouped[starts[place[codes[row]] + 1]++] = row;
        }
        return new ByItem(ordered.withLines(grouped), items, starts);
    }

    private static int[] countingRows(Ledger ledger, int firstDay) {
        int[] owner = ledger.lines.ints[Ledger.DOCUMENT];
        return IntStream.range(0, ledger.lines.size())
                .filter(row -> ledger.counts(owner[row], firstDay))
                .toArray();
    }

    private static int[] items(TextPool texts, int[] codes, int[] rows) {
        boolean[] seen = new boolean[texts.size()];
        for (int row : rows) {
            seen[codes[row]] = true;
        }
        return IntStream.range(0, seen.length)
                .filter(code -> seen[code])
                .boxed()
                .sorted(texts::compare)
                .mapToInt(code -> code)
                .toArray();
    }
}
