package asterism.lotdata;

import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Attributes a store's ledger item by item and keeps what lies in a window: movements, balances and the lots that they
 * name, in columns, with totals, deviations and a digest a day.
 */
final class WindowBuilder {
    /** Columns of {@link #lots}: text of the item, row that opened it, row of its data (-1: {@code item_id:}). */
    static final int LOT_ITEM = 0;

    static final int LOT_OPENED = 1;
    static final int LOT_DATA = 2;
    /** Columns of {@link #movements}: row of the line (-1: opening), number of the part, lot; amounts. */
    static final int ROW = 0;

    static final int PART = 1;
    static final int OF_LOT = 2;
    static final int QUANTITY = 0;
    static final int PURCHASE = 1;
    static final int RETAIL = 2;
    static final int DISCOUNT = 3;
    /** Columns of {@link #balances}: lot, day; opening and closing. */
    static final int DAY = 1;

    static final int OPENING = 0;
    static final int CLOSING = 1;

    final Ledger ledger;
    final Chain chain;
    final LotQuery query;
    final Store store;
    final Table lots = new Table(0, 3, 0);
    final Table movements = new Table(0, 3, 4);
    final Table balances = new Table(0, 2, 2);
    final List<ProtocolEntry> deviations = new ArrayList<>();
    final DayDigests digests;

    /** Of each document. */
    private final int[] days;

    private final ByItem byItem;
    private final int first;
    private final int last;
    private final Attribution attribution;
    private final Deviations deviating;

    /** Of the item in hand, by lot ({@code item_id:} last): balance so far, first and last row of balances. */
    private long[] running = new long[0];

    private int[] firstBalance = new int[0];
    private int[] lastBalance = new int[0];
    private int[] nextBalance = new int[0];
    private int[] globalLot = new int[0];
    private long[] lotHashes = new long[0];
    private long itemHash;
    private Table itemBalances = balances;
    private boolean opened;

    WindowBuilder(Ledger raw, Chain chain, LotQuery query, Store store) {
        this.chain = chain;
        this.query = query;
        this.store = store;
        int start = query.ledgerStart().map(d -> (int) d.toEpochDay()).orElse(Ledger.NO_DATE);
        byItem = ByItem.of(raw.ordered(), start);
        ledger = byItem.ledger();
        first = (int) query.first().toEpochDay();
        last = (int) query.last().toEpochDay();
        attribution = new Attribution(ledger, start);
        days = new int[ledger.documents.size()];
        Arrays.setAll(days, ledger::day);
        digests = new DayDigests(ledger, days);
        deviating = new Deviations(this, attribution);
    }

    WindowRows build() {
        Set<String> kinds = query.kinds().map(chain::withChildren).orElse(Set.of());
        for (int i = 0; i < byItem.items().length; i++) {
            int code = byItem.items()[i];
            var item = chain.items().get(ledger.texts.text(code));
            if (item == null) {
                throw new IllegalStateException("Item " + ledger.texts.text(code) + " is not in the items");
            }
            if (query.kinds().isEmpty() || kinds.contains(item.kindId())) {
                attribution.attribute(byItem.starts()[i], byItem.starts()[i + 1]);
                item(code, byItem.starts()[i + 1] - byItem.starts()[i]);
            }
        }
        return new WindowRows(this);
    }

    private void item(int code, int lineCount) {
        int lotCount = attribution.lotCount + 1;
        prepare(code, lotCount);
        int before = movements.size();
        for (int line = 0; line < lineCount; line++) {
            int day = days[attribution.document(line)];
            if (day >= first) {
                open(lotCount);
            }
            line(line, day);
        }
        open(lotCount);
        if (movements.size() > before) {
            nameLots(code, lotCount, before);
            keepBalances(lotCount);
            deviating.ofItem(code, lineCount, first, last);
        }
    }

    private void prepare(int code, int lotCount) {
        opened = !query.opening();
        itemBalances = new Table(0, 2, 2);
        if (running.length < lotCount) {
            running = new long[lotCount];
            firstBalance = new int[lotCount];
            lastBalance = new int[lotCount];
            globalLot = new int[lotCount];
            lotHashes = new long[lotCount];
        }
        itemHash = digests.itemHash(code);
        for (int lot = 0; lot < lotCount; lot++) {
            lotHashes[lot] = digests.lotHash(openedRow(lot));
        }
        Arrays.fill(running, 0, lotCount, 0);
        Arrays.fill(firstBalance, 0, lotCount, -1);
        Arrays.fill(globalLot, 0, lotCount, -1);
    }

    /** exchange-format.md, section 4: lots with a positive balance begin with a movement of their own. */
    private void open(int lotCount) {
        if (opened) {
            return;
        }
        opened = true;
        for (int lot = 0; lot < lotCount; lot++) {
            long quantity = running[lot];
            if (quantity > 0) {
                long purchase = Amounts.sum(quantity, price(lot, Ledger.PURCHASE_PRICE));
                long retail = Amounts.sum(quantity, price(lot, Ledger.RETAIL_PRICE));
                addMovement(-1, 1, lot, quantity, purchase, retail, 0);
                running[lot] = 0;
                move(lot, first, quantity);
            }
        }
    }

