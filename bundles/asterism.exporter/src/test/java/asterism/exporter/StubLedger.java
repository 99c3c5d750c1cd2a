package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceLedger;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stores as maps from day to digest. */
final class StubLedger implements LotLedger {
    final Map<String, SortedMap<LocalDate, Long>> stores = new ConcurrentHashMap<>();
    final Map<String, SourceFault> faults = new ConcurrentHashMap<>();
    final Map<String, List<ProtocolEntry>> deviations = new ConcurrentHashMap<>();
    int updates;
    /** Whether windows name their movements. */
    boolean listsMovements;

    Updating updating = progress -> {};
    final Queue<LotQuery> queries = new ConcurrentLinkedQueue<>();

    /** What happens during an update. */
    interface Updating {
        void run(Progress progress) throws SourceException, IOException;
    }

    StubLedger movement(String storeId, String day, long digest) {
        stores.computeIfAbsent(storeId, id -> new TreeMap<>()).put(LocalDate.parse(day), digest);
        return this;
    }

    @Override
    public LoadReport update(Actor actor, SourceLedger source, boolean complete, Progress progress)
            throws SourceException, IOException {
        updates++;
        updating.run(progress);
        return new LoadReport(0, 0, 0, List.of(), 0, new TreeMap<>());
    }

    @Override
    public List<Store> stores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedSet<String> storesWithData() {
        return new TreeSet<>();
    }

    @Override
    public List<ItemKind> itemKinds() {
        return List.of(new ItemKind("K", "Лекарства", ""));
    }

    @Override
    public StoreWindow window(Actor actor, LotQuery query) throws StoreFaultException {
        queries.add(query);
        if (faults.containsKey(query.storeId())) {
            throw new StoreFaultException(query.storeId(), List.of(faults.get(query.storeId())));
        }
        SortedMap<LocalDate, Long> digests = new TreeMap<>(stores.getOrDefault(query.storeId(), new TreeMap<>()));
        // What counts as a movement depends on kinds and start.
        digests.replaceAll((day, digest) -> digest + 1000L * Objects.hash(query.kinds(), query.ledgerStart()));
        return new StubWindow(query, digests, deviations.getOrDefault(query.storeId(), List.of()), listsMovements);
    }
}
