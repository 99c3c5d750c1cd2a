package asterism.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A part of the source: documents and their lines. */
final class PartWriter implements Closeable {
    private static final String[] DOCUMENT_COLUMNS = {
        "doc_id",
        "store_id",
        "doc_type",
        "doc_number",
        "doc_time",
        "partner_id",
        "related_doc_id",
        "shift_number",
        "pos_number",
        "check_number",
        "check_unique_number",
        "fn_number",
        "fn_doc_number",
        "fn_doc_sign",
        "fn_doc_time",
        "cashier_id",
        "cashier_name",
        "cashier_tin",
        "internet_order",
        "resale",
        "changed_at",
        "deleted"
    };
    private static final String[] LINE_COLUMNS = {
        "doc_id",
        "line_no",
        "item_id",
        "lot_id",
        "quantity",
        "purchase_price",
        "retail_price",
        "discount_sum",
        "purchase_vat",
        "retail_vat",
        "series",
        "expiry_date",
        "commission",
        "origin_partner_id",
        "origin_doc_number",
        "origin_doc_date"
    };

    private final SourceFolder folder;
    private final String suffix;
    private final Catalogue catalogue;
    private final Timeline timeline;
    private final CsvTable documents;
    private final CsvTable lines;

    /** Opens the part {@code documents<suffix>.csv} with {@code lines<suffix>.csv}. */
    PartWriter(SourceFolder folder, String suffix, Catalogue catalogue, Timeline timeline) throws IOException {
        this.folder = folder;
        this.suffix = suffix;
        this.catalogue = catalogue;
        this.timeline = timeline;
        documents = folder.open("documents" + suffix + ".csv", DOCUMENT_COLUMNS);
        lines = folder.open("lines" + suffix + ".csv", LINE_COLUMNS);
    }

    /** Closes both files and takes them into the manifest. */
    void finish() throws IOException {
        folder.finish("documents" + suffix + ".csv", documents);
        folder.finish("lines" + suffix + ".csv", lines);
    }

    /** Closes both files, whether they are whole or not. */
    @Override
    public void close() throws IOException {
        try (documents) {
            lines.close();
        }
    }

    long documentRows() {
        return documents.rows();
    }

    long lineRows() {
        return lines.rows();
    }

    void write(Doc doc) {
        try {
            document(doc);
            int number = 1;
            for (Line line : doc.lines) {
                line(doc.id, number++, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void document(Doc doc) throws IOException {
        Fiscal fiscal = doc.fiscal;
        Cashier cashier = fiscal.cashier();
        documents.cell(doc.id).cell(doc.storeId).cell(doc.type.name()).cell(doc.number);
        documents.cell(timeline.time(doc.time)).cell(doc.partnerId).cell(doc.relatedId);
        documents
                .cell(fiscal.shift())
                .cell(fiscal.register())
                .cell(fiscal.check())
                .cell(fiscal.uniqueCheck());
        documents.cell(fiscal.drive()).cell(fiscal.document()).cell(fiscal.sign());
        documents.cell(fiscal.signedAt() == Decimals.MISSING ? "" : timeline.time(fiscal.signedAt()));
        documents.cell(cashier.id()).cell(cashier.name()).cell(cashier.tin());
        documents.cell(doc.internetOrder).cell(doc.resale ? "1" : "0");
        documents.cell(timeline.time(doc.changedAt)).cell(doc.deleted ? "1" : "0");
        documents.end();
    }

    private void line(String docId, int number, Line line) throws IOException {
        Goods goods = line.goods();
        Origin origin = goods.origin();
        lines.cell(docId)
                .cell(Integer.toString(number))
                .cell(catalogue.item(goods.item()).id());
        lines.cell(goods.lotId()).cell(Decimals.quantity(line.quantity()));
        lines.cell(Decimals.money(goods.purchasePrice())).cell(Decimals.money(goods.retailPrice()));
        lines.cell(line.discount() == 0 ? "" : Decimals.money(line.discount()));
        lines.cell(rate(goods.purchaseVat())).cell(rate(goods.retailVat()));
        lines.cell(goods.series()).cell(timeline.date(goods.expiry())).cell(goods.onCommission() ? "1" : "");
        lines.cell(origin.partnerId()).cell(origin.number()).cell(timeline.date(origin.day()));
        lines.end();
    }

    private static String rate(long percent) {
        return percent == Decimals.MISSING ? "" : Long.toString(percent);
    }
}
