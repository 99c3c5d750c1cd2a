package asterism.lotdata;

import asterism.api.Progress;
import asterism.api.lotdata.LoadReport;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceReading.Part;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One update of lot data: reads all parts, puts each store's documents aside on disk, finds what no part can see by
 * itself (a document in two parts, or in another store than before), and only then merges store by store, inside the
 * caller's transaction. Memory is bounded by the parts and stores in hand; beyond that 8 bytes a document.
 */
final class Update {
    /** Stands for rows that have no id of their own. */
    private static final String UNNAMED = "";

    private static final int LONGEST_ID = 64;

    private final Connection connection;
    private final SourceReading reading;
    private final boolean complete;
    private final Progress progress;
    private final ExecutorService workers;
    private final Spool spool;
    private final Faults faults = new Faults();
    private final List<Delta> deltas = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Moves moves = new Moves();
    private final AtomicLong changed = new AtomicLong();

    Update(
            Connection connection,
            SourceReading reading,
            boolean complete,
            Progress progress,
            ExecutorService workers,
            Spool spool) {
        this.connection = connection;
        this.reading = reading;
        this.complete = complete;
        this.progress = progress;
        this.workers = workers;
        this.spool = spool;
    }

    LoadReport run() throws SourceException, IOException, SQLException {
        ChainTables chain = new ChainTables(connection);
        chain.read(reading, faults, NoRow.INSTANCE);
        readParts(chain);
        if (!faults.spoilsLoad()) {
            moves.findTwice(deltas, faults);
        }
        if (faults.spoilsLoad()) {
            throw new SourceException(faults.first(), faults.count());
        }
        chain.save(connection);
        mergeAll();
        SortedMap<String, Long> spoiled = new TreeMap<>(faults.stores());
        spoiled.remove(ChainTables.MARKED);
        return new LoadReport(documents.get(), lines.get(), changed.get(), faults.first(), faults.count(), spoiled);
    }

    private void readParts(ChainTables chain) throws IOException {
        long total = reading.parts().stream().mapToLong(Part::bytes).sum();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (Part part : reading.parts()) {
            tasks.add(() -> {
                readPart(part, chain);
                progress.at(Progress.Step.READ, bytes.addAndGet(part.bytes()), total);
                return null;
            });
        }
        await(tasks);
    }

    private void await(List<Callable<Void>> tasks) throws IOException {
        try {
            for (Future<Void> future : workers.invokeAll(tasks)) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The update was interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("Lot data could not be brought up to date: " + e.getCause(), e.getCause());
        }
    }

    private void readPart(Part part, ChainTables chain) throws IOException {
        PartRows rows = new PartRows(part, known(chain), faults, NoRow.INSTANCE);
        boolean whole = true;
        try {
            reading.read(part, rows::document, rows::line);
        } catch (SourceException e) {
            whole = false;
            faults.add(Faults.LOAD, e.faults(), e.count());
        }
        Ledger ledger = rows.finish(whole);
        documents.addAndGet(ledger.documents.size());
        lines.addAndGet(ledger.lines.size());
        Map<String, List<Integer>> byStore = new HashMap<>();
        for (int d = 0; d < ledger.documents.size(); d++) {
            String store = ledger.texts.text(ledger.documents.texts[Ledger.STORE][d]);
            byStore.computeIfAbsent(store, s -> new ArrayList<>()).add(d);
        }
        int[] firstLine = ledger.firstLines();
        for (Map.Entry<String, List<Integer>> store : byStore.entrySet()) {
            int[] documentRows = store.getValue().stream().mapToInt(d -> d).toArray();
            deltas.add(new Delta(store.getKey(), part, ledger, documentRows, firstLine, spool));
        }
    }

    private static PartRows.Known known(ChainTables chain) {
        return new PartRows.Known() {
            @Override
            public boolean store(String id) {
                return chain.has(SourceTable.STORES, id);
            }

            @Override
            public boolean item(String id) {
                return chain.has(SourceTable.ITEMS, id);
            }

            @Override
            public boolean partner(String id) {
                return chain.has(SourceTable.PARTNERS, id);
            }
        };
    }

