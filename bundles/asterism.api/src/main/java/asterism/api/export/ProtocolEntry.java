package asterism.api.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of an export protocol, kept as code and arguments; {@link asterism.api.Wording} puts it into words. Ids that
 * do not apply are empty.
 *
 * @param severity  how bad it is
 * @param code      what deviates
 * @param storeId   store
 * @param itemId    item
 * @param lotId     exported lot id
 * @param docId     document
 * @param lineNo    line of the document; 0 when it does not apply
 * @param day       day, chain's zone
 * @param arguments what the words need besides, in the order that the code documents; quantities as plain decimals
 *     ({@code 2.500}), columns by their names in the source data contract
 */
public record ProtocolEntry(
        Severity severity,
        Code code,
        String storeId,
        String itemId,
        String lotId,
        String docId,
        int lineNo,
        Optional<LocalDate> day,
        List<String> arguments) {

    /** How bad it is. */
    public enum Severity {
        /** The file was formed; somebody should look. */
        WARNING,
        /** The file was not formed. */
        ERROR
    }

    /** Codes of source-data.md; "arguments" says what {@link ProtocolEntry#arguments()} hold. */
    public enum Code {
        /** Part of a line waited and was settled. Arguments: quantity that waited. */
        SHORTAGE_SETTLED_LATER,
        /** Part of a line was never settled, or given back while it waited. Arguments: quantity. */
        SHORTAGE_UNSETTLED,
        /** The line's lot could not cover it, or was never received. Arguments: the line's lot id, quantity. */
        LOT_OVERDRAWN,
        /** A line adds to a lot at another price or VAT rate. Arguments: exported lot id. */
        LOT_PRICE_DIFFERS,
        /** Part of a customer return has no sale that it can be traced to. Arguments: quantity. */
        RETURN_WITHOUT_SALE,
        /** Balances close below zero; the day of the first. Arguments: number of such balances. */
        NEGATIVE_BALANCE,
        /** A number is there but its element stays empty. Arguments: column and value, in pairs. */
        DOC_NUMBER_NOT_NUMERIC,
        /** An INN is not 10 or 12 digits. Arguments: {@code partner} or {@code cashier}, id or name. */
        TIN_INVALID,
        /** A barcode is not 8 to 14 digits. Arguments: value. */
        BARCODE_INVALID,
        /** A reference id is not 1 to 18 digits. Arguments: value. */
        ETALON_ID_INVALID,
        /** An item has neither id nor name of a producer. */
        MISSING_PRODUCER,
        /** An item has neither code nor name of a country. */
        MISSING_COUNTRY,
        /** A lot that came by a receipt has no supplier. */
        MISSING_SUPPLIER,
        /** A lot, or a line of a sale, has no price. Arguments: the columns that are absent or 0. */
        MISSING_PRICE,
        /** A lot lacks a VAT rate. Arguments: the columns that are absent. */
        MISSING_VAT,
        /** A text held characters that XML 1.0 cannot. Arguments: {@code item}, {@code partner}, {@code store} or
         * {@code document}, its id. */
        TEXT_CHARACTER_DROPPED,
        /** Movements before the window changed since the store's last file; the first such day. Arguments: month
         * ({@code 2026-08}), number of days. */
        CHANGE_OUTSIDE_WINDOW,
        /** Nothing in the window. Arguments: first day, last day (ISO). */
        NO_MOVEMENTS
    }

    /**
     * A warning.
     *
     * @param code      what deviates
     * @param storeId   store
     * @param itemId    item, or empty
     * @param lotId     exported lot id, or empty
     * @param docId     document, or empty
     * @param lineNo    line, or 0
     * @param arguments what the words need besides
     * @return without a day
     */
    public static ProtocolEntry warning(
            Code code, String storeId, String itemId, String lotId, String docId, int lineNo, String... arguments) {
        return new ProtocolEntry(
                Severity.WARNING, code, storeId, itemId, lotId, docId, lineNo, Optional.empty(), List.of(arguments));
    }

    /**
     * The same on a day.
     *
     * @param date the day
     * @return a copy
     */
    public ProtocolEntry on(LocalDate date) {
        return new ProtocolEntry(severity, code, storeId, itemId, lotId, docId, lineNo, Optional.of(date), arguments);
    }
}
