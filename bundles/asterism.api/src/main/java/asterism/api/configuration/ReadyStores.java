package asterism.api.configuration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What scheduled forming needs to know of a union's stores.
 *
 * @param ready       participations whose files can be formed; each has its codes, and the first day of its initial data
 *     as {@link asterism.api.export.ExportSpan.Regular#afterInitial()}
 * @param others      those that lack something, with what
 * @param kinds       item kinds that take part, each with its children; empty for all items
 * @param ledgerStart start date of lot data
 */
public record ReadyStores(
        List<Participation> ready,
        List<StoreReadiness> others,
        Optional<Set<String>> kinds,
        Optional<LocalDate> ledgerStart) {

    /** Keeps copies. */
    public ReadyStores {
        ready = List.copyOf(ready);
        others = List.copyOf(others);
    }
}
