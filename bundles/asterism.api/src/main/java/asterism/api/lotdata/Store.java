package asterism.api.lotdata;

import java.util.Map;

/**
 * A store of the chain, as the back office names it.
 *
 * @param id    store id
 * @param name  name
 * @param kind  what it is; only shops have lots
 * @param codes its codes in other systems, by name of the system
 */
public record Store(String id, String name, Kind kind, Map<String, String> codes) {
    /** Kinds of stores. */
    public enum Kind {
        /** Sells to customers. */
        SHOP,
        /** Keeps goods for shops. */
        WAREHOUSE,
        /** Neither. */
        OFFICE
    }
}
