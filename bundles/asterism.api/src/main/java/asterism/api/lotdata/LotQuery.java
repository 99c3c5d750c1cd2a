package asterism.api.lotdata;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of one store's lot data.
 *
 * @param storeId     the store
 * @param first       first day of the window, chain's zone
 * @param last        last day of it, included
 * @param opening     whether the first day opens at zero, with a movement for each lot that has a positive balance at
 *     that moment (exchange-format.md, section 4)
 * @param ledgerStart documents of earlier days are left out, as if the ledger began there
 * @param kinds       ids of the item kinds that take part, each with its children; empty for all items
 */
public record LotQuery(
        String storeId,
        LocalDate first,
        LocalDate last,
        boolean opening,
        Optional<LocalDate> ledgerStart,
        Optional<Set<String>> kinds) {}
