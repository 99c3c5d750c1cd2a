package asterism.testkit;

import java.util.List;
import java.util.Optional;

/** What can be said of an entry by itself: forms, required values, ids, values that belong to some types only. */
final class EntryRules implements EntrySink {
    private static final List<String> SALES_ONLY = List.of("pos_number", "check_number", "check_unique_number");
    private static final List<String> SALES_AND_RETURNS_ONLY = List.of(
            "cashier_id",
            "cashier_full_name",
            "cashier_tin",
            "fn_doc_number",
            "fn_doc_sign",
            "fn_number",
            "fn_doc_date");
    private static final List<String> EMPTY_IF_UNSETTLED = List.of(
            "map_supplier_code",
            "map_supplier_tin",
            "supplier_name",
            "batch_doc_date",
            "batch_doc_number",
            "purchase_nds",
            "retail_nds");
    private static final List<String> ALWAYS_KNOWN = List.of(
            "purchase_price_nds",
            "retail_price_nds",
            "sign_comission",
            "map_nomenclature_code",
            "doc_type",
            "purchase_sum_nds",
            "retail_sum_nds",
            "discount_sum",
            "resale_sign");

    private final Violations violations;
    private final EntrySink next;
    private String storeCode = "";

    EntryRules(Violations violations, EntrySink next) {
        this.violations = violations;
        this.next = next;
    }

    @Override
    public void begin(FileHead head) {
        storeCode = head.storeCode();
        next.begin(head);
    }

    @Override
    public void accept(FileEntry entry) {
        boolean formed = checkForms(entry);
        violations.require(
                entry.get("map_pharmacy_id").equals(storeCode), entry, () -> "map_pharmacy_id is not " + storeCode);
        switch (entry.part()) {
            case BATCH -> checkBatch(entry);
            case DISTRIBUTION -> checkDistribution(entry);
            case REMNANT -> {}
        }
        // Rules that span entries compute with the values, which only makes sense when they can be read.
        if (formed) {
            next.accept(entry);
        }
    }

    @Override
    public void end() {
        next.end();
    }

    private boolean checkForms(FileEntry entry) {
        boolean formed = true;
        List<FilePart.Field> fields = entry.part().fields();
        for (int i = 0; i < fields.size(); i++) {
            FilePart.Field field = fields.get(i);
            String value = entry.get(i);
            if (value.isEmpty()) {
                boolean known = ALWAYS_KNOWN.contains(field.name());
                violations.require(!field.required() && !known, entry, () -> field.name() + " is empty");
                formed &= !field.required() && !known;
            } else if (!field.type().matches(value)) {
                violations.add(entry.key(), field.name() + " is no " + field.type() + ": " + value);
                formed = false;
            }
        }
        return formed;
    }

    private void checkBatch(FileEntry batch) {
        Optional<ComposedId.Lot> id = ComposedId.lot(batch.lotId());
        String item = batch.get("map_nomenclature_code");
        violations.require(
                id.filter(lot -> lot.itemId().equals(item)).isPresent(),
                batch,
                () -> "the id is not composed of the item " + item + " and a lot, document line or nothing");
        violations.require(batch.get("code_map").equals(item), batch, "the code of map is not the item id");
        if (id.filter(ComposedId.Lot::isUnsettled).isPresent()) {
            for (String name : EMPTY_IF_UNSETTLED) {
                violations.require(batch.isEmpty(name), batch, () -> "nobody gives this lot a " + name);
            }
            boolean free = batch.get("purchase_price_nds").equals("0.00")
                    && batch.get("retail_price_nds").equals("0.00")
                    && batch.get("sign_comission").equals("0");
            violations.require(free, batch, "prices are 0.00 and sign_comission 0 without a receipt");
        } else {
            violations.require(!batch.isEmpty("batch_doc_date"), batch, "batch_doc_date is empty");
        }
    }

    private void checkDistribution(FileEntry distribution) {
        String type = distribution.get("doc_type");
        if (!type.equals("2")) {
            SALES_ONLY.forEach(
                    name -> violations.require(distribution.isEmpty(name), distribution, () -> name + " of no sale"));
            if (!type.equals("4")) {
                SALES_AND_RETURNS_ONLY.forEach(name -> violations.require(
                        distribution.isEmpty(name), distribution, () -> name + " of no sale or customer return"));
            }
        }
        String id = distribution.get("distribution_id");
        if (id.endsWith(":initial")) {
            checkInitial(distribution);
        } else {
            violations.require(
                    ComposedId.movement(id).isPresent(),
                    distribution,
                    "the id is not doc_id:line_no or doc_id:line_no/part");
        }
    }

    // "a distribution of type 9 dated S 00:00:00 (id = lot id + :initial, [...] discount 0, sign 0, the rest empty)"
    private void checkInitial(FileEntry initial) {
        boolean fits = initial.get("distribution_id").equals(initial.lotId() + ":initial")
                && initial.get("doc_type").equals("9")
                && initial.get("doc_date").endsWith("T00:00:00")
                && initial.get("discount_sum").equals("0.00")
                && initial.get("resale_sign").equals("0")
                && initial.isEmpty("doc_number")
                && initial.isEmpty("internet_zakaz");
        violations.require(fits, initial, "is not what an initial distribution is");
    }
}
