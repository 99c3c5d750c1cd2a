package asterism.api.lotdata;

import asterism.api.export.ProtocolEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lots, movements and balances of one store and window, each in the order in which files hold them (exchange-format.md,
 * section 1): by item id, then lots as they were opened, and so on. Not thread-safe; each part may be gone through as
 * often as needed, its rows are made on the way.
 */
@ProviderType
public interface StoreWindow {
    /**
     * The store.
     *
     * @return as the source names it now
     */
    Store store();

    /**
     * The lots that movements or balances of the window name, and no other.
     *
     * @return lots of an item as they were opened, {@code item_id:} last
     */
    Iterable<Lot> lots();

    /**
     * The movements of the window.
     *
     * @return by item id, then document lines in the order of source-data.md, then parts
     */
    Iterable<Movement> movements();

    /**
     * A balance for each lot and day with at least one movement.
     *
     * @return by item id, lot, day
     */
    Iterable<Balance> balances();

    /**
     * Rows and totals, counted apart from the rows themselves.
     *
     * @return totals of the window
     */
    WindowTotals totals();

    /**
     * What deviated in lots and movements of the window: all codes of source-data.md but those that a format or the
     * exporter raises.
     *
     * @return in no particular order
     */
    List<ProtocolEntry> deviations();

    /**
     * A digest of the movements of each day that has any, inside the window and outside: equal digests mean equal
     * movements.
     *
     * @return by day; movements of items that do not take part are left out
     */
    SortedMap<LocalDate, Long> digests();

    /**
     * Rows and totals of a window.
     *
     * @param lots      number of lots
     * @param balances  number of balances
     * @param movements totals by type of document; types without a movement are absent
     */
    record WindowTotals(int lots, int balances, Map<DocumentType, MovementTotals> movements) {
        /**
         * The number of movements.
         *
         * @return over all types
         */
        public int movementCount() {
            return movements.values().stream().mapToInt(MovementTotals::rows).sum();
        }
    }

    /**
     * Totals of the movements of one type.
     *
     * @param rows        number of movements
     * @param quantity    in 1/1,000 unit
     * @param purchaseSum in kopecks
     * @param retailSum   in kopecks
     * @param discountSum in kopecks
     */
    record MovementTotals(int rows, long quantity, long purchaseSum, long retailSum, long discountSum) {}
}
