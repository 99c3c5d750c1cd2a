package asterism.testkit;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a distribution (exchange-format.md, section 2), with the warnings about its document. */
final class DistributionRow {
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final Map<String, Map<String, String>> documents = new HashMap<>();
    private final String storeId;
    private final String storeCode;
    private final WarningBook warnings;

    DistributionRow(LedgerModel ledger, String storeId, String storeCode, WarningBook warnings) {
        ledger.rows(SourceTable.DOCUMENTS).forEach(row -> documents.put(LedgerModel.value(row, "doc_id"), row));
        this.storeId = storeId;
        this.storeCode = storeCode;
        this.warnings = warnings;
    }

    List<String> of(ReferenceMovement movement) {
        // An initial balance comes from no document: "the rest empty".
        Map<String, String> document = documents.getOrDefault(movement.docId(), Map.of());
        // "sales only", "sales and customer returns only"
        boolean sale = movement.type() == DocType.SALE;
        boolean atCashier = sale || movement.type() == DocType.CUSTOMER_RETURN;
        Map<String, String> ofSale = sale ? document : Map.of();
        Map<String, String> ofCashier = atCashier ? document : Map.of();
        return List.of(
                storeCode,
                movement.id(),
                movement.lotId(),
                FileRows.time(movement.time()),
                Integer.toString(movement.type().number()),
                // "the digits 0-9 of the document's number (a sale: of shift_number)"
                sale ? number(document, "shift_number") : number(document, "doc_number"),
                text(ofSale, "pos_number"),
                number(ofSale, "check_number"),
                text(ofSale, "check_unique_number"),
                FileRows.quantity(movement.quantity()),
                FileRows.money(movement.purchaseSum()),
                FileRows.money(movement.retailSum()),
                FileRows.money(movement.discount()),
                text(ofCashier, "cashier_id"),
                text(ofCashier, "cashier_name"),
                cashierTin(ofCashier),
                Values.flag(LedgerModel.value(document, "resale")) ? "1" : "0",
                text(ofCashier, "fn_doc_number"),
                text(ofCashier, "fn_doc_sign"),
                text(ofCashier, "fn_number"),
                fnDocDate(ofCashier),
                text(document, "internet_order"));
    }

    private String text(Map<String, String> document, String column) {
        return warnings.written(
                LedgerModel.value(document, column),
                ReferenceWarning.ofDocument("TEXT_CHARACTER_DROPPED", storeId, LedgerModel.value(document, "doc_id")),
                "");
    }

    // "without leading zeros, when they form an integer up to 2147483647, else empty and a warning"; the warning:
    // "a number (document, shift, receipt) is there, but its element stays empty"
    private String number(Map<String, String> document, String column) {
        String value = LedgerModel.value(document, column);
        if (value.isEmpty()) {
            return "";
        }
        String digits = value.replaceAll("[^0-9]", "");
        if (!digits.isEmpty() && new BigInteger(digits).compareTo(LARGEST) <= 0) {
            return new BigInteger(digits).toString();
        }
        warnings.raise(
                ReferenceWarning.ofDocument("DOC_NUMBER_NOT_NUMERIC", storeId, LedgerModel.value(document, "doc_id")));
        return "";
    }

    // TIN_INVALID: "partner, or cashier (by id, else name, else INN)"
    private String cashierTin(Map<String, String> document) {
        String tin = LedgerModel.value(document, "cashier_tin");
        if (BatchRow.isTin(tin)) {
            return tin;
        }
        if (!tin.isEmpty()) {
            String id = LedgerModel.value(document, "cashier_id");
            String name = LedgerModel.value(document, "cashier_name");
            String cashier = !id.isEmpty() ? "id " + id : !name.isEmpty() ? "name " + name : "tin " + tin;
            warnings.raise(ReferenceWarning.ofStore("TIN_INVALID", storeId), "cashier " + cashier);
        }
        return "";
    }

    private static String fnDocDate(Map<String, String> document) {
        String time = LedgerModel.value(document, "fn_doc_time");
        return time.isEmpty() ? "" : FileRows.time(Values.time(time));
    }
}
