package asterism.testkit;

import java.util.List;
import java.util.stream.Stream;

/** The elements of the three parts in their order (exchange-format.md, section 2). */
final class FileColumns {
    /** All but the last element, {@code nomenclature_codes}. */
    static final List<String> BATCH = List.of(
            "map_batch_id",
            "map_pharmacy_id",
            "map_pharmacy_name",
            "nomenclature_id",
            "map_nomenclature_code",
            "map_nomenclature_name",
            "map_product_code",
            "map_product_name",
            "producer_id",
            "map_producer_code",
            "map_producer_name",
            "producer_country_id",
            "map_producer_country_code",
            "map_producer_country_name",
            "map_supplier_code",
            "map_supplier_tin",
            "supplier_name",
            "batch_doc_date",
            "batch_doc_number",
            "purchase_price_nds",
            "purchase_nds",
            "retail_price_nds",
            "retail_nds",
            "barcode",
            "sign_comission");

    /** The owners of the codes in {@code nomenclature_codes}. */
    static final List<String> CODE_OWNERS = List.of("map", "puls", "sia", "protek");

    /** "nomenclature_codes becomes the columns code_map, code_puls, code_sia, code_protek". */
    static final List<String> BATCH_CSV = Stream.concat(
                    BATCH.stream(), CODE_OWNERS.stream().map("code_"::concat))
            .toList();

    static final List<String> DISTRIBUTION = List.of(
            "map_pharmacy_id",
            "distribution_id",
            "batch_id",
            "doc_date",
            "doc_type",
            "doc_number",
            "pos_number",
            "check_number",
            "check_unique_number",
            "quantity",
            "purchase_sum_nds",
            "retail_sum_nds",
            "discount_sum",
            "cashier_id",
            "cashier_full_name",
            "cashier_tin",
            "resale_sign",
            "fn_doc_number",
            "fn_doc_sign",
            "fn_number",
            "fn_doc_date",
            "internet_zakaz");

    static final List<String> REMNANT = List.of(
            "map_pharmacy_id",
            "batch_id",
            "date",
            "opening_balance",
            "closing_balance",
            "input_purchasing_price_balance",
            "output_purchasing_price_balance",
            "input_retail_price_balance",
            "output_retail_price_balance");

    private FileColumns() {}
}
