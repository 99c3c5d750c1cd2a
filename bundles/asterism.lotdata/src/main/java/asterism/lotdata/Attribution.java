package asterism.lotdata;

import asterism.api.lotdata.DocumentType;
import java.util.Arrays;

/**
 * Attributes the lines of one item and store to lots, by the rules of source-data.md. One instance serves item after
 * item; the result of the last one stands in its fields. Lines are named by their position among the item's lines,
 * lots in the order in which they were opened; {@link #NO_LOT} is the lot {@code item_id:}.
 *
 * <p>Between two lines either no shortage waits or no lot has a positive balance, which is what makes a queue of
 * shortages and a heap of positive lots enough.
 */
final class Attribution {
    static final int NO_LOT = Integer.MAX_VALUE;

    private final Ledger ledger;
    private final int[] relatedOf;
    private final int[] lotOfText;
    private final int[] openerOfText;
    private final int[] waitersOfText;
    private final boolean[] returned;
    private final int[] waitingOfDocument;

    private int firstRow;
    private int lineCount;
    final Parts parts = new Parts();
    private final Draws draws;
    private final IntHeap positive = new IntHeap();
    private boolean[] inHeap = new boolean[64];

    /** Of each lot: the line that opened it, the line that gives its data, its balance. */
    int[] openedBy = new int[64];

    int[] dataOf = new int[64];
    private long[] balance = new long[64];
    int lotCount;

    /** Of each line: what waits, what was settled late, what stays or came back unsettled, what no sale explains. */
    private long[] waiting = new long[0];

    long[] settled = new long[0];
    long[] unsettled = new long[0];
    long[] unexplained = new long[0];
    boolean[] overdrawn = new boolean[0];

    private int[] shortages = new int[64];
    private int shortageHead;
    private int shortageTail;
    private int[] nextWaiter = new int[0];
    private int[] belowWaiting = new int[0];

    /** Of a ledger in order, of which only documents that count are looked at. */
    Attribution(Ledger ordered, int firstDay) {
        ledger = ordered;
        int texts = ordered.texts.size();
        lotOfText = filled(texts);
        openerOfText = filled(texts);
        waitersOfText = filled(texts);
        int documents = ordered.documents.size();
        returned = new boolean[documents];
        waitingOfDocument = filled(documents);
        draws = new Draws(documents);
        relatedOf = ordered.related(firstDay);
    }

    private static int[] filled(int size) {
        int[] values = new int[size];
        Arrays.fill(values, -1);
        return values;
    }

    /** Attributes the lines {@code from…to} (excluded) of the ledger, which are all lines of one item, in order. */
    void attribute(int from, int to) {
        firstRow = from;
        lineCount = to - from;
        prepare();
        for (int line = 0; line < lineCount; line++) {
            DocumentType type = ledger.type(document(line));
            if (type.opensLots()) {
                receive(line);
            } else if (type == DocumentType.CUSTOMER_RETURN) {
                takeBack(line);
            } else {
                issue(line);
            }
        }
        for (int line = 0; line < lineCount; line++) {
            if (waiting[line] > 0) {
                parts.add(line, NO_LOT, waiting[line]);
                unsettled[line] += waiting[line];
            }
        }
    }

    int document(int line) {
        return ledger.lines.ints[Ledger.DOCUMENT][firstRow + line];
    }

    int row(int line) {
        return firstRow + line;
    }

    private int lotText(int line) {
        return ledger.lines.texts[Ledger.LOT][firstRow + line];
    }

    private long quantity(int line) {
        return ledger.lines.ints[Ledger.QUANTITY][firstRow + line];
    }

    private int related(int line) {
        return relatedOf[document(line)];
    }

