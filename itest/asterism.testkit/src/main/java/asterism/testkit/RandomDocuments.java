package asterism.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes documents and lines that fit a ledger. */
final class RandomDocuments {
    /** Receipts, sales and returns more often than the rest. */
    private static final List<String> TYPES = List.of(
            "RECEIPT",
            "RECEIPT",
            "RECEIPT",
            "RECEIPT",
            "SALE",
            "SALE",
            "SALE",
            "SALE",
            "SALE",
            "SALE",
            "CUSTOMER_RETURN",
            "CUSTOMER_RETURN",
            "CUSTOMER_RETURN",
            "CUSTOMER_RETURN",
            "TRANSFER_IN",
            "SURPLUS",
            "WHOLESALE",
            "SUPPLIER_RETURN",
            "TRANSFER_OUT",
            "WRITE_OFF");

    private static final List<String> CLOCKS = List.of(
            "T00:00:00",
            "T09:00:00",
            "T09:00:00.750",
            " 09:00:00",
            "T12:30:15",
            "T12:30:16",
            "T18:00:00",
            "T23:59:59",
            "T23:59:59.999");

    private final LedgerModel ledger;
    private final Random random;
    private final RandomTexts texts;
    private final List<String> lots;
    private final List<String> times = new ArrayList<>();
    private final List<Map<String, String>> cashiers = new ArrayList<>();

    RandomDocuments(LedgerModel ledger, Random random, List<String> lots) {
        this.ledger = ledger;
        this.random = random;
        this.texts = new RandomTexts(random);
        this.lots = lots;
        // Few distinct times, so that documents meet at the same second.
        int distinct = 5 + random.nextInt(12);
        for (int i = 0; i < distinct; i++) {
            times.add(RandomLedger.FIRST_DAY.plusDays(random.nextInt(RandomLedger.DAYS)) + texts.oneOf(CLOCKS));
        }
        for (int i = 0; i < 3; i++) {
            Map<String, String> cashier = new LinkedHashMap<>();
            put(cashier, "cashier_id", texts.unless(30, "C" + i));
            put(cashier, "cashier_name", texts.unless(30, texts.name()));
            put(cashier, "cashier_tin", texts.unless(30, texts.tin()));
            cashiers.add(cashier);
        }
    }

    /** Adds a document with its lines. */
    void add(String docId) {
        Map<String, String> head = new LinkedHashMap<>();
        head.put("doc_id", docId);
        head.put("store_id", anyOf(SourceTable.STORES, "store_id"));
        head.put("doc_type", texts.oneOf(TYPES));
        head.put("doc_time", texts.oneOf(times));
        head.put("changed_at", RandomLedger.FIRST_DAY.plusDays(random.nextInt(60)) + texts.oneOf(CLOCKS));
        fill(head);
        boolean deleted = texts.chance(6);
        put(head, "deleted", deleted ? "1" : texts.unless(80, "0"));
        ledger.add(SourceTable.DOCUMENTS, head);
        if (!deleted || texts.chance(50)) {
            addLines(head);
        }
    }

    private void fill(Map<String, String> head) {
        put(head, "doc_number", texts.unless(10, texts.number()));
        put(head, "partner_id", texts.unless(40, anyOf(SourceTable.PARTNERS, "partner_id")));
        put(head, "shift_number", texts.unless(20, texts.number()));
        put(head, "check_number", texts.unless(20, texts.number()));
        for (String column : List.of(
                "pos_number", "check_unique_number", "fn_number", "fn_doc_number", "fn_doc_sign", "internet_order")) {
            put(head, column, texts.unless(60, texts.shortText()));
        }
        put(head, "fn_doc_time", texts.unless(60, texts.oneOf(times)));
        put(head, "resale", texts.unless(70, texts.flag()));
        if (texts.chance(60)) {
            head.putAll(texts.oneOf(cashiers));
        }
        boolean customerReturn = head.getOrDefault("doc_type", "").equals("CUSTOMER_RETURN");
        put(head, "related_doc_id", texts.unless(customerReturn ? 20 : 95, related(head)));
    }

