package asterism.configuration;

import asterism.api.Actor;
import asterism.api.Progress;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.LoadReport;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreWindow;
import asterism.api.source.SourceLedger;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A ledger that nobody asks. */
enum NoLedger implements LotLedger {
    INSTANCE;

    @Override
    public LoadReport update(Actor actor, SourceLedger source, boolean complete, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Store> stores() {
        return List.of();
    }

    @Override
    public SortedSet<String> storesWithData() {
        return new TreeSet<>();
    }

    @Override
    public List<ItemKind> itemKinds() {
        return List.of();
    }

    @Override
    public StoreWindow window(Actor actor, LotQuery query) {
        throw new UnsupportedOperationException();
    }
}