    private void prepare() {
        sizeLineArrays();
        parts.reset(lineCount);
        draws.reset();
        positive.clear();
        lotCount = 0;
        shortageHead = 0;
        shortageTail = 0;
        for (int line = 0; line < lineCount; line++) {
            int text = lotText(line);
            lotOfText[text] = -1;
            openerOfText[text] = -1;
            waitersOfText[text] = -1;
            returned[document(line)] = false;
            waitingOfDocument[document(line)] = -1;
        }
        for (int line = lineCount - 1; line >= 0; line--) {
            DocumentType type = ledger.type(document(line));
            if (type.opensLots() && lotText(line) != TextPool.EMPTY) {
                openerOfText[lotText(line)] = line;
            } else if (type == DocumentType.CUSTOMER_RETURN && related(line) >= 0) {
                returned[related(line)] = true;
                draws.expect(related(line));
                waitingOfDocument[related(line)] = -1;
            }
        }
    }

    private void sizeLineArrays() {
        if (waiting.length < lineCount) {
            waiting = new long[lineCount];
            settled = new long[lineCount];
            unsettled = new long[lineCount];
            unexplained = new long[lineCount];
            overdrawn = new boolean[lineCount];
            nextWaiter = new int[lineCount];
            belowWaiting = new int[lineCount];
            return;
        }
        Arrays.fill(waiting, 0, lineCount, 0);
        Arrays.fill(settled, 0, lineCount, 0);
        Arrays.fill(unsettled, 0, lineCount, 0);
        Arrays.fill(unexplained, 0, lineCount, 0);
        Arrays.fill(overdrawn, 0, lineCount, false);
    }

    /** Rule 1. */
    private void receive(int line) {
        int lot = lotOfText[lotText(line)];
        if (lot >= 0) {
            parts.add(line, lot, quantity(line));
            come(lot, quantity(line));
            settle(lot);
        } else {
            open(line, quantity(line));
        }
    }

    private void open(int line, long quantity) {
        int lot = lotCount++;
        openedBy = Grow.to(openedBy, lot);
        dataOf = Grow.to(dataOf, lot);
        balance = Grow.to(balance, lot);
        if (inHeap.length <= lot) {
            inHeap = Arrays.copyOf(inHeap, 2 * lot);
        }
        int text = lotText(line);
        openedBy[lot] = line;
        balance[lot] = 0;
        inHeap[lot] = false;
        int opener = text == TextPool.EMPTY ? -1 : openerOfText[text];
        dataOf[lot] = opener >= 0 ? opener : line;
        parts.add(line, lot, quantity);
        come(lot, quantity);
        if (text != TextPool.EMPTY) {
            lotOfText[text] = lot;
            serveWaiters(text, lot);
        }
        settle(lot);
    }

    /** Rule 3: the lines that wait for a lot draw on it first; what it cannot cover of them goes on as in rule 2. */
    private void serveWaiters(int text, int lot) {
        int last = waitersOfText[text];
        if (last < 0) {
            return;
        }
        int waiter = last;
        do {
            waiter = nextWaiter[waiter];
            settled[waiter] += drawWaiting(waiter, lot);
            if (waiting[waiter] > 0) {
                overdrawn[waiter] = true;
                long before = waiting[waiter];
                drawOldest(waiter);
                settled[waiter] += before - waiting[waiter];
            }
            if (waiting[waiter] > 0) {
                addShortage(waiter);
            }
        } while (waiter != last);
    }

    /** Rule 2. */
    private void issue(int line) {
        waiting[line] = quantity(line);
        int text = lotText(line);
        if (text != TextPool.EMPTY) {
            int lot = lotOfText[text];
            if (lot < 0 && openerOfText[text] >= 0) {
                waitFor(text, line);
                return;
            }
            if (lot >= 0) {
                drawWaiting(line, lot);
            }
            overdrawn[line] = waiting[line] > 0 || openerOfText[text] < 0;
        }
        drawOldest(line);
        if (waiting[line] > 0) {
            pushWaiting(line);
            addShortage(line);
        }
    }

    /** The lines that wait for a lot form a ring; its entry is the last one, whose next is the first. */
    private void waitFor(int text, int line) {
        int last = waitersOfText[text];
        if (last < 0) {
            nextWaiter[line] = line;
        } else {
            nextWaiter[line] = nextWaiter[last];
            nextWaiter[last] = line;
        }
        waitersOfText[text] = line;
        pushWaiting(line);
    }