    // Mostly an outgoing document of the same store; sometimes any, of another store, of a later time, or none at all.
    private String related(Map<String, String> head) {
        if (texts.chance(8)) {
            return "older than the ledger";
        }
        List<Map<String, String>> outgoing = ledger.rows(SourceTable.DOCUMENTS).stream()
                .filter(row -> DocType.valueOf(row.getOrDefault("doc_type", "")).isOutgoing())
                .filter(row -> row.getOrDefault("store_id", "").equals(head.get("store_id")))
                .toList();
        if (outgoing.isEmpty() || texts.chance(10)) {
            return anyOf(SourceTable.DOCUMENTS, "doc_id");
        }
        // The first few come again and again: several returns of one sale.
        int among = texts.chance(50) ? Math.min(3, outgoing.size()) : outgoing.size();
        return outgoing.get(random.nextInt(among)).getOrDefault("doc_id", "");
    }

    private void addLines(Map<String, String> head) {
        int count = texts.chance(5) ? 0 : 1 + random.nextInt(texts.chance(30) ? 4 : 2);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            numbers.add(i);
        }
        if (texts.chance(50)) {
            Collections.shuffle(numbers, random);
        }
        for (int number : numbers.subList(0, count)) {
            ledger.add(SourceTable.LINES, line(head, number));
        }
    }

    /** A line of a document that is in the ledger already. */
    Map<String, String> line(Map<String, String> head, int number) {
        DocType type = DocType.valueOf(head.getOrDefault("doc_type", ""));
        Map<String, String> line = new LinkedHashMap<>();
        line.put("doc_id", head.getOrDefault("doc_id", ""));
        line.put("line_no", texts.chance(15) ? "0" + number : Integer.toString(number));
        line.put("item_id", item(head));
        line.put("quantity", texts.quantity(type.isReceiving() ? 12 : 6));
        int withoutLot = type.isReceiving() ? 25 : 55;
        put(line, "lot_id", texts.unless(withoutLot, texts.oneOf(lots)));
        put(line, "retail_price", texts.unless(15, texts.price()));
        put(line, "discount_sum", texts.unless(50, texts.discount()));
        // What is meant on incoming lines alone stands on some others too and must not matter there.
        int missing = type.isOutgoing() ? 85 : 15;
        put(line, "purchase_price", texts.unless(missing, texts.price()));
        put(line, "purchase_vat", texts.unless(missing, texts.vat()));
        put(line, "retail_vat", texts.unless(missing, texts.vat()));
        put(line, "series", texts.unless(70, texts.shortText()));
        put(line, "expiry_date", texts.unless(70, "2028-02-29"));
        put(line, "commission", texts.unless(70, texts.flag()));
        put(line, "origin_partner_id", texts.unless(80, anyOf(SourceTable.PARTNERS, "partner_id")));
        put(line, "origin_doc_number", texts.unless(80, texts.shortText()));
        put(line, "origin_doc_date", texts.unless(80, "2026-10-0" + (1 + random.nextInt(9))));
        return line;
    }

    // A return mostly brings back what its related document sold.
    private String item(Map<String, String> head) {
        List<Map<String, String>> sold = ledger.linesOf(head.getOrDefault("related_doc_id", ""));
        return sold.isEmpty() || texts.chance(10)
                ? anyOf(SourceTable.ITEMS, "item_id")
                : texts.oneOf(sold).getOrDefault("item_id", "");
    }

    private String anyOf(SourceTable table, String column) {
        List<Map<String, String>> rows = ledger.rows(table);
        return rows.isEmpty() ? "" : texts.oneOf(rows).getOrDefault(column, "");
    }

    /** Puts a value unless it is missing. */
    static void put(Map<String, String> row, String column, String value) {
        if (!value.isEmpty()) {
            row.put(column, value);
        }
    }
}
