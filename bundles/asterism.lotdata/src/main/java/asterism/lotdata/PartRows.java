package asterism.lotdata;

import asterism.api.lotdata.DocumentType;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceReading.Part;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the documents and lines of one part of a source, checks them, and keeps them in columns. A fault spoils the
 * store of its document; a row whose store cannot be told spoils the load.
 */
final class PartRows {
    private static final List<String> TYPES =
            Arrays.stream(DocumentType.values()).map(Enum::name).toList();

    /** Where the text columns of a ledger's documents stand in the table. */
    private static final int[] TEXT_COLUMNS = {0, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18};

    /** What references are checked against. */
    interface Known {
        boolean store(String id);

        boolean item(String id);

        boolean partner(String id);
    }

    final Ledger ledger = new Ledger();
    private final Cells documentCells;
    private final Cells lineCells;
    private final Part part;
    private final Known known;
    private final Faults faults;
    private int[] documentOfText = new int[0];
    private byte[] storeOfText = new byte[0];
    private byte[] partnerOfText = new byte[0];
    private byte[] itemOfText = new byte[0];
    private final Set<Integer> toldTwice = new HashSet<>();
    private final Faults orphans = new Faults();
    private int[] lineNumbers = new int[64];
    private final List<Long> documentLines = new ArrayList<>();

    PartRows(Part part, Known known, Faults faults, SourceRow none) {
        this.part = part;
        this.known = known;
        this.faults = faults;
        documentCells = new Cells(SourceTable.DOCUMENTS, part.documents(), none);
        lineCells = new Cells(SourceTable.LINES, part.lines(), none);
        int kilobytes = (int) Math.min(part.bytes() / 1024, 64 * 1024);
        ledger.documents.expect(3 * kilobytes);
        ledger.lines.expect(9 * kilobytes);
        ledger.texts.expect(15 * kilobytes, 180 * kilobytes);
    }

    void document(SourceRow row) {
        Cells cells = documentCells;
        cells.row(row);
        TextPool texts = ledger.texts;
        Table documents = ledger.documents;
        int d = documents.add();
        int[] columns = TEXT_COLUMNS;
        for (int c = 0; c < columns.length; c++) {
            // lines look for their document's id
            documents.texts[c][d] = Ledger.PLAIN_OF_DOCUMENTS[c] && c != Ledger.ID
                    ? cells.plainText(columns[c], texts)
                    : cells.text(columns[c], texts);
        }
        int type = cells.choice(2, TYPES);
        documents.longs[Ledger.TIME][d] = cells.time(4);
        documents.longs[Ledger.FN_TIME][d] = cells.time(14);
        documents.longs[Ledger.CHANGED_AT][d] = cells.time(20);
        int resale = cells.flag(19) ? Ledger.RESALE : 0;
        documents.ints[Ledger.FLAGS][d] = Math.max(type, 0) | resale | (cells.flag(21) ? Ledger.DELETED : 0);
        documentLines.add(row.line());
        checkPartner(cells, documents.texts[Ledger.PARTNER][d], 5);
        int store = documents.texts[Ledger.STORE][d];
        if (store != TextPool.EMPTY && !isStore(store)) {
            cells.fault(Kind.REFERENCE_UNKNOWN, 1, SourceTable.STORES.tableName());
        }
        if (!cells.faults().isEmpty()) {
            keep(cells, storeOf(d));
        }
        checkTwice(d);
    }

    private boolean isStore(int text) {
        storeOfText = extended(storeOfText, text);
        if (storeOfText[text] == 0) {
            storeOfText[text] = (byte) (text != TextPool.EMPTY && known.store(ledger.texts.text(text)) ? 1 : 2);
        }
        return storeOfText[text] == 1;
    }

    private void checkTwice(int document) {
        int id = ledger.documents.texts[Ledger.ID][document];
        documentOfText = extended(documentOfText, id);
        int first = documentOfText[id];
        documentOfText[id] = document;
        if (id == TextPool.EMPTY || first < 0) {
            return;
        }
        if (toldTwice.add(id)) {
            tellTwice(first, id);
        }
        tellTwice(document, id);
    }

    private void tellTwice(int document, int id) {
        String key = ledger.texts.text(id);
        long line = documentLines.get(document);
        faults.add(
                storeOf(document),
                new SourceFault(Kind.KEY_TWICE, part.documents(), line, key, "doc_id", key, List.of()));
    }

