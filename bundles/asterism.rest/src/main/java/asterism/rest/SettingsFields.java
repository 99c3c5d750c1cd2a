package asterism.rest;

import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where in a body the values are that configuration refuses. */
final class SettingsFields {
    private static final Map<Reason, String> FIELDS = Map.ofEntries(
            Map.entry(Reason.STORE_UNKNOWN, "/storeId"),
            Map.entry(Reason.STORE_NOT_SHOP, "/storeId"),
            Map.entry(Reason.STORE_CODE_MISSING, "/codeSystem"),
            Map.entry(Reason.STORE_CODE_INVALID, "/storeCode"),
            Map.entry(Reason.STORE_CODE_TWICE, "/storeCode"),
            Map.entry(Reason.CODE_WAS_SENT, "/confirmed"),
            Map.entry(Reason.CLIENT_ID_INVALID, "/clientId"),
            Map.entry(Reason.DAYS_REVERSED, "/until"),
            Map.entry(Reason.DAYS_OVERLAP, "/from"),
            Map.entry(Reason.INITIAL_OUTSIDE_PARTICIPATION, "/initialDay"),
            Map.entry(Reason.INITIAL_BEFORE_LOT_DATA, "/initialDay"),
            Map.entry(Reason.LEDGER_START_AFTER_INITIAL, "/ledgerStart"),
            Map.entry(Reason.INITIAL_CONFIRMED, "/initialDay"),
            Map.entry(Reason.INITIAL_DAY_MISSING, "/initialDay"),
            Map.entry(Reason.TEXT_MISSING, "/remark"),
            Map.entry(Reason.TEXT_TOO_LONG, "/remark"),
            Map.entry(Reason.FILE_UNKNOWN, "/fileId"),
            Map.entry(Reason.KIND_UNKNOWN, "/kinds"),
            Map.entry(Reason.KINDS_EMPTY, "/kinds"));

    /** What a list of rows has beside it. */
    private static final Set<String> BESIDE_ROWS = Set.of("/confirmed", "/remark", "/fileId");

    private SettingsFields() {}

    /** JSON pointer to a field of a body that has no rows. */
    static Optional<String> pointer(Refusal refusal) {
        if (refusal.reason() == Reason.VALUE_OUT_OF_BOUNDS
                && !refusal.arguments().isEmpty()) {
            return Optional.of("/" + refusal.arguments().get(0));
        }
        return Optional.ofNullable(FIELDS.get(refusal.reason()));
    }

    /** JSON pointer to a field of a row, or to the row when it has no such field. */
    static Optional<String> pointer(Refusal refusal, String row, Set<String> fieldsOfRow) {
        String field = FIELDS.getOrDefault(refusal.reason(), "");
        return Optional.of(BESIDE_ROWS.contains(field) ? field : row + (fieldsOfRow.contains(field) ? field : ""));
    }
}