    private void pushWaiting(int line) {
        belowWaiting[line] = waitingOfDocument[document(line)];
        waitingOfDocument[document(line)] = line;
    }

    private void addShortage(int line) {
        shortages = Grow.to(shortages, shortageTail);
        shortages[shortageTail++] = line;
    }

    /** Rule 3: shortages draw on what has come into a lot, in the order in which they became shortages. */
    private void settle(int lot) {
        while (shortageHead < shortageTail && balance[lot] > 0) {
            int line = shortages[shortageHead];
            settled[line] += drawWaiting(line, lot);
            if (waiting[line] == 0) {
                shortageHead++;
            }
        }
    }

    private void drawOldest(int line) {
        while (waiting[line] > 0 && !positive.isEmpty()) {
            int lot = positive.first();
            drawWaiting(line, lot);
            if (balance[lot] == 0) {
                positive.removeFirst();
                inHeap[lot] = false;
            }
        }
    }

    private long drawWaiting(int line, int lot) {
        long drawn = Math.min(waiting[line], balance[lot]);
        if (drawn > 0) {
            waiting[line] -= drawn;
            balance[lot] -= drawn;
            parts.add(line, lot, drawn);
            int document = document(line);
            boolean sale = ledger.type(document) == DocumentType.SALE;
            draws.add(returned[document] ? document : -1, sale, lot, drawn);
        }
        return drawn;
    }

    private void come(int lot, long quantity) {
        balance[lot] = Math.addExact(balance[lot], quantity);
        if (!inHeap[lot]) {
            inHeap[lot] = true;
            positive.add(lot);
        }
    }

    /** Rule 4. */
    private void takeBack(int line) {
        int related = related(line);
        int text = lotText(line);
        if (text == TextPool.EMPTY) {
            takeBackByDraws(line, related);
            return;
        }
        int lot = lotOfText[text];
        long left = quantity(line);
        if (lot >= 0 && related >= 0) {
            for (int draw; left > 0 && (draw = draws.lastOfLot(related, lot)) >= 0; ) {
                left -= draws.giveBack(draw, left);
            }
        }
        unexplained[line] = left;
        receive(line);
    }

    private void takeBackByDraws(int line, int related) {
        long left = quantity(line);
        if (related >= 0) {
            left = takeBackWaiting(line, related, left);
            for (int draw; left > 0 && (draw = draws.lastOfDocument(related)) >= 0; ) {
                left -= giveBack(line, draw, left);
            }
        }
        unexplained[line] = left;
        for (int draw; left > 0 && (draw = draws.lastOfSales()) >= 0; ) {
            left -= giveBack(line, draw, left);
        }
        if (left > 0) {
            openForRest(line, left);
        }
        for (int part = parts.first[line]; part >= 0; part = parts.next[part]) {
            if (parts.lot[part] != NO_LOT) {
                settle(parts.lot[part]);
            }
        }
    }

    /** Rule 4 (d): only when the whole line has come back do shortages draw, in the order of its parts. */
    private void openForRest(int line, long left) {
        int firstShortage = shortageHead;
        shortageHead = shortageTail;
        open(line, left);
        shortageHead = firstShortage;
    }

    private long takeBackWaiting(int line, int related, long quantity) {
        long left = quantity;
        for (int line2; left > 0 && (line2 = waitingOfDocument[related]) >= 0; ) {
            long back = Math.min(waiting[line2], left);
            if (back > 0) {
                waiting[line2] -= back;
                unsettled[line2] += back;
                parts.add(line2, NO_LOT, back);
                parts.add(line, NO_LOT, back);
                left -= back;
            }
            if (waiting[line2] == 0) {
                waitingOfDocument[related] = belowWaiting[line2];
            }
        }
        return left;
    }

    private long giveBack(int line, int draw, long quantity) {
        long back = draws.giveBack(draw, quantity);
        parts.add(line, draws.lot(draw), back);
        come(draws.lot(draw), back);
        return back;
    }
}
