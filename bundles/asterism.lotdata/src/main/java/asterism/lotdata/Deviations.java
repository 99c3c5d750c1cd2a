package asterism.lotdata;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Raises the deviations of source-data.md for the item in hand, as far as its lots and movements are in the window. */
final class Deviations {
    private final WindowBuilder window;
    private final Attribution attribution;
    private final Ledger ledger;
    private int lotsBefore;
    private int negativeLot = -1;
    private int negativeDay;
    private int negativeDays;

    Deviations(WindowBuilder window, Attribution attribution) {
        this.window = window;
        this.attribution = attribution;
        ledger = window.ledger;
    }

    /** Takes the balances of the item's lots, lot by lot. */
    void closes(int lot, int day, long closing) {
        if (closing >= 0 || window.lots.ints[WindowBuilder.LOT_DATA][lot] < 0) {
            return;
        }
        if (lot != negativeLot) {
            raiseNegative();
            negativeLot = lot;
            negativeDay = day;
        }
        negativeDays++;
    }

    void ofItem(int code, int lineCount, int first, int last) {
        raiseNegative();
        Item item = item(code);
        if (item.producerId().isEmpty() && item.producerName().isEmpty()) {
            raise(Code.MISSING_PRODUCER, item.id(), "", "", 0);
        }
        if (item.countryCode().isEmpty() && item.countryName().isEmpty()) {
            raise(Code.MISSING_COUNTRY, item.id(), "", "", 0);
        }
        for (int line = 0; line < lineCount; line++) {
            int day = ledger.day(attribution.document(line));
            if (day >= first && day <= last) {
                ofLine(item.id(), line);
            }
        }
        for (; lotsBefore < window.lots.size(); lotsBefore++) {
            if (window.lots.ints[WindowBuilder.LOT_DATA][lotsBefore] >= 0) {
                ofLot(item.id(), lotsBefore);
            }
        }
    }

    private Item item(int code) {
        Item item = window.chain.items().get(ledger.texts.text(code));
        if (item == null) {
            throw new IllegalStateException("Item " + ledger.texts.text(code) + " is not in the items");
        }
        return item;
    }

    private void ofLine(String item, int line) {
        int row = attribution.row(line);
        DocumentType type = ledger.type(attribution.document(line));
        if (attribution.settled[line] > 0) {
            raiseLine(Code.SHORTAGE_SETTLED_LATER, item, row, quantity(attribution.settled[line]));
        }
        if (attribution.unsettled[line] > 0) {
            raiseLine(Code.SHORTAGE_UNSETTLED, item, row, quantity(attribution.unsettled[line]));
        }
        if (attribution.overdrawn[line]) {
            String lot = ledger.texts.text(ledger.lines.texts[Ledger.LOT][row]);
            raiseLine(Code.LOT_OVERDRAWN, item, row, lot, quantity(ledger.lines.ints[Ledger.QUANTITY][row]));
        }
        if (attribution.unexplained[line] > 0) {
            raiseLine(Code.RETURN_WITHOUT_SALE, item, row, quantity(attribution.unexplained[line]));
        }
        if (type == DocumentType.SALE && ledger.lines.longs[Ledger.RETAIL_PRICE][row] <= 0) {
            raiseLine(Code.MISSING_PRICE, item, row, "retail_price");
        }
        if (type.opensLots()) {
            int lot = attribution.parts.lot[attribution.parts.first[line]];
            int data = attribution.row(attribution.dataOf[lot]);
            if (data != row && pricesDiffer(row, data)) {
                raiseLine(
                        Code.LOT_PRICE_DIFFERS,
                        item,
                        row,
                        Ids.lot(ledger, row, attribution.row(attribution.openedBy[lot])));
            }
        }
    }

    private boolean pricesDiffer(int row, int data) {
        long[] prices = ledger.lines.longs[Ledger.PURCHASE_PRICE];
        int[] rates = ledger.lines.ints[Ledger.RATES];
        return differ(prices[row] + 1, prices[data] + 1)
                || differ(rates[row] & 255, rates[data] & 255)
                || differ(rates[row] >> 8 & 255, rates[data] >> 8 & 255);
    }

    /** Whether two values, 0 where missing, are both there and not the same. */
    private static boolean differ(long a, long b) {
        return a != 0 && b != 0 && a != b;
    }

    private void ofLot(String item, int lot) {
        int data = window.lots.ints[WindowBuilder.LOT_DATA][lot];
        int document = ledger.lines.ints[Ledger.DOCUMENT][data];
        String id = Ids.lot(ledger, data, window.lots.ints[WindowBuilder.LOT_OPENED][lot]);
        if (ledger.type(document) == DocumentType.RECEIPT
                && ledger.lines.texts[Ledger.ORIGIN_PARTNER][data] == TextPool.EMPTY
                && ledger.documents.texts[Ledger.PARTNER][document] == TextPool.EMPTY) {
            raise(Code.MISSING_SUPPLIER, item, id, "", 0);
        }
        List<String> missing = new ArrayList<>();
        addIf(missing, "purchase_price", ledger.lines.longs[Ledger.PURCHASE_PRICE][data] <= 0);
        addIf(missing, "retail_price", ledger.lines.longs[Ledger.RETAIL_PRICE][data] <= 0);
        if (!missing.isEmpty()) {
            raise(Code.MISSING_PRICE, item, id, "", 0, missing.toArray(String[]::new));
        }
        missing.clear();
        int rates = ledger.lines.ints[Ledger.RATES][data];
        addIf(missing, "purchase_vat", (rates & 255) == 0);
        addIf(missing, "retail_vat", (rates >> 8 & 255) == 0);
        if (!missing.isEmpty()) {
            raise(Code.MISSING_VAT, item, id, "", 0, missing.toArray(String[]::new));
        }
    }

    private static void addIf(List<String> columns, String column, boolean missing) {
        if (missing) {
            columns.add(column);
        }
    }

    private void raiseNegative() {
        if (negativeLot < 0) {
            return;
        }
        int row = window.lots.ints[WindowBuilder.LOT_DATA][negativeLot];
        String item = ledger.texts.text(window.lots.ints[WindowBuilder.LOT_ITEM][negativeLot]);
        String id = Ids.lot(ledger, row, window.lots.ints[WindowBuilder.LOT_OPENED][negativeLot]);
        window.deviations.add(ProtocolEntry.warning(
                        Code.NEGATIVE_BALANCE, window.store.id(), item, id, "", 0, String.valueOf(negativeDays))
                .on(LocalDate.ofEpochDay(negativeDay)));
        negativeLot = -1;
        negativeDays = 0;
    }

    private void raiseLine(Code code, String item, int row, String... arguments) {
        String document = ledger.texts.text(ledger.documents.texts[Ledger.ID][ledger.lines.ints[Ledger.DOCUMENT][row]]);
        raise(code, item, "", document, ledger.lines.ints[Ledger.LINE_NO][row], arguments);
    }

    private void raise(Code code, String item, String lot, String document, int lineNo, String... arguments) {
        window.deviations.add(ProtocolEntry.warning(code, window.store.id(), item, lot, document, lineNo, arguments));
    }

    private static String quantity(long thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString();
    }
}
