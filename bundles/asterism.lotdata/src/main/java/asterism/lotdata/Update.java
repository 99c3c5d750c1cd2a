package asterism.lotdata;

import asterism.api.Progress;
import asterism.api.lotdata.LoadReport;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceReading.Part;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
        mergeAll();
        tellFaultyRows(chain);
        SortedMap<String, Long> spoiled = new TreeMap<>(faults.stores());
        spoiled.remove(ChainTables.MARKED);
        return new LoadReport(documents.get(), lines.get(), changed.get(), faults.first(), faults.count(), spoiled);
    }

    /**
     * Adds the stores that name a faulty row of items or partners. What is wrong with them since earlier loads is told
     * again, or nobody would find it among the faults of this one.
     */
    private void tellFaultyRows(ChainTables tables) throws SQLException, IOException {
        Chain chain = tables.chain();
        if (chain.faultyItems().isEmpty() && chain.faultyPartners().isEmpty()) {
            return;
        }
        Set<SourceFault> old = new LinkedHashSet<>();
        for (String store : LotDatabase.hashes(connection).keySet()) {
            List<SourceFault> named = StoreFaults.named(chain, LotDatabase.ledger(connection, store));
            if (!named.isEmpty()) {
                SortedSet<String> owed = LotDatabase.owed(connection, store);
                boolean owing = !owed.isEmpty() && !faults.spoils(store);
                faults.addTold(store, named.size() + (owing ? 1 : 0));
                named.stream().filter(fault -> !isOfThisLoad(tables, fault)).forEach(old::add);
                if (owing) {
                    old.add(StoreFaults.owed(owed));
                }
            }
        }
        old.forEach(fault -> faults.add(ChainTables.MARKED, fault));
    }

    private static boolean isOfThisLoad(ChainTables tables, SourceFault fault) {
        SourceTable table = fault.column().equals("item_id") ? SourceTable.ITEMS : SourceTable.PARTNERS;
        return tables.isFaultyHere(table, fault.key());
    }

    private void readParts(ChainTables chain) throws IOException {
        long total = reading.parts().stream().mapToLong(Part::bytes).sum();
        List<Callable<Void>> tasks = new ArrayList<>();
        // Nothing else needs the connection now, and what proves to be spoiled is rolled back.
        tasks.add(() -> {
            chain.save(connection);
            return null;
        });
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
        OwedDocuments owed = new OwedDocuments(connection);
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
                    owe(store, brought, owed);
                    // what went to another store is there now, so it must not stay here
                    merge(store, List.of(), false, owed);
                } else {
                    merge(store, brought, complete, owed);
                }
                progress.at(Progress.Step.UPDATE, done.incrementAndGet(), stores.size());
                return null;
            });
        }
        await(tasks);
        owed.save(connection, complete, faults);
    }

    /** The connection serves one thread at a time; between reading and writing the stores are merged side by side. */
    private void merge(String store, List<Delta> brought, boolean all, OwedDocuments owed)
            throws SQLException, IOException {
        SortedMap<Integer, byte[]> old;
        byte[] dictionary;
        synchronized (connection) {
            old = LotDatabase.buckets(connection, store);
            dictionary = LotDatabase.dictionary(connection, store);
        }
        Ledger ledger = new Ledger();
        if (dictionary.length > 0) {
            LedgerCodec.decode(dictionary, ledger.texts, true);
        }
        int keys = ledger.texts.size() - 1;
        LedgerCodec.decode(old.values(), ledger);
        StoreMerge merge = new StoreMerge(ledger, keys, all, owed);
        merge.keep(moves.staying().getOrDefault(store, Set.of()));
        merge.remove(moves.left().getOrDefault(store, Set.of()));
        for (Delta delta : brought) {
            merge.take(delta, moves.kept().getOrDefault(store, Set.of()));
            owed.cameFor(store);
        }
        StoreMerge.Merged merged = merge.result(old);
        changed.addAndGet(merged.changed());
        if (merged.touched()) {
            synchronized (connection) {
                LotDatabase.save(connection, store, old, merged.buckets());
                LotDatabase.saveState(connection, store, merged.hashes(), merged.dictionary());
            }
        }
    }

    /** Keeps in mind what a failed load brought for a store: without it a file would be short. */
    private static void owe(String store, List<Delta> brought, OwedDocuments owed) throws IOException {
        for (Delta delta : brought) {
            Ledger load = delta.read();
            for (int d = 0; d < load.documents.size(); d++) {
                owed.failed(store, StoreMerge.id(load, d));
            }
        }
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
}
