package asterism.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Checks a source against the contract, written from its text. A schema is "column:type", "!" marks a required one. */
final class Contract {
    private static final int MOST_FAULTS = 20;
    private static final Map<String, String> TABLES = Map.of(
            "stores",
            "store_id:key! name:name! kind:SHOP|WAREHOUSE|OFFICE! legal_entity_id:id legal_entity_name:name"
                    + " legal_entity_tin:text address:name demo_options:name",
            "store_codes",
            "store_id:->stores! system:text! code:text!",
            "item_kinds",
            "kind_id:key! name:name! parent_id:->item_kinds",
            "items",
            "item_id:key! name:name! kind_id:->item_kinds! producer_id:id producer_name:name country_code:text"
                    + " country_name:name barcode:text etalon_id:id puls_code:text sia_code:text protek_code:text",
            "partners",
            "partner_id:key! name:name! tin:text",
            "documents",
            "doc_id:key! store_id:->stores! doc_type:RECEIPT|CUSTOMER_RETURN|TRANSFER_IN|SURPLUS|SALE|WHOLESALE"
                    + "|SUPPLIER_RETURN|TRANSFER_OUT|WRITE_OFF! doc_number:text doc_time:time! partner_id:->partners"
                    + " related_doc_id:id shift_number:text pos_number:text check_number:text check_unique_number:text"
                    + " fn_number:text fn_doc_number:text fn_doc_sign:text fn_doc_time:time cashier_id:id"
                    + " cashier_name:name cashier_tin:text internet_order:text resale:0|1 changed_at:time! deleted:0|1",
            "lines",
            "doc_id:->documents! line_no:[0-9]{1,9}! item_id:->items! lot_id:id quantity:quantity! purchase_price:price"
                    + " retail_price:price discount_sum:price purchase_vat:rate retail_vat:rate series:text"
                    + " expiry_date:date commission:0|1 origin_partner_id:->partners origin_doc_number:text"
                    + " origin_doc_date:date");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,3})?");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");
    private static final Pattern RATE = Pattern.compile("[0-9]{1,2}|100");
    private static final Pattern NO_XML = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final Map<String, Set<String>> keys = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Contract() {}

    /** The faults of a source, none when it is as it must be. */
    static List<String> faults(Sample sample) {
        Contract contract = new Contract();
        for (String table : List.of("stores", "item_kinds", "items", "partners", "store_codes")) {
            contract.keys(table, sample.table(table));
            contract.check(table, TABLES.get(table), sample.table(table));
        }
        sample.files().forEach((file, rows) -> {
            if (file.startsWith("documents")) {
                // the lines of a part refer to documents of that part
                contract.keys.remove("documents");
                contract.keys("documents", rows);
                contract.check(file, TABLES.get("documents"), rows);
                String lines = file.replace("documents", "lines");
                contract.check(lines, TABLES.get("lines"), sample.table(lines));
                contract.unique(lines, sample.table(lines), "doc_id", "line_no");
            }
        });
        contract.unique("store_codes", sample.table("store_codes"), "store_id", "system");
        contract.unique("documents", sample.parts("documents"), "doc_id");
        return contract.faults.subList(0, Math.min(contract.faults.size(), MOST_FAULTS));
    }

    private void keys(String table, List<CSVRecord> rows) {
        Set<String> values = keys.computeIfAbsent(table, any -> new HashSet<>());
        if (!table.equals("store_codes")) {
            rows.forEach(row -> values.add(row.get(0)));
            unique(table, rows, rows.get(0).getParser().getHeaderNames().get(0));
        }
    }

    private void unique(String table, List<CSVRecord> rows, String... columns) {
        Set<List<String>> seen = new HashSet<>();
        for (CSVRecord row : rows) {
            List<String> key = Arrays.stream(columns).map(row::get).toList();
            if (!seen.add(key)) {
                faults.add(table + " has " + key + " twice");
            }
        }
    }

    private void check(String table, String schema, List<CSVRecord> rows) {
        for (String part : BLANK.splitAsStream(schema).toList()) {
            String column = part.substring(0, part.indexOf(':'));
            boolean required = part.endsWith("!");
            String type = part.substring(column.length() + 1, part.length() - (required ? 1 : 0));
            for (CSVRecord row : rows) {
                String value = row.get(column);
                if (value.isEmpty() ? required : !fits(type, value)) {
                    faults.add(table + " row " + row.getRecordNumber() + " " + column + " = '" + value + "'");
                }
            }
        }
    }

    private boolean fits(String type, String value) {
        if (type.startsWith("->")) {
            return keys.get(type.substring(2)).contains(value);
        }
        return value.equals(value.strip())
                && switch (type) {
                    case "key", "id" ->
                        value.length() <= 64 && !NO_XML.matcher(value).find();
                    case "text" -> value.length() <= 64;
                    case "name" -> value.length() <= 1000;
                    case "quantity" ->
                        QUANTITY.matcher(value).matches() && value.chars().anyMatch(c -> c > '0');
                    case "price" -> PRICE.matcher(value).matches();
                    case "rate" -> RATE.matcher(value).matches();
                    case "date" -> LocalDate.parse(value).toString().equals(value);
                    case "time" -> value.length() == 19 && LocalDateTime.parse(value) != null;
                    default ->
                        patterns.computeIfAbsent(type, Pattern::compile)
                                .matcher(value)
                                .matches();
                };
    }
}
