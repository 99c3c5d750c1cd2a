package asterism.api.configuration;

import java.util.Set;

/**
 * What a store lacks.
 *
 * @param participation the store's participation
 * @param lacks         what it lacks; empty for one that is ready
 */
public record StoreReadiness(Participation participation, Set<Lack> lacks) {
    /** Keeps a copy. */
    public StoreReadiness {
        lacks = Set.copyOf(lacks);
    }

    /**
     * Whether its files can be formed.
     *
     * @return it lacks nothing
     */
    public boolean isReady() {
        return lacks.isEmpty();
    }
}