    void line(SourceRow row) {
        Cells cells = lineCells;
        cells.row(row);
        Table lines = ledger.lines;
        int before = ledger.texts.size();
        int id = cells.text(0, ledger.texts);
        int document = id != TextPool.EMPTY && id < before && id < documentOfText.length ? documentOfText[id] : -1;
        int l = lines.add();
        lineNumbers = Grow.to(lineNumbers, l);
        lineNumbers[l] = (int) row.line();
        lines.ints[Ledger.DOCUMENT][l] = document;
        lines.ints[Ledger.LINE_NO][l] = cells.lineNumber(1);
        lines.texts[Ledger.ITEM][l] = cells.text(2, ledger.texts);
        lines.texts[Ledger.LOT][l] = cells.text(3, ledger.texts);
        long quantity = cells.decimal(4, 5, 3);
        if (quantity == 0) {
            cells.fault(Kind.NUMBER_MALFORMED, 4, "3", "100000");
        }
        lines.ints[Ledger.QUANTITY][l] = (int) quantity;
        lines.longs[Ledger.PURCHASE_PRICE][l] = cells.decimal(5, 6, 4);
        lines.longs[Ledger.RETAIL_PRICE][l] = cells.decimal(6, 6, 4);
        lines.longs[Ledger.DISCOUNT][l] = Math.max(0, cells.decimal(7, 9, 4));
        int rates = (cells.percent(8) + 1) | ((cells.percent(9) + 1) << 8);
        lines.texts[Ledger.SERIES][l] = cells.text(10, ledger.texts);
        lines.ints[Ledger.EXPIRY][l] = cells.date(11);
        lines.ints[Ledger.RATES][l] = rates | (cells.flag(12) ? 1 << 16 : 0);
        lines.texts[Ledger.ORIGIN_PARTNER][l] = cells.text(13, ledger.texts);
        lines.texts[Ledger.ORIGIN_NUMBER][l] = cells.text(14, ledger.texts);
        lines.ints[Ledger.ORIGIN_DATE][l] = cells.date(15);
        checkItem(cells, lines.texts[Ledger.ITEM][l]);
        checkPartner(cells, lines.texts[Ledger.ORIGIN_PARTNER][l], 13);
        if (document < 0 && id != TextPool.EMPTY) {
            orphans.add(Faults.LOAD, cells.toFault(Kind.REFERENCE_UNKNOWN, 0, part.documents()));
        }
        if (!cells.faults().isEmpty()) {
            keep(cells, document < 0 ? Faults.LOAD : storeOf(document));
        }
    }

    /**
     * Ends the part: finds lines that occur twice, and those without a document.
     *
     * @param whole whether all rows could be told; else a line's document may be among those that could not
     */
    Ledger finish(boolean whole) {
        if (whole && orphans.count() > 0) {
            faults.add(Faults.LOAD, orphans.first(), orphans.count());
        }
        Ledger sorted = ledger.sortedLines(lineNumbers);
        Table lines = sorted.lines;
        for (int l = 1; l < lines.size(); l++) {
            int document = lines.ints[Ledger.DOCUMENT][l];
            int number = lines.ints[Ledger.LINE_NO][l];
            if (number != 0
                    && number == lines.ints[Ledger.LINE_NO][l - 1]
                    && document == lines.ints[Ledger.DOCUMENT][l - 1]) {
                boolean told = l > 1
                        && number == lines.ints[Ledger.LINE_NO][l - 2]
                        && document == lines.ints[Ledger.DOCUMENT][l - 2];
                if (!told) {
                    lineTwice(document, number, lineNumbers[l - 1]);
                }
                lineTwice(document, number, lineNumbers[l]);
            }
        }
        return sorted;
    }

    private void lineTwice(int document, int number, int line) {
        String key = ledger.texts.text(ledger.documents.texts[Ledger.ID][document]) + "/" + number;
        faults.add(
                storeOf(document),
                new SourceFault(Kind.KEY_TWICE, part.lines(), line, key, "line_no", String.valueOf(number), List.of()));
    }

    private String storeOf(int document) {
        int store = ledger.documents.texts[Ledger.STORE][document];
        return isStore(store) ? ledger.texts.text(store) : Faults.LOAD;
    }

    private void keep(Cells cells, String store) {
        if (!cells.faults().isEmpty()) {
            faults.add(store, cells.faults(), cells.faults().size());
        }
    }

    private void checkItem(Cells cells, int text) {
        itemOfText = extended(itemOfText, text);
        if (itemOfText[text] == 0) {
            itemOfText[text] = (byte) (text == TextPool.EMPTY || known.item(ledger.texts.text(text)) ? 1 : 2);
        }
        if (itemOfText[text] == 2) {
            cells.fault(Kind.REFERENCE_UNKNOWN, 2, SourceTable.ITEMS.tableName());
        }
    }

    private void checkPartner(Cells cells, int text, int column) {
        partnerOfText = extended(partnerOfText, text);
        if (partnerOfText[text] == 0) {
            partnerOfText[text] = (byte) (text == TextPool.EMPTY || known.partner(ledger.texts.text(text)) ? 1 : 2);
        }
        if (partnerOfText[text] == 2) {
            cells.fault(Kind.REFERENCE_UNKNOWN, column, SourceTable.PARTNERS.tableName());
        }
    }

    private static byte[] extended(byte[] values, int index) {
        return index < values.length ? values : Arrays.copyOf(values, Math.max(64, index + index / 2 + 1));
    }

    private static int[] extended(int[] values, int index) {
        if (index < values.length) {
            return values;
        }
        int[] longer = Arrays.copyOf(values, Math.max(64, index + index / 2 + 1));
        Arrays.fill(longer, values.length, longer.length, -1);
        return longer;
    }
}
