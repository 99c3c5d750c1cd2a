package asterism.testkit;

import java.util.List;
import java.util.Map;

/** The texts of a batch (exchange-format.md, section 2), with the warnings about its store, item, supplier and lot. */
final class BatchRow {
    private final LedgerModel ledger;
    private final String storeId;
    private final String storeCode;
    private final WarningBook warnings;

    BatchRow(LedgerModel ledger, String storeId, String storeCode, WarningBook warnings) {
        this.ledger = ledger;
        this.storeId = storeId;
        this.storeCode = storeCode;
        this.warnings = warnings;
    }

    List<String> of(ReferenceLot lot) {
        Map<String, String> item = ledger.find(SourceTable.ITEMS, lot.itemId()).orElseThrow();
        Map<String, String> supplier =
                ledger.find(SourceTable.PARTNERS, lot.supplierId()).orElse(Map.of());
        warnOfLot(lot);
        warnOfItem(item);
        return List.of(
                lot.id(),
                storeCode,
                storeName(),
                etalonId(item),
                lot.itemId(),
                ofItem(item, "name"),
                // "map_product_code, map_product_name: empty", "producer_id: empty"
                "",
                "",
                "",
                LedgerModel.value(item, "producer_id"),
                ofItem(item, "producer_name"),
                // "producer_country_id: empty"
                "",
                ofItem(item, "country_code"),
                ofItem(item, "country_name"),
                lot.supplierId(),
                tin(supplier),
                ofPartner(supplier, "name"),
                // "date of the document of the lot's data, time 00:00:00"
                lot.docDate().map(date -> FileRows.time(date.atStartOfDay())).orElse(""),
                docNumber(lot),
                FileRows.money(lot.purchasePrice()),
                vat(lot.purchaseVat()),
                FileRows.money(lot.retailPrice()),
                vat(lot.retailVat()),
                barcode(item),
                lot.commission() ? "1" : "0",
                lot.itemId(),
                ofItem(item, "puls_code"),
                ofItem(item, "sia_code"),
                ofItem(item, "protek_code"));
    }

    private String storeName() {
        Map<String, String> store = ledger.find(SourceTable.STORES, storeId).orElseThrow();
        return warnings.written(
                LedgerModel.value(store, "name"), ReferenceWarning.ofStore("TEXT_CHARACTER_DROPPED", storeId), "store");
    }

    private String ofItem(Map<String, String> item, String column) {
        return warnings.written(
                LedgerModel.value(item, column),
                ReferenceWarning.ofItem("TEXT_CHARACTER_DROPPED", storeId, LedgerModel.value(item, "item_id")),
                "");
    }

    private String ofPartner(Map<String, String> partner, String column) {
        return warnings.written(
                LedgerModel.value(partner, column),
                ReferenceWarning.ofStore("TEXT_CHARACTER_DROPPED", storeId),
                "partner " + LedgerModel.value(partner, "partner_id"));
    }

    // "its number as the accounting system shows it"
    private String docNumber(ReferenceLot lot) {
        return warnings.written(
                lot.docNumber(), ReferenceWarning.ofDocument("TEXT_CHARACTER_DROPPED", storeId, lot.dataDocId()), "");
    }

    // "INN (10 or 12 digits, else empty and a warning)"
    private String tin(Map<String, String> partner) {
        String tin = LedgerModel.value(partner, "tin");
        if (isTin(tin)) {
            return tin;
        }
        if (!tin.isEmpty()) {
            warnings.raise(
                    ReferenceWarning.ofStore("TIN_INVALID", storeId),
                    "partner " + LedgerModel.value(partner, "partner_id"));
        }
        return "";
    }

    static boolean isTin(String tin) {
        return tin.matches("[0-9]{10}|[0-9]{12}");
    }

    // "1 to 18 digits as the source has them, else empty and a warning"
    private String etalonId(Map<String, String> item) {
        return digits(item, "etalon_id", "[0-9]{1,18}", "ETALON_ID_INVALID");
    }

    // "8 to 14 digits as the source has them, else empty and a warning"
    private String barcode(Map<String, String> item) {
        return digits(item, "barcode", "[0-9]{8,14}", "BARCODE_INVALID");
    }

    private String digits(Map<String, String> item, String column, String form, String code) {
        String value = LedgerModel.value(item, column);
        if (value.isEmpty() || value.matches(form)) {
            return value;
        }
        warnings.raise(ReferenceWarning.ofItem(code, storeId, LedgerModel.value(item, "item_id")));
        return "";
    }

    // "VAT rate, whole percent"; "10.00 is 10"
    private static String vat(String rate) {
        return rate.isEmpty() ? "" : Values.decimal(rate).toBigIntegerExact().toString();
    }

    // MISSING_PRODUCER, MISSING_COUNTRY: "neither id nor name"
    private void warnOfItem(Map<String, String> item) {
        String itemId = LedgerModel.value(item, "item_id");
        if (LedgerModel.value(item, "producer_id").isEmpty()
                && LedgerModel.value(item, "producer_name").isEmpty()) {
            warnings.raise(ReferenceWarning.ofItem("MISSING_PRODUCER", storeId, itemId));
        }
        if (LedgerModel.value(item, "country_code").isEmpty()
                && LedgerModel.value(item, "country_name").isEmpty()) {
            warnings.raise(ReferenceWarning.ofItem("MISSING_COUNTRY", storeId, itemId));
        }
    }

    private void warnOfLot(ReferenceLot lot) {
        // "the lot item_id: raises no code of a lot"
        if (lot.unsettled()) {
            return;
        }
        // MISSING_SUPPLIER: "its data come from a RECEIPT, and neither it nor origin_... names a partner"
        if (lot.dataDocType().filter(DocType.RECEIPT::equals).isPresent()
                && lot.supplierId().isEmpty()) {
            warnings.raise(ReferenceWarning.ofLot("MISSING_SUPPLIER", storeId, lot));
        }
        // MISSING_PRICE: "a price is absent or 0"
        if (lot.purchasePrice().signum() == 0 || lot.retailPrice().signum() == 0) {
            warnings.raise(ReferenceWarning.ofLot("MISSING_PRICE", storeId, lot));
        }
        // MISSING_VAT: "a VAT rate is absent"
        if (lot.purchaseVat().isEmpty() || lot.retailVat().isEmpty()) {
            warnings.raise(ReferenceWarning.ofLot("MISSING_VAT", storeId, lot));
        }
    }
}
