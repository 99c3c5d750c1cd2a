package asterism.api.upload;

/**
 * How files of a legal entity code, or of all, are sent.
 *
 * @param unionId     the union
 * @param clientId    legal entity code; empty for all that have no connection of their own
 * @param endpoint    where to
 * @param hasPassword whether a password is kept; it is never given out
 * @param version     1 and upwards, one more with each save; 0 of a connection that is to be made
 */
public record UploadConnection(String unionId, String clientId, Endpoint endpoint, boolean hasPassword, long version) {}
