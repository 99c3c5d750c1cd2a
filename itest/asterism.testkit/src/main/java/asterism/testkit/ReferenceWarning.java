package asterism.testkit;

import java.util.Comparator;

/**
 * A warning of the protocol; what does not apply is {@code ""}.
 *
 * @param lotId  the exported id, of warnings about a lot only
 * @param lineNo without leading zeros
 * @param day    {@code yyyy-MM-dd}, of a negative balance only
 */
public record ReferenceWarning(
        String code, String storeId, String itemId, String lotId, String docId, String lineNo, String day) {

    /** By the columns, texts by code points and line numbers as numbers. */
    public static final Comparator<ReferenceWarning> ORDER = Comparator.comparing(
                    ReferenceWarning::code, Values.CODE_POINTS)
            .thenComparing(ReferenceWarning::storeId, Values.CODE_POINTS)
            .thenComparing(ReferenceWarning::itemId, Values.CODE_POINTS)
            .thenComparing(ReferenceWarning::lotId, Values.CODE_POINTS)
            .thenComparing(ReferenceWarning::docId, Values.CODE_POINTS)
            .thenComparing(warning -> warning.lineNo().isEmpty() ? 0 : Integer.parseInt(warning.lineNo()))
            .thenComparing(ReferenceWarning::day);

    static ReferenceWarning ofStore(String code, String storeId) {
        return new ReferenceWarning(code, storeId, "", "", "", "", "");
    }

    static ReferenceWarning ofItem(String code, String storeId, String itemId) {
        return new ReferenceWarning(code, storeId, itemId, "", "", "", "");
    }

    static ReferenceWarning ofLot(String code, String storeId, ReferenceLot lot) {
        return new ReferenceWarning(code, storeId, lot.itemId(), lot.id(), "", "", "");
    }

    static ReferenceWarning ofDocument(String code, String storeId, String docId) {
        return new ReferenceWarning(code, storeId, "", "", docId, "", "");
    }

    static ReferenceWarning ofLine(String code, String storeId, SourceLine line) {
        return new ReferenceWarning(
                code, storeId, line.itemId(), "", line.document().id(), Integer.toString(line.number()), "");
    }

    ReferenceWarning onDay(String newDay) {
        return new ReferenceWarning(code, storeId, itemId, lotId, docId, lineNo, newDay);
    }
}
