package asterism.api.export;

import java.util.Optional;
import java.util.Set;

/**
 * Which lines of a protocol are wanted.
 *
 * @param codes   only of these codes; empty for all
 * @param storeId only of this store; empty for all
 * @param itemId  only of this item; empty for all
 */
public record ProtocolFilter(Set<ProtocolEntry.Code> codes, Optional<String> storeId, Optional<String> itemId) {
    /** Copies the codes. */
    public ProtocolFilter {
        codes = Set.copyOf(codes);
    }

    /**
     * Whether a line is wanted.
     *
     * @param entry the line
     * @return whether all that is asked for fits
     */
    public boolean test(ProtocolEntry entry) {
        return (codes.isEmpty() || codes.contains(entry.code()))
                && storeId.map(entry.storeId()::equals).orElse(true)
                && itemId.map(entry.itemId()::equals).orElse(true);
    }
}
