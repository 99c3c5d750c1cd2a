package asterism.lotdata;

import asterism.api.lotdata.Item;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The small tables of the source: known rows, replaced by those of a load. A faulty row of items or partners is kept as
 * a mark beside the last good one, so that the stores that name it fail until it comes again.
 */
final class ChainTables {
    /** Reported, but spoils no store by itself: those that name the row find its mark. */
    static final String MARKED = "\u0000marked";

    private static final List<SourceTable> TABLES = List.of(
            SourceTable.STORES,
            SourceTable.STORE_CODES,
            SourceTable.ITEM_KINDS,
            SourceTable.ITEMS,
            SourceTable.PARTNERS);
    private static final int LONGEST_KEY = 400;

    private static final List<String> STORE_KINDS =
            Arrays.stream(Store.Kind.values()).map(Enum::name).toList();

    /** A row: where it stands in the load (null when known before), its cells (null when there are no good ones). */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Row(@Nullable Place place, String @Nullable [] cells, boolean faulty) {}

    private record Place(String file, long line) {}

    private final Map<SourceTable, SortedMap<String, Row>> rows = new EnumMap<>(SourceTable.class);
    /** Tables of the load of which not all rows could be told: what they lack is no fault of those that refer to it. */
    private final Set<SourceTable> broken = EnumSet.noneOf(SourceTable.class);

    private final Set<String> toldTwice = new HashSet<>();
    private final Map<SourceTable, Set<String>> changed = new EnumMap<>(SourceTable.class);