    private void line(int line, int day) {
        int row = attribution.row(line);
        DocumentType type = ledger.type(attribution.document(line));
        long whole = ledger.lines.ints[Ledger.QUANTITY][row];
        long price = ledger.lines.longs[Ledger.RETAIL_PRICE][row];
        long amount = price < 0 ? 0 : Amounts.sum(whole, price);
        long discount = Amounts.kopecks(ledger.lines.longs[Ledger.DISCOUNT][row]);
        long before = 0;
        int number = 1;
        for (int part = attribution.parts.first[line]; part >= 0; part = attribution.parts.next[part]) {
            int lot = Math.min(attribution.parts.lot[part], attribution.lotCount);
            long quantity = attribution.parts.quantity[part];
            long after = before + quantity;
            long retail = price < 0
                    ? Amounts.sum(quantity, price(lot, Ledger.RETAIL_PRICE))
                    : Amounts.share(amount, after, whole) - Amounts.share(amount, before, whole);
            long cut = Amounts.share(discount, after, whole) - Amounts.share(discount, before, whole);
            long purchase = Amounts.sum(quantity, price(lot, Ledger.PURCHASE_PRICE));
            digests.add(row, number, itemHash, lotHashes[lot], quantity, purchase, retail, cut);
            if (day >= first && day <= last) {
                addMovement(row, number, lot, quantity, purchase, retail, cut);
                move(lot, day, type.incoming() ? quantity : -quantity);
            } else {
                running[lot] = Math.addExact(running[lot], type.incoming() ? quantity : -quantity);
            }
            before = after;
            number++;
        }
    }

    private void addMovement(int row, int number, int lot, long quantity, long purchase, long retail, long discount) {
        int m = movements.add();
        movements.ints[ROW][m] = row;
        movements.ints[PART][m] = number;
        movements.ints[OF_LOT][m] = lot;
        movements.longs[QUANTITY][m] = quantity;
        movements.longs[PURCHASE][m] = purchase;
        movements.longs[RETAIL][m] = retail;
        movements.longs[DISCOUNT][m] = discount;
    }

    private void move(int lot, int day, long quantity) {
        int balance = firstBalance[lot] < 0 ? -1 : lastBalance[lot];
        if (balance < 0 || itemBalances.ints[DAY][balance] != day) {
            int next = itemBalances.add();
            nextBalance = Grow.to(nextBalance, next);
            nextBalance[next] = -1;
            if (balance < 0) {
                firstBalance[lot] = next;
            } else {
                nextBalance[balance] = next;
            }
            lastBalance[lot] = next;
            itemBalances.ints[DAY][next] = day;
            itemBalances.longs[OPENING][next] = running[lot];
            balance = next;
        }
        running[lot] = Math.addExact(running[lot], quantity);
        itemBalances.longs[CLOSING][balance] = running[lot];
    }

    private void nameLots(int code, int lotCount, int firstMovement) {
        for (int lot = 0; lot < lotCount; lot++) {
            if (firstBalance[lot] >= 0) {
                int to = lots.add();
                globalLot[lot] = to;
                lots.ints[LOT_ITEM][to] = code;
                lots.ints[LOT_OPENED][to] = openedRow(lot);
                lots.ints[LOT_DATA][to] = dataRow(lot);
            }
        }
        for (int m = firstMovement; m < movements.size(); m++) {
            movements.ints[OF_LOT][m] = globalLot[movements.ints[OF_LOT][m]];
        }
    }

    private void keepBalances(int lotCount) {
        for (int lot = 0; lot < lotCount; lot++) {
            for (int from = firstBalance[lot]; from >= 0; from = nextBalance[from]) {
                int to = balances.add();
                balances.ints[0][to] = globalLot[lot];
                balances.ints[DAY][to] = itemBalances.ints[DAY][from];
                balances.longs[OPENING][to] = itemBalances.longs[OPENING][from];
                balances.longs[CLOSING][to] = itemBalances.longs[CLOSING][from];
                deviating.closes(globalLot[lot], itemBalances.ints[DAY][from], itemBalances.longs[CLOSING][from]);
            }
        }
    }

    private int openedRow(int lot) {
        return lot == attribution.lotCount ? -1 : attribution.row(attribution.openedBy[lot]);
    }

    private int dataRow(int lot) {
        return lot == attribution.lotCount ? -1 : attribution.row(attribution.dataOf[lot]);
    }

    private long price(int lot, int column) {
        int row = dataRow(lot);
        return row < 0 ? 0 : Math.max(0, ledger.lines.longs[column][row]);
    }
}
