package asterism.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The three parts of a file with their elements, typed in a second time so that a slip in one place shows. A
 * {@code +} after a name means required, a batch's codes stand as they do in the CSV rendition.
 */
@SuppressWarnings("ImmutableEnumChecker") // filled once, in the constructor
enum FilePart {
    BATCH(
            "batches",
            "batch",
            "map_batch_id+ TEXT, map_pharmacy_id+ TEXT, map_pharmacy_name TEXT, nomenclature_id ETALON_ID,"
                    + " map_nomenclature_code TEXT, map_nomenclature_name TEXT, map_product_code EMPTY,"
                    + " map_product_name EMPTY, producer_id EMPTY, map_producer_code TEXT, map_producer_name TEXT,"
                    + " producer_country_id EMPTY, map_producer_country_code TEXT, map_producer_country_name TEXT,"
                    + " map_supplier_code TEXT, map_supplier_tin TIN, supplier_name TEXT, batch_doc_date DAY,"
                    + " batch_doc_number TEXT, purchase_price_nds MONEY, purchase_nds VAT, retail_price_nds MONEY,"
                    + " retail_nds VAT, barcode BARCODE, sign_comission FLAG, code_map TEXT, code_puls TEXT,"
                    + " code_sia TEXT, code_protek TEXT"),
    DISTRIBUTION(
            "distributions",
            "distribution",
            "map_pharmacy_id+ TEXT, distribution_id+ TEXT, batch_id+ TEXT, doc_date+ TIME, doc_type DOC_TYPE,"
                    + " doc_number NUMBER, pos_number TEXT, check_number NUMBER, check_unique_number TEXT,"
                    + " quantity+ QUANTITY, purchase_sum_nds MONEY, retail_sum_nds MONEY, discount_sum MONEY,"
                    + " cashier_id TEXT, cashier_full_name TEXT, cashier_tin TIN, resale_sign FLAG,"
                    + " fn_doc_number TEXT, fn_doc_sign TEXT, fn_number TEXT, fn_doc_date TIME, internet_zakaz TEXT"),
    REMNANT(
            "remnants",
            "remnant",
            "map_pharmacy_id+ TEXT, batch_id+ TEXT, date+ DAY, opening_balance+ BALANCE, closing_balance+ BALANCE,"
                    + " input_purchasing_price_balance+ SIGNED_MONEY, output_purchasing_price_balance+ SIGNED_MONEY,"
                    + " input_retail_price_balance+ SIGNED_MONEY, output_retail_price_balance+ SIGNED_MONEY");

    /** One element with its form. */
    record Field(String name, FieldType type, boolean required) {}

    private final String container;
    private final String element;
    private final List<Field> fields;
    private final List<String> names;
    private final Map<String, Integer> indexes = new HashMap<>();

    FilePart(String container, String element, String spec) {
        this.container = container;
        this.element = element;
        this.fields = Arrays.stream(spec.split(", ", -1)).map(FilePart::field).toList();
        this.names = fields.stream().map(Field::name).toList();
        fields.forEach(field -> indexes.put(field.name(), indexes.size()));
    }

    private static Field field(String spec) {
        int blank = spec.indexOf(' ');
        String name = spec.substring(0, blank);
        return new Field(name.replace("+", ""), FieldType.valueOf(spec.substring(blank + 1)), name.endsWith("+"));
    }

    /** Name of the action, of its only element and of the CSV file. */
    String container() {
        return container;
    }

    String element() {
        return element;
    }

    List<Field> fields() {
        return fields;
    }

    List<String> names() {
        return names;
    }

    boolean has(String name) {
        return indexes.containsKey(name);
    }

    int indexOf(String name) {
        int index = indexes.getOrDefault(name, -1);
        if (index < 0) {
            throw new IllegalArgumentException(element + " has no " + name);
        }
        return index;
    }
}
