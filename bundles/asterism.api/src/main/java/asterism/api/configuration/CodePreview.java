package asterism.api.configuration;

import java.util.List;
import java.util.Optional;

/**
 * What filling in codes would do.
 *
 * @param fill what was asked for
 * @param rows a row a store, in the order of their ids (code points)
 */
public record CodePreview(StoreChoice fill, List<Row> rows) {
    /** Keeps a copy. */
    public CodePreview {
        rows = List.copyOf(rows);
    }

    /**
     * What one store would get.
     *
     * @param storeId   store
     * @param before    the participation that would be changed, as it is; empty where one would be added
     * @param storeCode store code that it would get; empty when there is none
     * @param clientId  legal entity code that it would get
     * @param conflict  why it would not get them
     */
    public record Row(
            String storeId,
            Optional<Participation> before,
            String storeCode,
            String clientId,
            Optional<Refusal> conflict) {

        /**
         * Whether the store has these codes already.
         *
         * @return nothing would change
         */
        public boolean isUnchanged() {
            return before.filter(known -> known.storeCode().equals(storeCode)
                            && known.clientId().equals(clientId))
                    .isPresent();
        }
    }
}
