package asterism.api.configuration;

import java.util.List;
import java.util.Optional;

/**
 * Which stores are to take part in a run, and where their codes come from.
 *
 * @param storeIds   stores; empty for all shops
 * @param codeSystem another marketplace whose codes are taken; empty for the stores' own ids
 * @param clientId   legal entity code of all of them
 */
public record StoreChoice(Optional<List<String>> storeIds, Optional<String> codeSystem, String clientId) {}
