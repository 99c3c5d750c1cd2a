package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.api.configuration.ReadyStores;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.LotQuery;
import asterism.api.lotdata.Movement;
import asterism.api.lotdata.StoreFaultException;
import asterism.api.lotdata.StoreWindow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts rows of item kinds in a window. Items are attributed each by itself, so that others need not be read. */
final class WithdrawnRows {
    private static final Logger LOG = LoggerFactory.getLogger(WithdrawnRows.class);

    private final LotLedger ledger;
    private final Actor actor;
    private final Set<String> kinds;
    private int lots;
    private int movements;
    private int balances;

    /** Hears how many stores are counted, of how many. */
    @FunctionalInterface
    interface Counted {
        void at(int done, int total);
    }

    /**
     * Nothing is counted yet.
     *
     * @param kinds the kinds themselves, without those below them
     */
    WithdrawnRows(LotLedger ledger, Actor actor, Set<String> kinds) {
        this.ledger = ledger;
        this.actor = actor;
        this.kinds = kinds;
    }

    RowCounts count(ReadyStores stores, LocalDate first, LocalDate last, Counted counted) throws IOException {
        int done = 0;
        for (Participation one : stores.ready()) {
            counted.at(done++, stores.ready().size());
            LocalDate begin = later(later(first, one.from()), one.initialDay());
            LocalDate end = one.until().filter(last::isAfter).orElse(last);
            if (begin.isAfter(end)) {
                continue;
            }
            boolean opening = one.initialDay().filter(begin::equals).isPresent();
            try {
                add(ledger.window(
                        actor,
                        new LotQuery(one.storeId(), begin, end, opening, stores.ledgerStart(), Optional.of(kinds))));
            } catch (StoreFaultException e) {
                LOG.debug("rows of store {} are not counted", one.storeId(), e);
            }
        }
        return new RowCounts(lots, movements, balances);
    }

    private static LocalDate later(LocalDate day, Optional<LocalDate> other) {
        return other.filter(day::isBefore).orElse(day);
    }

    /** The ledger adds kinds below those that are asked for, which may stay. */
    private void add(StoreWindow window) {
        for (Lot lot : window.lots()) {
            lots += count(lot);
        }
        for (Movement movement : window.movements()) {
            movements += count(movement.lot());
        }
        for (Balance balance : window.balances()) {
            balances += count(balance.lot());
        }
    }

    private int count(Lot lot) {
        return kinds.contains(lot.item().kindId()) ? 1 : 0;
    }
}