    private void mergeAll() throws SQLException, IOException {
        SortedMap<String, long[]> hashes = LotDatabase.hashes(connection);
        moves.findMoved(deltas, hashes, faults, id -> LotDatabase.ledger(connection, id));
        Map<String, List<Delta>> byStore =
                deltas.stream().collect(Collectors.groupingBy(Delta::storeId, TreeMap::new, Collectors.toList()));
        SortedSet<String> stores = new TreeSet<>(byStore.keySet());
        stores.addAll(moves.left().keySet());
        if (complete) {
            stores.addAll(hashes.keySet());
        }
        AtomicLong done = new AtomicLong();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String store : stores) {
            List<Delta> brought = byStore.getOrDefault(store, List.of());
            tasks.add(() -> {
                if (faults.spoils(store)) {
                    owe(store, brought);
                    // what went to another store is there now, so it must not stay here
                    merge(store, List.of(), false);
                } else {
                    merge(store, brought, complete);
                }
                progress.at(Progress.Step.UPDATE, done.incrementAndGet(), stores.size());
                return null;
            });
        }
        await(tasks);
    }

    /** The connection serves one thread at a time; between reading and writing the stores are merged side by side. */
    private void merge(String store, List<Delta> brought, boolean all) throws SQLException, IOException {
        SortedMap<Integer, byte[]> old;
        byte[] dictionary;
        SortedSet<String> owed;
        synchronized (connection) {
            old = LotDatabase.buckets(connection, store);
            dictionary = LotDatabase.dictionary(connection, store);
            owed = LotDatabase.owed(connection, store);
        }
        Ledger ledger = new Ledger();
        if (dictionary.length > 0) {
            LedgerCodec.decode(dictionary, ledger.texts, true);
        }
        int keys = ledger.texts.size() - 1;
        LedgerCodec.decode(old.values(), ledger);
        SortedSet<String> left = new TreeSet<>(owed);
        StoreMerge merge = new StoreMerge(ledger, keys, all, left);
        merge.keep(moves.staying().getOrDefault(store, Set.of()));
        merge.remove(moves.left().getOrDefault(store, Set.of()));
        for (Delta delta : brought) {
            merge.take(delta, moves.kept().getOrDefault(store, Set.of()));
        }
        StoreMerge.Merged merged = merge.result(old);
        changed.addAndGet(merged.changed());
        // a row without an id of its own has come again when all that came with it has
        boolean settled = all || (left.equals(Set.of(UNNAMED)) && !brought.isEmpty());
        synchronized (connection) {
            if (merged.touched()) {
                LotDatabase.save(connection, store, old, merged.buckets());
                LotDatabase.saveState(connection, store, merged.hashes(), merged.dictionary());
            }
            LotDatabase.saveOwed(connection, store, owed, settled ? new TreeSet<>() : left);
        }
    }

    /** Keeps in mind what a failed load brought for a store: without it a file would be short. */
    private void owe(String store, List<Delta> brought) throws SQLException, IOException {
        SortedSet<String> ids = new TreeSet<>();
        for (Delta delta : brought) {
            Ledger load = delta.read();
            for (int d = 0; d < load.documents.size(); d++) {
                String id = StoreMerge.id(load, d);
                ids.add(isSound(id) ? id : UNNAMED);
            }
        }
        synchronized (connection) {
            SortedSet<String> owed = LotDatabase.owed(connection, store);
            ids.addAll(owed);
            LotDatabase.saveOwed(connection, store, owed, ids);
        }
    }

    /** Whether an id can come again as it is. */
    private static boolean isSound(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return id.codePointCount(0, id.length()) <= LONGEST_ID && !Cells.lacksXml(bytes, 0, bytes.length);
    }

    /** Where to look before there is a row. */
    private enum NoRow implements SourceRow {
        INSTANCE;

        private static final byte[] NOTHING = {};

        @Override
        public byte[] bytes() {
            return NOTHING;
        }

        @Override
        public int start(int column) {
            return 0;
        }

        @Override
        public int end(int column) {
            return 0;
        }

        @Override
        public long line() {
            return 0;
        }
    }

    static SourceFault owed(SortedSet<String> owed) {
        return new SourceFault(
                Kind.DOCUMENTS_OWED, "documents", 0, owed.first(), "doc_id", String.valueOf(owed.size()), List.of());
    }
}
