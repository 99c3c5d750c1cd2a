package asterism.lotdata;

import asterism.api.lotdata.DocumentType;
import java.util.Arrays;

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
     * The documents that count, and their lines, in the order of source-data.md: time, then what comes in, goes out,
     * comes back, then id, then line number.
     *
     * @param firstDay documents of earlier days are left out; {@link #NO_DATE} for all
     */
    Ledger ordered(int firstDay) {
        int[] order = documentOrder(firstDay);
        int[] place = new int[documents.size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        Ledger ordered = new Ledger(texts, documents.pick(order), lines.pick(lineOrder(place)));
        int[] owner = ordered.lines.ints[DOCUMENT];
        for (int i = 0; i < owner.length; i++) {
            owner[i] = place[owner[i]];
        }
        return ordered;
    }

    private int[] documentOrder(int firstDay) {
        Integer[] order = new Integer[documents.size()];
        int count = 0;
        for (int d = 0; d < order.length; d++) {
            if (!flag(d, DELETED) && day(d) >= firstDay) {
                order[count++] = d;
            }
        }
        Arrays.sort(order, 0, count, this::compareDocuments);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = order[i];
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

    /** Lines by place of their document, then number; a key of both fits a long, the row is found again by it. */
    private int[] lineOrder(int[] place) {
        long[] keys = new long[lines.size()];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (place[lines.ints[DOCUMENT][i]] >= 0) {
                keys[count++] = i;
            }
        }
        Long[] rows = new Long[count];
        for (int i = 0; i < count; i++) {
            rows[i] = keys[i];
        }
        int[] owner = lines.ints[DOCUMENT];
        int[] number = lines.ints[LINE_NO];
        Arrays.sort(rows, (a, b) -> {
            int byDocument = Integer.compare(place[owner[a.intValue()]], place[owner[b.intValue()]]);
            return byDocument != 0 ? byDocument : Integer.compare(number[a.intValue()], number[b.intValue()]);
        });
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = rows[i].intValue();
        }
        return order;
    }
}
