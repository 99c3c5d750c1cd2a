package asterism.exporter;

import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import asterism.api.lotdata.StoreWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** A window with one movement a day of the store, whose digest is the day's in a map; rarely does it name them. */
record StubWindow(
        LotQuery query, SortedMap<LocalDate, Long> digests, List<ProtocolEntry> deviations, boolean listsMovements)
        implements StoreWindow {
    private static final Item ITEM = new Item("A", "Аспирин", "K", "", "", "", "", "", "", "", "", "");
    private static final Lot LOT = new Lot(
            "A:L1",
            ITEM,
            Partner.NONE,
            "D",
            "1",
            Optional.empty(),
            0,
            OptionalInt.empty(),
            0,
            OptionalInt.empty(),
            false);

    private List<LocalDate> days() {
        return List.copyOf(new TreeMap<>(digests)
                .subMap(query.first(), query.last().plusDays(1))
                .keySet());
    }

    @Override
    public Store store() {
        return new Store(query.storeId(), "Аптека", Store.Kind.SHOP, Map.of());
    }

    @Override
    public Iterable<Lot> lots() {
        return days().isEmpty() ? List.of() : List.of(LOT);
    }

    @Override
    public Iterable<Movement> movements() {
        return days().stream()
                .filter(day -> listsMovements)
                .map(day -> new Movement(
                        "D:" + day, LOT, Document.bare(DocumentType.SALE, day.atTime(9, 0)), 1000, 100, 200, 30))
                .toList();
    }

    @Override
    public Iterable<Balance> balances() {
        return days().stream()
                .map(day -> new Balance(LOT, day, 0, 0, 0, 0, 0, 0))
                .toList();
    }

    @Override
    public WindowTotals totals() {
        int days = days().size();
        return days == 0
                ? new WindowTotals(0, 0, Map.of())
                : new WindowTotals(1, days, Map.of(DocumentType.SALE, new MovementTotals(days, 1000L * days, 1, 2, 3)));
    }
}
