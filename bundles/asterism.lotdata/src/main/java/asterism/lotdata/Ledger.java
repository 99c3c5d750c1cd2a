package asterism.lotdata;

import asterism.api.lotdata.DocumentType;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Documents and their lines in columns: what is known of one store, or one part of a source.
 *
 * <p>Times are seconds since 1970-01-01T00:00 of the chain's local time, dates days since then. A missing price is -1,
 * a missing date or time {@link #NO_DATE} or {@link #NO_TIME}.
 */
final class Ledger {
    static final int NO_DATE = Integer.MIN_VALUE;
    static final long NO_TIME = Long.MIN_VALUE;

    /** Text columns of documents. */
    static final int ID = 0;

    static final int STORE = 1;
    static final int NUMBER = 2;
    static final int PARTNER = 3;
    static final int RELATED = 4;
    static final int SHIFT = 5;
    static final int POS = 6;
    static final int CHECK = 7;
    static final int CHECK_UNIQUE = 8;
    static final int FN = 9;
    static final int FN_DOC = 10;
    static final int FN_SIGN = 11;
    static final int CASHIER = 12;
    static final int CASHIER_NAME = 13;
    static final int CASHIER_TIN = 14;
    static final int INTERNET_ORDER = 15;
    /** Int column of documents: ordinal of the type, and flags. */
    static final int FLAGS = 0;

    static final int TYPE_MASK = 15;
    static final int RESALE = 16;
    static final int DELETED = 32;
    /** Long columns of documents. */
    static final int TIME = 0;

    static final int CHANGED_AT = 1;
    static final int FN_TIME = 2;

    /** Text columns of lines. */
    static final int ITEM = 0;

    static final int LOT = 1;
    static final int SERIES = 2;
    static final int ORIGIN_PARTNER = 3;
    static final int ORIGIN_NUMBER = 4;
    /** Int columns of lines; rates hold purchase VAT + 1, retail VAT + 1 (8 bits each) and commission. */
    static final int DOCUMENT = 0;

    static final int LINE_NO = 1;
    static final int QUANTITY = 2;
    static final int EXPIRY = 3;
    static final int ORIGIN_DATE = 4;
    static final int RATES = 5;
    /** Long columns of lines: prices in 1/10,000 rouble, the discount in the same unit. */
    static final int PURCHASE_PRICE = 0;

    static final int RETAIL_PRICE = 1;
    static final int DISCOUNT = 2;

    /** Texts that differ from document to document; all others are keys, which are interned. */
    static final boolean[] PLAIN_OF_DOCUMENTS =
            columns(16, ID, NUMBER, RELATED, CHECK, CHECK_UNIQUE, FN_DOC, FN_SIGN, INTERNET_ORDER);

    static final boolean[] PLAIN_OF_LINES = columns(5);

    private static final DocumentType[] TYPES = DocumentType.values();

    final TextPool texts;
    final Table documents;
    final Table lines;

    Ledger() {
        this(new TextPool(), new Table(16, 1, 3), new Table(5, 6, 3));
    }

    private Ledger(TextPool texts, Table documents, Table lines) {
        this.texts = texts;
        this.documents = documents;
        this.lines = lines;
    }

    /**
     * Adds copies of some documents of another ledger, with their lines.
     *
     * @param firstLine as {@link #firstLines()} of the other tells
     */
    void append(Ledger other, int[] rows, int[] firstLine) {
        int[] plain = new int[other.texts.size()];
        int[] keys = new int[other.texts.size()];
        documents.expect(rows.length);
        for (int row : rows) {
            int document = documents.add();
            copy(other, other.documents, PLAIN_OF_DOCUMENTS, row, documents, document, plain, keys);
            for (int from = firstLine[row]; from < firstLine[row + 1]; from++) {
                int line = lines.add();
                copy(other, other.lines, PLAIN_OF_LINES, from, lines, line, plain, keys);
                lines.ints[DOCUMENT][line] = document;
            }
        }
    }

    private void copy(
            Ledger other, Table from, boolean[] isPlain, int row, Table to, int copy, int[] plain, int[] keys) {
        for (int c = 0; c < isPlain.length; c++) {
            int code = from.texts[c][row];
            int[] codes = isPlain[c] ? plain : keys;
            if (code != TextPool.EMPTY && codes[code] == 0) {
                codes[code] = isPlain[c] ? texts.add(other.texts, code) : texts.intern(other.texts, code);
            }
            to.texts[c][copy] = codes[code];
        }
        to.copyNumbers(from, row, copy);
    }

    /** The first line of each document, and the number of lines at the end; lines stand in the documents' order. */
    int[] firstLines() {
        int[] first = new int[documents.size() + 1];
        for (int line = 0; line < lines.size(); line++) {
            first[lines.ints[DOCUMENT][line] + 1]++;
        }
        for (int d = 0; d < documents.size(); d++) {
            first[d + 1] += first[d];
        }
        return first;
    }

    /**
     * The same documents with their lines in the documents' order, by number; lines without a document are dropped.
     *
     * @param beside something of each line, put into the same order
     */
    Ledger sortedLines(int[] beside) {
        int[] place = new int[documents.size()];
        Arrays.setAll(place, d -> d);
        if (linesStandInOrder()) {
            return this;
        }
        int[] order = lineOrder(place);
        int[] sorted = Arrays.stream(order).map(line -> beside[line]).toArray();
        System.arraycopy(sorted, 0, beside, 0, sorted.length);
        return new Ledger(texts, documents, lines.pick(order));
    }

    private boolean linesStandInOrder() {
        int[] owner = lines.ints[DOCUMENT];
        int[] number = lines.ints[LINE_NO];
        for (int line = 0; line < lines.size(); line++) {
            if (owner[line] < 0
                    || (line > 0
                            && (owner[line] < owner[line - 1]
                                    || (owner[line] == owner[line - 1] && number[line] < number[line - 1])))) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] columns(int count, int... marked) {
        boolean[] columns = new boolean[count];
        for (int c : marked) {
            columns[c] = true;
        }
        return columns;
    }

    DocumentType type(int document) {
        return TYPES[documents.ints[FLAGS][document] & TYPE_MASK];
    }

    boolean flag(int document, int flag) {
        return (documents.ints[FLAGS][document] & flag) != 0;
    }

    int day(int document) {
        return (int) Math.floorDiv(documents.longs[TIME][document], 86_400L);
    }

    /**
     * The same documents and lines in the order of source-data.md: time, then what comes in, goes out, comes back, then
     * id, then line number. What is kept stands in it already.
     */
    Ledger ordered() {
        int[] all = new int[documents.size()];
        Arrays.setAll(all, d -> d);
        int[] order = inOrder(all);
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        if (order == all && linesStandInOrder()) {
            return this;
        }
        Ledger ordered = new Ledger(texts, documents.pick(order), lines.pick(lineOrder(place)));
        int[] owner = ordered.lines.ints[DOCUMENT];
        for (int i = 0; i < owner.length; i++) {
            owner[i] = place[owner[i]];
        }
        return ordered;
    }

    /** The same documents with some of the lines, in this order. */
    Ledger withLines(int[] rows) {
        return new Ledger(texts, documents, lines.pick(rows));
    }

    /** Whether a document counts: it is not deleted, nor before the first day of the ledger. */
    boolean counts(int document, int firstDay) {
        return !flag(document, DELETED) && (firstDay == NO_DATE || day(document) >= firstDay);
    }

    /**
     * The document that counts and that each document names as related, or -1. Few name one, so the names are what is
     * looked up.
     */
    int[] related(int firstDay) {
        TextPool names = new TextPool();
        int[] named = documents.texts[RELATED];
        int[] nameOf = new int[documents.size()];
        for (int d = 0; d < nameOf.length; d++) {
            nameOf[d] = named[d] == TextPool.EMPTY ? 0 : names.intern(texts, named[d]);
        }
        int[] documentOfName = new int[names.size()];
        Arrays.fill(documentOfName, -1);
        for (int d = 0; d < nameOf.length; d++) {
            int name = names.find(texts, documents.texts[ID][d]);
            if (name > 0 && counts(d, firstDay)) {
                documentOfName[name] = d;
            }
        }
        for (int d = 0; d < nameOf.length; d++) {
            nameOf[d] = documentOfName[nameOf[d]];
        }
        return nameOf;
    }

    /** Some documents in the order of source-data.md; those kept are nearly always in it. */
    int[] inOrder(int[] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (compareDocuments(rows[i - 1], rows[i]) > 0) {
                return Arrays.stream(rows)
                        .boxed()
                        .sorted(this::compareDocuments)
                        .mapToInt(d -> d)
                        .toArray();
            }
        }
        return rows;
    }

    private int compareDocuments(int a, int b) {
        int byTime = Long.compare(documents.longs[TIME][a], documents.longs[TIME][b]);
        if (byTime != 0) {
            return byTime;
        }
        int byStage = Integer.compare(stage(a), stage(b));
        return byStage != 0 ? byStage : texts.compare(documents.texts[ID][a], documents.texts[ID][b]);
    }

    private int stage(int document) {
        DocumentType type = type(document);
        return type.opensLots() ? 0 : type == DocumentType.CUSTOMER_RETURN ? 2 : 1;
    }

    /** The lines whose document has a place, by place, then number: nearly always the order in which they stand. */
    private int[] lineOrder(int[] place) {
        int[] owner = lines.ints[DOCUMENT];
        int[] number = lines.ints[LINE_NO];
        int[] starts = new int[place.length + 1];
        int count = 0;
        for (int line = 0; line < lines.size(); line++) {
            if (owner[line] >= 0 && place[owner[line]] >= 0) {
                starts[place[owner[line]] + 1]++;
                count++;
            }
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] order = new int[count];
        int[] next = starts.clone();
        for (int line = 0; line < lines.size(); line++) {
            if (owner[line] >= 0 && place[owner[line]] >= 0) {
                order[next[place[owner[line]]]++] = line;
            }
        }
        for (int i = 0; i + 1 < starts.length; i++) {
            sortByNumber(order, starts[i], starts[i + 1], number);
        }
        return order;
    }

    private static void sortByNumber(int[] order, int from, int to, int[] number) {
        for (int i = from + 1; i < to; i++) {
            if (number[order[i - 1]] > number[order[i]]) {
                int[] sorted = Arrays.stream(order, from, to)
                        .boxed()
                        .sorted(Comparator.comparingInt(line -> number[line]))
                        .mapToInt(line -> line)
                        .toArray();
                System.arraycopy(sorted, 0, order, from, sorted.length);
                return;
            }
        }
    }
}
