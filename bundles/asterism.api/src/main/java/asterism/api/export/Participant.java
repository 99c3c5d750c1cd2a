package asterism.api.export;

/**
 * A store that takes part, under its codes.
 *
 * @param storeId   store
 * @param storeCode store code
 * @param clientId  legal entity code
 */
public record Participant(String storeId, String storeCode, String clientId) {}
