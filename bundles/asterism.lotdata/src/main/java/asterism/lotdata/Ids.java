package asterism.lotdata;

/** Composed ids (source-data.md, rules 1 and 5). */
final class Ids {
    private Ids() {}

    /** The exported id of the lot that a row opened; of {@code item_id:} when there is none such. */
    static String lot(Ledger ledger, int rowOfItem, int openedRow) {
        String item = escape(ledger.texts.text(ledger.lines.texts[Ledger.ITEM][rowOfItem]));
        return openedRow < 0 ? item + ":" : item + ":" + key(ledger, openedRow);
    }

    private static String key(Ledger ledger, int row) {
        String lot = ledger.texts.text(ledger.lines.texts[Ledger.LOT][row]);
        return lot.isEmpty() ? document(ledger, row) + "/" + ledger.lines.ints[Ledger.LINE_NO][row] : escape(lot);
    }

    static String movement(String documentId, int lineNo, int part) {
        String first = escape(documentId) + ":" + lineNo;
        return part == 1 ? first : first + "/" + part;
    }

    private static String document(Ledger ledger, int row) {
        return escape(ledger.texts.text(ledger.documents.texts[Ledger.ID][ledger.lines.ints[Ledger.DOCUMENT][row]]));
    }

    static String escape(String part) {
        if (part.indexOf('%') < 0 && part.indexOf(':') < 0 && part.indexOf('/') < 0) {
            return part;
        }
        return part.replace("%", "%25").replace(":", "%3A").replace("/", "%2F");
    }
}
