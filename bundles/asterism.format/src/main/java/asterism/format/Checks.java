package asterism.format;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Partner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Checks the texts of one file for what they must be, and enters what they are not, once for each thing named. */
final class Checks {
    /** There is no number. */
    static final long NONE = -1;

    private final String storeId;
    private final Consumer<ProtocolEntry> protocol;
    private final Set<List<Object>> entered = new HashSet<>();

    Checks(String storeId, Consumer<ProtocolEntry> protocol) {
        this.storeId = storeId;
        this.protocol = protocol;
    }

    String etalonId(Item item) {
        String id = item.etalonId();
        return id.isEmpty() || Digits.are(id, 1, 18) ? id : invalid(Code.ETALON_ID_INVALID, item, id);
    }

    String barcode(Item item) {
        String barcode = item.barcode();
        return barcode.isEmpty() || Digits.are(barcode, 8, 14) ? barcode : invalid(Code.BARCODE_INVALID, item, barcode);
    }

    private String invalid(Code code, Item item, String value) {
        if (isFirst(code, "item", item.id())) {
            protocol.accept(ofItem(code, item, value));
        }
        return "";
    }

    String tin(Partner partner) {
        String tin = partner.tin();
        if (tin.isEmpty() || Digits.areTin(tin)) {
            return tin;
        }
        if (isFirst(Code.TIN_INVALID, "partner", partner.id())) {
            protocol.accept(ofStore(Code.TIN_INVALID, "partner", partner.id()));
        }
        return "";
    }

    String cashierTin(Document document) {
        String tin = document.cashierTin();
        if (tin.isEmpty() || Digits.areTin(tin)) {
            return tin;
        }
        String id = document.cashierId();
        String name = document.cashierName();
        String named = !id.isEmpty() ? id : !name.isEmpty() ? name : tin;
        String by = !id.isEmpty() ? "cashier by id" : !name.isEmpty() ? "cashier by name" : "cashier by INN";
        if (isFirst(Code.TIN_INVALID, by, named)) {
            protocol.accept(ofStore(Code.TIN_INVALID, "cashier", named));
        }
        return "";
    }

    /** The number of a document, of a sale that of its shift; or {@link #NONE}. */
    long documentNumber(Document document) {
        boolean sale = document.type() == DocumentType.SALE;
        return number(document, sale ? document.shiftNumber() : document.number());
    }

    /** The number of a receipt, or {@link #NONE}. */
    long checkNumber(Document document) {
        return number(document, document.checkNumber());
    }

    private long number(Document document, String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        long number = Digits.number(text);
        if (number == NONE && isFirst(Code.DOC_NUMBER_NOT_NUMERIC, "document", document.id())) {
            protocol.accept(ofDocument(Code.DOC_NUMBER_NOT_NUMERIC, document, badNumbers(document)));
        }
        return number;
    }

    private static String[] badNumbers(Document document) {
        List<String> bad = new ArrayList<>();
        if (document.type() == DocumentType.SALE) {
            addBad(bad, "shift_number", document.shiftNumber());
            addBad(bad, "check_number", document.checkNumber());
        } else {
            addBad(bad, "doc_number", document.number());
        }
        return bad.toArray(String[]::new);
    }

    private static void addBad(List<String> bad, String column, String text) {
        if (!text.isEmpty() && Digits.number(text) == NONE) {
            bad.add(column);
            bad.add(text);
        }
    }

    void droppedIn(Item item) {
        if (isFirst(Code.TEXT_CHARACTER_DROPPED, "item", item.id())) {
            protocol.accept(ofItem(Code.TEXT_CHARACTER_DROPPED, item, "item", item.id()));
        }
    }

    void droppedIn(Partner partner) {
        if (isFirst(Code.TEXT_CHARACTER_DROPPED, "partner", partner.id())) {
            protocol.accept(ofStore(Code.TEXT_CHARACTER_DROPPED, "partner", partner.id()));
        }
    }

    void droppedInStore() {
        if (isFirst(Code.TEXT_CHARACTER_DROPPED, "store", storeId)) {
            protocol.accept(ofStore(Code.TEXT_CHARACTER_DROPPED, "store", storeId));
        }
    }

    void droppedIn(Document document) {
        droppedInDocument(document.id());
    }

    /** The number of the document of a lot's data held such characters. */
    void droppedIn(Lot lot) {
        droppedInDocument(lot.documentId());
    }

    private void droppedInDocument(String id) {
        if (isFirst(Code.TEXT_CHARACTER_DROPPED, "document", id)) {
            protocol.accept(ProtocolEntry.warning(Code.TEXT_CHARACTER_DROPPED, storeId, "", "", id, 0, "document", id));
        }
    }

    private boolean isFirst(Code code, String kind, String id) {
        return entered.add(List.of(code, kind, id));
    }

    private ProtocolEntry ofStore(Code code, String... arguments) {
        return ProtocolEntry.warning(code, storeId, "", "", "", 0, arguments);
    }

    private ProtocolEntry ofItem(Code code, Item item, String... arguments) {
        return ProtocolEntry.warning(code, storeId, item.id(), "", "", 0, arguments);
    }

    private ProtocolEntry ofDocument(Code code, Document document, String... arguments) {
        return ProtocolEntry.warning(code, storeId, "", "", document.id(), 0, arguments);
    }
}
