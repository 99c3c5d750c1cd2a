package asterism.format;

import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A window that holds what it is given. */
final class SampleWindow implements StoreWindow {
    private final Store store;
    private final List<Lot> lots = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<Balance> balances = new ArrayList<>();

    SampleWindow(Store store) {
        this.store = store;
    }

    SampleWindow with(Lot lot) {
        lots.add(lot);
        return this;
    }

    SampleWindow with(Movement movement) {
        movements.add(movement);
        return this;
    }

    SampleWindow with(Balance balance) {
        balances.add(balance);
        return this;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Iterable<Lot> lots() {
        return lots;
    }

    @Override
    public Iterable<Movement> movements() {
        return movements;
    }

    @Override
    public Iterable<Balance> balances() {
        return balances;
    }

    @Override
    public WindowTotals totals() {
        return new WindowTotals(lots.size(), balances.size(), Map.of());
    }

    @Override
    public List<ProtocolEntry> deviations() {
        return List.of();
    }

    @Override
    public SortedMap<LocalDate, Long> digests() {
        return new TreeMap<>();
    }
}
