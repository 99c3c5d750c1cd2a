package asterism.api.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The seven tables of the source data contract, version 1, with their columns in the contract's order. */
public enum SourceTable {
    /** The chain's stores. */
    STORES("store_id* name! kind! legal_entity_id legal_entity_name legal_entity_tin address"),
    /** Codes that stores have elsewhere, by name of the other system. */
    STORE_CODES("store_id* system* code!"),
    /** The tree of item kinds. */
    ITEM_KINDS("kind_id* name! parent_id"),
    /** Items. */
    ITEMS("item_id* name! kind_id! producer_id producer_name country_code country_name barcode etalon_id puls_code"
            + " sia_code protek_code"),
    /** Suppliers and other partners. */
    PARTNERS("partner_id* name! tin"),
    /** Documents that move goods. */
    DOCUMENTS("doc_id* store_id! doc_type! doc_number doc_time! partner_id related_doc_id shift_number pos_number"
            + " check_number check_unique_number fn_number fn_doc_number fn_doc_sign fn_doc_time cashier_id"
            + " cashier_name cashier_tin internet_order resale changed_at! deleted"),
    /** Lines of documents. */
    LINES("doc_id* line_no* item_id! lot_id quantity! purchase_price retail_price discount_sum purchase_vat retail_vat"
            + " series expiry_date commission origin_partner_id origin_doc_number origin_doc_date");

    private final List<Column> columns;

    SourceTable(String declaration) {
        columns = Arrays.stream(declaration.split(" ")).map(Column::parse).toList();
    }

    /**
     * The columns, in the contract's order; a column's place in this list is its index in a {@link SourceRow}.
     *
     * @return an immutable list
     */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The table's name: a view's name, or a file's without {@code .csv}.
     *
     * @return lower-case ASCII
     */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A column of a table.
     *
     * @param name     lower-case name
     * @param required the column must be there and every row must have a value
     * @param key      the column is (part of) the key
     */
    public record Column(String name, boolean required, boolean key) {
        private static Column parse(String text) {
            boolean key = text.endsWith("*");
            boolean required = key || text.endsWith("!");
            return new Column(required ? text.substring(0, text.length() - 1) : text, required, key);
        }
    }
}