    ChainTables(Connection connection) throws SQLException, IOException {
        for (SourceTable table : TABLES) {
            rows.put(table, new TreeMap<>());
            changed.put(table, new HashSet<>());
        }
        String sql = "select table_name, row_key, faulty, cells from chain_row";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                byte[] bytes = result.getBytes(4);
                Row row = new Row(null, bytes.length == 0 ? null : unpack(bytes), result.getBoolean(3));
                rows(SourceTable.valueOf(result.getString(1))).put(result.getString(2), row);
            }
        }
    }

    /** Takes the rows of a load; all five tables are read even when one is broken. */
    void read(SourceReading reading, Faults faults, SourceRow none) throws IOException {
        for (SourceTable table : TABLES) {
            Cells cells = new Cells(table, reading.place(table), none);
            try {
                reading.read(table, row -> take(table, reading.place(table), cells, row, faults));
            } catch (SourceException e) {
                faults.add(Faults.LOAD, e.faults(), e.count());
                broken.add(table);
            }
        }
        for (Map.Entry<String, Row> entry :
                List.copyOf(rows(SourceTable.STORE_CODES).entrySet())) {
            refer(SourceTable.STORE_CODES, entry, 0, SourceTable.STORES, faults);
        }
        for (Map.Entry<String, Row> entry :
                List.copyOf(rows(SourceTable.ITEM_KINDS).entrySet())) {
            refer(SourceTable.ITEM_KINDS, entry, 2, SourceTable.ITEM_KINDS, faults);
        }
        for (Map.Entry<String, Row> entry : List.copyOf(rows(SourceTable.ITEMS).entrySet())) {
            refer(SourceTable.ITEMS, entry, 2, SourceTable.ITEM_KINDS, faults);
        }
        findCycles(reading.place(SourceTable.ITEM_KINDS), faults);
    }

    private void take(SourceTable table, String file, Cells cells, SourceRow row, Faults faults) {
        cells.row(row);
        if (table == SourceTable.STORES) {
            cells.choice(2, STORE_KINDS);
        }
        String key = key(table, cells);
        Row other = rows(table).get(key);
        boolean twice = other != null && other.place() != null && !key.isEmpty();
        if (twice && other != null && other.place() != null) {
            if (toldTwice.add(table + "/" + key)) {
                faults.add(spoils(table), twice(table, other.place(), key));
            }
            faults.add(spoils(table), twice(table, new Place(file, row.line()), key));
        }
        if (!cells.faults().isEmpty()) {
            faults.add(spoils(table), cells.faults(), cells.faults().size());
        }
        String[] texts = new String[table.columns().size()];
        for (int c = 0; c < texts.length; c++) {
            texts[c] = cells.text(c);
        }
        put(table, key, file, row.line(), texts, twice || !cells.faults().isEmpty());
    }

    private void put(SourceTable table, String key, String file, long line, String[] texts, boolean faulty) {
        Row known = rows(table).get(key);
        String[] good = known == null ? null : known.cells();
        if (known != null && !known.faulty() && !faulty && Arrays.equals(good, texts)) {
            rows(table).put(key, new Row(new Place(file, line), good, false));
            return;
        }
        rows(table).put(key, new Row(new Place(file, line), faulty ? good : texts, faulty));
        changedKeys(table).add(key);
    }

    private static SourceFault twice(SourceTable table, Place place, String key) {
        return new SourceFault(
                Kind.KEY_TWICE,
                place.file(),
                place.line(),
                key,
                table.columns().get(0).name(),
                key,
                List.of());
    }

    private void refer(SourceTable table, Map.Entry<String, Row> entry, int column, SourceTable to, Faults faults) {
        Row row = entry.getValue();
        String[] cells = row.cells();
        if (row.place() == null || row.faulty() || cells == null || cells[column].isEmpty()) {
            return;
        }
        if (!has(to, cells[column])) {
            faults.add(
                    spoils(table),
                    new SourceFault(
                            Kind.REFERENCE_UNKNOWN,
                            row.place().file(),
                            row.place().line(),
                            entry.getKey(),
                            table.columns().get(column).name(),
                            cells[column],
                            List.of(to.tableName())));
            rows(table).put(entry.getKey(), new Row(row.place(), null, true));
            changedKeys(table).add(entry.getKey());
        }
    }

    private void findCycles(String file, Faults faults) {
        SortedMap<String, Row> kinds = rows(SourceTable.ITEM_KINDS);
        for (String start : kinds.keySet()) {
            String at = parent(kinds.get(start));
            for (int steps = 0; !at.isEmpty() && !at.equals(start) && steps < kinds.size(); steps++) {
                at = parent(kinds.get(at));
            }
            Row row = kinds.get(start);
            if (at.equals(start) && row != null) {
                long line = row.place() == null ? 0 : row.place().line();
                faults.add(
                        Faults.LOAD,
                        new SourceFault(Kind.KIND_CYCLE, file, line, start, "parent_id", parent(row), List.of()));
            }
        }
    }

    private static String parent(@Nullable Row row) {
        return row == null || row.cells() == null ? "" : Ids.escape(row.cells()[2]);
    }

    private static String spoils(SourceTable table) {
        return table == SourceTable.ITEMS || table == SourceTable.PARTNERS ? MARKED : Faults.LOAD;
    }

    private static String key(SourceTable table, Cells cells) {
        String first = Ids.escape(cells.text(0));
        return table.columns().get(1).key() ? first + "/" + Ids.escape(cells.text(1)) : first;
    }

    boolean has(SourceTable table, String id) {
        return broken.contains(table) || rows(table).containsKey(Ids.escape(id));
    }

    /** Whether a faulty row came with this load. */
    boolean isFaultyHere(SourceTable table, String id) {
        Row row = rows(table).get(Ids.escape(id));
        return row != null && row.faulty() && row.place() != null;
    }

    void save(Connection connection) throws SQLException {
        String deletion = "delete from chain_row where table_name = ? and row_key = ?";
        String insertion = "insert into chain_row (table_name, row_key, faulty, cells) values (?, ?, ?, ?)";
        try (PreparedStatement delete = connection.prepareStatement(deletion);
                PreparedStatement insert = connection.prepareStatement(insertion)) {
            for (SourceTable table : TABLES) {
                for (String key : changedKeys(table)) {
                    Row row = rows(table).get(key);
                    if (row != null && !key.isEmpty() && key.length() <= LONGEST_KEY) {
                        delete.setString(1, table.name());
                        delete.setString(2, key);
                        delete.addBatch();
                        String[] cells = row.cells();
                        insert.setString(1, table.name());
                        insert.setString(2, key);
                        insert.setBoolean(3, row.faulty());
                        insert.setBytes(4, cells == null ? new byte[0] : pack(cells));
                        insert.addBatch();
                    }
                }
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    Chain chain() {
        Map<String, Map<String, String>> codes = new HashMap<>();
        good(SourceTable.STORE_CODES)
                .forEach(c -> codes.computeIfAbsent(c[0], id -> new TreeMap<>()).put(c[1], c[2]));
        SortedMap<String, Store> stores = new TreeMap<>(Chain.BY_CODE_POINTS);
        good(SourceTable.STORES)
                .forEach(c -> stores.put(
                        c[0],
                        new Store(
                                c[0], c[1], Store.Kind.valueOf(c[2]), Map.copyOf(codes.getOrDefault(c[0], Map.of())))));
        SortedMap<String, ItemKind> kinds = new TreeMap<>(Chain.BY_CODE_POINTS);
        good(SourceTable.ITEM_KINDS).forEach(c -> kinds.put(c[0], new ItemKind(c[0], c[1], c[2])));
        Map<String, Item> items = new HashMap<>();
        good(SourceTable.ITEMS)
                .forEach(c -> items.put(
                        c[0], new Item(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11])));
        Map<String, Partner> partners = new HashMap<>();
        good(SourceTable.PARTNERS).forEach(c -> partners.put(c[0], new Partner(c[0], c[1], c[2])));
        return new Chain(stores, kinds, items, partners, faulty(SourceTable.ITEMS), faulty(SourceTable.PARTNERS));
    }

    private List<String[]> good(SourceTable table) {
        List<String[]> good = new ArrayList<>();
        for (Row row : rows(table).values()) {
            if (row.cells() != null) {
                good.add(row.cells());
            }
        }
        return good;
    }

    private Set<String> faulty(SourceTable table) {
        Set<String> faulty = new HashSet<>();
        rows(table).forEach((key, row) -> {
            if (row.faulty()) {
                faulty.add(key);
            }
        });
        return faulty;
    }

    private SortedMap<String, Row> rows(SourceTable table) {
        return rows.computeIfAbsent(table, t -> new TreeMap<>());
    }

    private Set<String> changedKeys(SourceTable table) {
        return changed.computeIfAbsent(table, t -> new HashSet<>());
    }

    private static byte[] pack(String[] cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(cells.length);
            for (String cell : cells) {
                out.writeUTF(cell);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String[] unpack(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String[] cells = new String[in.readByte()];
            for (int c = 0; c < cells.length; c++) {
                cells[c] = in.readUTF();
            }
            return cells;
        }
    }
}
