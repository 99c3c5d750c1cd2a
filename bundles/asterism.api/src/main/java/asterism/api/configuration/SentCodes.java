package asterism.api.configuration;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Plug point: knows under which codes files were sent or handed over. Several may be there, each knowing a part of it;
 * one that fails makes the change fail that asked. Thread-safe.
 */
@ConsumerType
public interface SentCodes {
    /**
     * Finds the stores of which files were sent under codes.
     *
     * @param clientId  legal entity code
     * @param storeCode store code
     * @return ids of stores
     * @throws IOException when it cannot be told
     */
    Set<String> stores(String clientId, String storeCode) throws IOException;

    /**
     * The same for many store codes at once.
     *
     * @param clientId   legal entity code
     * @param storeCodes store codes
     * @return ids of stores by store code; none, or no entry, for a code under which nothing was sent
     * @throws IOException when it cannot be told
     */
    default Map<String, Set<String>> stores(String clientId, Set<String> storeCodes) throws IOException {
        Map<String, Set<String>> stores = new HashMap<>();
        for (String storeCode : storeCodes) {
            stores.put(storeCode, stores(clientId, storeCode));
        }
        return stores;
    }
}
