package asterism.demo;

/** The document types of the contract. */
enum DocType {
    RECEIPT("R", "РТ"),
    CUSTOMER_RETURN("CR", "ВП"),
    TRANSFER_IN("TI", "ПП"),
    SURPLUS("/SU/", "ОП"),
    SALE("S", "ЧК"),
    WHOLESALE("WH", "РО"),
    SUPPLIER_RETURN("%SR%", "ВД"),
    TRANSFER_OUT("TO", "ПМ"),
    WRITE_OFF(":WO:", "СП");

    /** Stands in the document's id; some hold characters that composed ids must escape. */
    final String mark;
    /** What its numbers begin with. */
    final String prefix;

    DocType(String mark, String prefix) {
        this.mark = mark;
        this.prefix = prefix;
    }
}
