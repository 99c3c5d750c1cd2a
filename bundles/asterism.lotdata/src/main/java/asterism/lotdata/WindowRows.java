package asterism.lotdata;

import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreWindow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A window's rows, made from its columns as they are asked for; lots and documents are made once. */
final class WindowRows implements StoreWindow {
    private final WindowBuilder window;
    private final Ledger ledger;
    private final @Nullable Lot[] lots;
    private final @Nullable Document[] documents;
    private final @Nullable String[] keys;
    private final Document opening;
    private final WindowTotals totals;

    WindowRows(WindowBuilder window) {
        this.window = window;
        ledger = window.ledger;
        lots = new Lot[window.lots.size()];
        documents = new Document[ledger.documents.size()];
        keys = new String[ledger.texts.size()];
        opening = Document.bare(DocumentType.SURPLUS, window.query.first().atStartOfDay());
        totals = count();
    }

    @Override
    public Store store() {
        return window.store;
    }

    @Override
    public Iterable<Lot> lots() {
        return rows(lots.length, this::lot);
    }

    @Override
    public Iterable<Movement> movements() {
        return rows(window.movements.size(), this::movement);
    }

    @Override
    public Iterable<Balance> balances() {
        return rows(window.balances.size(), this::balance);
    }

    private static <T> Iterable<T> rows(int size, IntFunction<T> row) {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public T next() {
                return row.apply(next++);
            }
        };
    }

    @Override
    public WindowTotals totals() {
        return totals;
    }

    private WindowTotals count() {
        Map<DocumentType, MovementTotals> totals = new EnumMap<>(DocumentType.class);
        Table rows = window.movements;
        for (int m = 0; m < rows.size(); m++) {
            int row = rows.ints[WindowBuilder.ROW][m];
            DocumentType type = row < 0 ? DocumentType.SURPLUS : ledger.type(ledger.lines.ints[Ledger.DOCUMENT][row]);
            MovementTotals so = totals.getOrDefault(type, new MovementTotals(0, 0, 0, 0, 0));
            totals.put(
                    type,
                    new MovementTotals(
                            so.rows() + 1,
                            Math.addExact(so.quantity(), rows.longs[WindowBuilder.QUANTITY][m]),
                            Math.addExact(so.purchaseSum(), rows.longs[WindowBuilder.PURCHASE][m]),
                            Math.addExact(so.retailSum(), rows.longs[WindowBuilder.RETAIL][m]),
                            Math.addExact(so.discountSum(), rows.longs[WindowBuilder.DISCOUNT][m])));
        }
        return new WindowTotals(lots.length, window.balances.size(), totals);
    }

    @Override
    public List<ProtocolEntry> deviations() {
        return List.copyOf(window.deviations);
    }

    @Override
    public SortedMap<LocalDate, Long> digests() {
        return window.digests.byDay();
    }

    private Movement movement(int m) {
        Table rows = window.movements;
        int row = rows.ints[WindowBuilder.ROW][m];
        Lot lot = lot(rows.ints[WindowBuilder.OF_LOT][m]);
        Document document = row < 0 ? opening : document(ledger.lines.ints[Ledger.DOCUMENT][row]);
        return new Movement(
                row < 0 ? lot.id() + ":initial" : movementId(document, row, rows.ints[WindowBuilder.PART][m]),
                lot,
                document,
                rows.longs[WindowBuilder.QUANTITY][m],
                rows.longs[WindowBuilder.PURCHASE][m],
                rows.longs[WindowBuilder.RETAIL][m],
                rows.longs[WindowBuilder.DISCOUNT][m]);
    }

    private String movementId(Document document, int row, int part) {
        return Ids.movement(document.id(), ledger.lines.ints[Ledger.LINE_NO][row], part);
    }

    private Balance balance(int b) {
        Table rows = window.balances;
        Lot lot = lot(rows.ints[0][b]);
        long open = rows.longs[WindowBuilder.OPENING][b];
        long close = rows.longs[WindowBuilder.CLOSING][b];
        return new Balance(
                lot,
                LocalDate.ofEpochDay(rows.ints[WindowBuilder.DAY][b]),
                open,
                close,
                Amounts.sum(open, lot.purchasePrice()),
                Amounts.sum(close, lot.purchasePrice()),
                Amounts.sum(open, lot.retailPrice()),
                Amounts.sum(close, lot.retailPrice()));
    }

    private Lot lot(int index) {
        Lot lot = lots[index];
        if (lot == null) {
            lot = makeLot(
                    window.lots.ints[WindowBuilder.LOT_ITEM][index],
                    window.lots.ints[WindowBuilder.LOT_OPENED][index],
                    window.lots.ints[WindowBuilder.LOT_DATA][index]);
            lots[index] = lot;
        }
        return lot;
    }

    private Lot makeLot(int itemText, int openedRow, int data) {
        Item item = known(window.chain.items().get(ledger.texts.text(itemText)), "items");
        if (data < 0) {
            return new Lot(
                    Ids.escape(item.id()) + ":",
                    item,
                    Partner.NONE,
                    "",
                    "",
                    Optional.empty(),
                    0,
                    OptionalInt.empty(),
                    0,
                    OptionalInt.empty(),
                    false);
        }
        Table lines = ledger.lines;
        int document = lines.ints[Ledger.DOCUMENT][data];
        int originDate = lines.ints[Ledger.ORIGIN_DATE][data];
        int originNumber = lines.texts[Ledger.ORIGIN_NUMBER][data];
        int rates = lines.ints[Ledger.RATES][data];
        return new Lot(
                Ids.lot(ledger, data, openedRow),
                item,
                supplier(document, lines.texts[Ledger.ORIGIN_PARTNER][data]),
                ledger.texts.text(ledger.documents.texts[Ledger.ID][document]),
                ledger.texts.text(
                        originNumber != TextPool.EMPTY
                                ? originNumber
                                : ledger.documents.texts[Ledger.NUMBER][document]),
                Optional.of(LocalDate.ofEpochDay(originDate != Ledger.NO_DATE ? originDate : ledger.day(document))),
                Math.max(0, lines.longs[Ledger.PURCHASE_PRICE][data]),
                rate(rates & 255),
                Math.max(0, lines.longs[Ledger.RETAIL_PRICE][data]),
                rate(rates >> 8 & 255),
                rates >> 16 != 0);
    }

    private static OptionalInt rate(int stored) {
        return stored == 0 ? OptionalInt.empty() : OptionalInt.of(stored - 1);
    }

    private Partner supplier(int document, int origin) {
        int text = origin != TextPool.EMPTY || ledger.type(document) == DocumentType.CUSTOMER_RETURN
                ? origin
                : ledger.documents.texts[Ledger.PARTNER][document];
        return text == TextPool.EMPTY
                ? Partner.NONE
                : known(window.chain.partners().get(ledger.texts.text(text)), "partners");
    }

    private static <T> T known(@Nullable T row, String table) {
        if (row == null) {
            throw new IllegalStateException("A row of " + table + " that lines name is gone");
        }
        return row;
    }

    private Document document(int d) {
        Document document = documents[d];
        if (document == null) {
            document = makeDocument(d);
            documents[d] = document;
        }
        return document;
    }

    private Document makeDocument(int d) {
        long fnTime = ledger.documents.longs[Ledger.FN_TIME][d];
        return new Document(
                text(Ledger.ID, d),
                ledger.type(d),
                text(Ledger.NUMBER, d),
                time(ledger.documents.longs[Ledger.TIME][d]),
                text(Ledger.SHIFT, d),
                text(Ledger.POS, d),
                text(Ledger.CHECK, d),
                text(Ledger.CHECK_UNIQUE, d),
                text(Ledger.FN, d),
                text(Ledger.FN_DOC, d),
                text(Ledger.FN_SIGN, d),
                fnTime == Ledger.NO_TIME ? Optional.empty() : Optional.of(time(fnTime)),
                text(Ledger.CASHIER, d),
                text(Ledger.CASHIER_NAME, d),
                text(Ledger.CASHIER_TIN, d),
                text(Ledger.INTERNET_ORDER, d),
                ledger.flag(d, Ledger.RESALE));
    }

    private String text(int column, int document) {
        int code = ledger.documents.texts[column][document];
        if (Ledger.PLAIN_OF_DOCUMENTS[column]) {
            return code == TextPool.EMPTY ? "" : ledger.texts.text(code);
        }
        String text = keys[code];
        if (text == null) {
            text = ledger.texts.text(code);
            keys[code] = text;
        }
        return text;
    }

    private static LocalDateTime time(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }
}
