package asterism.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The seven source tables as rows of text, as a back office would hand them over. Mutable, and nothing is checked: a
 * test may put into it what it likes. Values stay as they are; {@link #value} and {@link #key} read them by the rules.
 */
public final class LedgerModel {
    /** The kind that {@link #item(String)} gives. */
    public static final String DEFAULT_KIND = "K";

    private final Map<SourceTable, List<Map<String, String>>> tables = new EnumMap<>(SourceTable.class);

    /** An empty ledger. */
    public LedgerModel() {
        for (SourceTable table : SourceTable.values()) {
            tables.put(table, new ArrayList<>());
        }
    }

    /** Reads a folder of CSV files; simple, without checks, parts included. */
    public static LedgerModel readFrom(Path folder) throws IOException {
        return FolderReader.read(folder);
    }

    /** Writes all seven tables into the folder, which is created when it is not there. */
    public void writeTo(Path folder, WriteOptions options) throws IOException {
        FolderWriter.write(this, folder, options);
    }

    /** The rows of a table, live: what a test changes here is changed in the ledger. */
    public List<Map<String, String>> rows(SourceTable table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Adds a row at the end, whether or not the key is there already. */
    public LedgerModel add(SourceTable table, Map<String, String> row) {
        rows(table).add(new LinkedHashMap<>(row));
        return this;
    }

    /** Puts the row in the place of the one with the same key, or at the end. */
    public LedgerModel replace(SourceTable table, Map<String, String> row) {
        List<Map<String, String>> rows = rows(table);
        List<String> key = key(table, row);
        for (int i = 0; i < rows.size(); i++) {
            if (key(table, rows.get(i)).equals(key)) {
                rows.set(i, new LinkedHashMap<>(row));
                return this;
            }
        }
        return add(table, row);
    }

    /** Removes the rows with this key, of a document its lines too. */
    public LedgerModel remove(SourceTable table, String... key) {
        rows(table).removeIf(row -> key(table, row).equals(Arrays.asList(key)));
        if (table == SourceTable.DOCUMENTS) {
            rows(SourceTable.LINES).removeIf(row -> value(row, "doc_id").equals(key[0]));
        }
        return this;
    }

    /** The row with this key. */
    public Optional<Map<String, String>> find(SourceTable table, String... key) {
        return rows(table).stream()
                .filter(row -> key(table, row).equals(Arrays.asList(key)))
                .findFirst();
    }

    /** The lines of a document, in the order of the table. */
    public List<Map<String, String>> linesOf(String docId) {
        return rows(SourceTable.LINES).stream()
                .filter(row -> value(row, "doc_id").equals(docId))
                .toList();
    }

    /** A deep copy. */
    public LedgerModel copy() {
        LedgerModel copy = new LedgerModel();
        tables.forEach((table, rows) -> rows.forEach(row -> copy.add(table, row)));
        return copy;
    }

    /**
     * The known ledger after a load without faults, by the rules "Changes".
     *
     * @param complete whether the load is declared complete: a document it does not hold is gone
     */
    public LedgerModel apply(LedgerModel load, boolean complete) {
        return LedgerChanges.apply(this, load, complete);
    }

    /** All rows by key with their values as the contract reads them (trimmed, empty ones left out): for comparisons. */
    public Map<SourceTable, Map<List<String>, Map<String, String>>> content() {
        Map<SourceTable, Map<List<String>, Map<String, String>>> content = new EnumMap<>(SourceTable.class);
        tables.forEach((table, rows) -> {
            Map<List<String>, Map<String, String>> byKey = new LinkedHashMap<>();
            rows.forEach(row -> byKey.put(key(table, row), trimmed(row)));
            content.put(table, byKey);
        });
        return content;
    }

    /** The key of a row; {@code 01} and {@code 1} are the same {@code line_no}. */
    public static List<String> key(SourceTable table, Map<String, String> row) {
        Function<String, String> read =
                column -> column.equals("line_no") ? Values.lineNo(value(row, column)) : value(row, column);
        return table.key().stream().map(read).toList();
    }

    /** The value of a column without the white space around it; missing is empty. */
    public static String value(Map<String, String> row, String column) {
        return Values.trim(row.getOrDefault(column, ""));
    }

    /** Adds a store of kind {@code SHOP}. */
    public LedgerRow store(String id, String name) {
        return store(id, name, "SHOP");
    }

    /** Adds a store. */
    public LedgerRow store(String id, String name, String kind) {
        return row(SourceTable.STORES, "store_id", id).set("name", name).set("kind", kind);
    }

    /** Adds the code of a store in another marketplace. */
    public LedgerRow storeCode(String storeId, String system, String code) {
        return row(SourceTable.STORE_CODES, "store_id", storeId)
                .set("system", system)
                .set("code", code);
    }

    /** Adds an item kind below {@code parentId}, or at the top where that is empty. */
    public LedgerRow kind(String id, String parentId) {
        return row(SourceTable.ITEM_KINDS, "kind_id", id)
                .set("name", "Kind " + id)
                .set("parent_id", parentId);
    }

    /** Adds an item "Item id" of the {@link #DEFAULT_KIND}, which is added with the first. */
    public LedgerRow item(String id) {
        if (find(SourceTable.ITEM_KINDS, DEFAULT_KIND).isEmpty()) {
            kind(DEFAULT_KIND, "");
        }
        return item(id, DEFAULT_KIND);
    }

    /** Adds an item "Item id" of a kind. */
    public LedgerRow item(String id, String kindId) {
        return row(SourceTable.ITEMS, "item_id", id).set("name", "Item " + id).set("kind_id", kindId);
    }

    /** Adds a partner. */
    public LedgerRow partner(String id, String name) {
        return row(SourceTable.PARTNERS, "partner_id", id).set("name", name);
    }

    /** Adds a document that was last changed at its own time. */
    public LedgerDocument document(String id, String storeId, String type, String time) {
        LedgerRow head = row(SourceTable.DOCUMENTS, "doc_id", id)
                .set("store_id", storeId)
                .set("doc_type", type)
                .set("doc_time", time)
                .set("changed_at", time);
        return new LedgerDocument(this, head);
    }

    LedgerRow row(SourceTable table, String column, String value) {
        Map<String, String> row = new LinkedHashMap<>();
        rows(table).add(row);
        return new LedgerRow(row).set(column, value);
    }

    private static Map<String, String> trimmed(Map<String, String> row) {
        Map<String, String> trimmed = new LinkedHashMap<>();
        row.keySet().stream()
                .filter(column -> !value(row, column).isEmpty())
                .forEach(column -> trimmed.put(column, value(row, column)));
        return trimmed;
    }

    /** All rows, for the messages of failed tests. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        tables.forEach((table, rows) -> rows.forEach(
                row -> text.append(table.tableName()).append(' ').append(row).append('\n')));
        return text.toString();
    }
}
