package asterism.itest;

import asterism.testkit.LedgerDocument;
import asterism.testkit.LedgerModel;
import asterism.testkit.SourceTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The ledger of four shops that sell the same four times a day; days are added, and what they hold is changed. */
final class GrowingLedger {
    static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 6);
    static final List<String> SHOPS = List.of("1", "2", "3", "4");
    static final String WAREHOUSE = "9";

    /** The marketplace that two of the shops have a good code in; the third has none, the fourth a bad one. */
    static final String MARKETPLACE = "ASNA";

    /** Kind of all items but one, with a kind below it. */
    static final String KIND = "K";

    /** Items that take part by their kind, and that a shop sells four times a day. */
    static final List<String> ITEMS = List.of("A1", "A2", "A3", "A4", "A5", "A6");

    private static final List<Integer> HOURS = List.of(10, 12, 15, 18);
    private static final int AFTERNOON = 15;

    private final LedgerModel model = new LedgerModel();

    /** Receipts of the first day, and the sales of some days. */
    GrowingLedger(LocalDate lastDay) {
        SHOPS.forEach(shop -> model.store(shop, "Аптека " + shop));
        model.store(WAREHOUSE, "Склад", "WAREHOUSE");
        model.storeCode("1", MARKETPLACE, "asna-1");
        model.storeCode("2", MARKETPLACE, "asna-2");
        model.storeCode("4", MARKETPLACE, "апт-4");
        model.kind(KIND, "");
        model.kind("K1", KIND);
        model.kind("X", "");
        ITEMS.forEach(item -> model.item(item, item.equals("A1") ? "K1" : KIND));
        model.item("B1", "X");
        model.partner("P", "Поставщик");
        SHOPS.forEach(this::receive);
        FIRST_DAY.datesUntil(lastDay.plusDays(1)).forEach(this::addDay);
    }

    LedgerModel model() {
        return model;
    }

    private void receive(String shop) {
        LedgerDocument receipt = model.document("R" + shop, shop, "RECEIPT", FIRST_DAY + "T08:00:00")
                .number("100" + shop)
                .partner("P");
        int line = 1;
        for (String item : ITEMS) {
            receipt.line(line, item, "1000").purchasePrice("10.00").retailPrice("15.00");
            line++;
        }
        receipt.line(line, "B1", "1000").purchasePrice("1.00").retailPrice("2.00");
    }

    /** Adds a day's sales of all shops. */
    void addDay(LocalDate day) {
        for (String shop : SHOPS) {
            for (int hour : HOURS) {
                sell(shop, day, hour);
            }
        }
    }

    private void sell(String shop, LocalDate day, int hour) {
        LedgerDocument sale = model.document(saleId(shop, day, hour), shop, "SALE", day + "T" + hour + ":00:00");
        sale.set("shift_number", Integer.toString(day.getDayOfMonth()));
        int line = 1;
        for (String item : ITEMS) {
            sale.line(line, item, "1").retailPrice("15.00");
            line++;
        }
        sale.line(line, "B1", "1").retailPrice("2.00");
    }

    private static String saleId(String shop, LocalDate day, int hour) {
        return "S" + shop + '-' + day + '-' + hour;
    }

    /** What happens on any day: a quantity was wrong, a line was none, a document comes late. */
    void correct(String shop, LocalDate day) {
        String id = saleId(shop, day, 10);
        touch(id, day).put("doc_number", "7");
        model.linesOf(id).get(0).put("quantity", "3");
        Map<String, String> wrong = model.linesOf(id).get(1);
        model.remove(SourceTable.LINES, id, LedgerModel.value(wrong, "line_no"));
        model.document("late-" + shop, shop, "WRITE_OFF", day + "T20:00:00")
                .changedAt(day.plusDays(1) + "T12:00:00")
                .number("8")
                .line(1, "A2", "5");
    }

    /** Takes the second half of a day away. */
    void loseAfternoon(String shop, LocalDate day) {
        afternoon(shop, day).forEach(id -> touch(id, day).put("deleted", "1"));
    }

    /** Brings it back. */
    void restoreAfternoon(String shop, LocalDate day) {
        afternoon(shop, day).forEach(id -> touch(id, day).remove("deleted"));
    }

    private static List<String> afternoon(String shop, LocalDate day) {
        return HOURS.stream()
                .filter(hour -> hour >= AFTERNOON)
                .map(hour -> saleId(shop, day, hour))
                .toList();
    }

    /** How many movements an afternoon has. */
    static int ofAfternoon() {
        return afternoon("1", FIRST_DAY).size() * ITEMS.size();
    }

    /** A document that replaces the one that is known, however often it did already. */
    private Map<String, String> touch(String docId, LocalDate day) {
        Map<String, String> document = model.find(SourceTable.DOCUMENTS, docId).orElseThrow();
        document.put("changed_at", day.plusDays(1) + "T12:00:00");
        return document;
    }
}
