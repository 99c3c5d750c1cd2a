package asterism.configuration;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.Store.Kind;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** A ledger that knows stores and item kinds only. */
final class StubLedger implements LotLedger {
    final List<Store> stores = new ArrayList<>();
    final List<ItemKind> kinds = new ArrayList<>();
    final SortedSet<String> withData = new TreeSet<>();

    Windows windows = query -> {
        throw new UnsupportedOperationException();
    };

    /** What lot data there are. */
    interface Windows {
        StoreWindow of(LotQuery query) throws StoreFaultException;
    }

    StubLedger shop(String id, String... asna) {
        stores.add(new Store(id, "Аптека " + id, Kind.SHOP, asna.length == 0 ? Map.of() : Map.of("ASNA", asna[0])));
        return this;
    }

    StubLedger warehouse(String id) {
        stores.add(new Store(id, "Склад", Kind.WAREHOUSE, Map.of()));
        return this;
    }

    StubLedger kind(String id, String parent) {
        kinds.add(new ItemKind(id, id, parent));
        return this;
    }

    @Override
    public LoadReport update(Actor actor, SourceLedger source, boolean complete, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Store> stores() {
        return List.copyOf(stores);
    }

    @Override
    public SortedSet<String> storesWithData() {
        return new TreeSet<>(withData);
    }

    @Override
    public List<ItemKind> itemKinds() {
        return List.copyOf(kinds);
    }

    @Override
    public StoreWindow window(Actor actor, LotQuery query) throws StoreFaultException {
        return windows.of(query);
    }
}
