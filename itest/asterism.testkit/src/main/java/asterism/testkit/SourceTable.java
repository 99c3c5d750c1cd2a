package asterism.testkit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The seven tables of the source data contract with their columns (source-data.md). */
@SuppressWarnings("ImmutableEnumChecker") // all lists are made by List.of
public enum SourceTable {
    /** The chain's stores, warehouses and offices. */
    STORES(
            1,
            List.of("store_id", "name", "kind"),
            List.of("legal_entity_id", "legal_entity_name", "legal_entity_tin", "address")),
    /** Codes that stores have in other marketplaces. */
    STORE_CODES(2, List.of("store_id", "system", "code"), List.of()),
    /** The tree of item kinds. */
    ITEM_KINDS(1, List.of("kind_id", "name"), List.of("parent_id")),
    /** The goods. */
    ITEMS(
            1,
            List.of("item_id", "name", "kind_id"),
            List.of(
                    "producer_id",
                    "producer_name",
                    "country_code",
                    "country_name",
                    "barcode",
                    "etalon_id",
                    "puls_code",
                    "sia_code",
                    "protek_code")),
    /** Suppliers and customers. */
    PARTNERS(1, List.of("partner_id", "name"), List.of("tin")),
    /** Heads of documents. */
    DOCUMENTS(
            1,
            List.of("doc_id", "store_id", "doc_type", "doc_time", "changed_at"),
            List.of(
                    "doc_number",
                    "partner_id",
                    "related_doc_id",
                    "shift_number",
                    "pos_number",
                    "check_number",
                    "check_unique_number",
                    "fn_number",
                    "fn_doc_number",
                    "fn_doc_sign",
                    "fn_doc_time",
                    "cashier_id",
                    "cashier_name",
                    "cashier_tin",
                    "internet_order",
                    "resale",
                    "deleted")),
    /** Lines of documents. */
    LINES(
            2,
            List.of("doc_id", "line_no", "item_id", "quantity"),
            List.of(
                    "lot_id",
                    "purchase_price",
                    "retail_price",
                    "discount_sum",
                    "purchase_vat",
                    "retail_vat",
                    "series",
                    "expiry_date",
                    "commission",
                    "origin_partner_id",
                    "origin_doc_number",
                    "origin_doc_date"));

    private final int keySize;
    private final List<String> required;
    private final List<String> optional;

    SourceTable(int keySize, List<String> required, List<String> optional) {
        this.keySize = keySize;
        this.required = required;
        this.optional = optional;
    }

    /** Name of the table, which is also the name of its file without the suffix. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns that make a row unique. */
    public List<String> key() {
        return required.subList(0, keySize);
    }

    /** The columns that must be there and hold a value; the key comes first. */
    public List<String> required() {
        return required;
    }

    /** The columns that may be absent or empty. */
    public List<String> optional() {
        return optional;
    }

    /** All columns, required ones first. */
    public List<String> columns() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    /** Whether the table may come in parts, {@code documents-X.csv} with {@code lines-X.csv}. */
    public boolean inParts() {
        return this == DOCUMENTS || this == LINES;
    }
}
