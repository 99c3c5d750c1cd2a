package asterism.api.upload;

import asterism.api.Actor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Connections to the servers of a union. Every change is in the audit trail. Thread-safe. */
@ProviderType
public interface UploadConnections {
    /**
     * All connections of a union.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return by legal entity code, the common one first
     * @throws IOException when the database cannot be read
     */
    List<UploadConnection> all(Actor actor, String unionId) throws IOException;

    /**
     * Makes or changes a connection. A password that is there is dropped, not kept, when protocol, host or port change:
     * it was not given for the other server, nor to be sent unencrypted. The audit trail has that as a change of the
     * password, and what is returned has none.
     *
     * @param actor      who changes it
     * @param connection with the version that it changes; 0 for a new one; what {@code hasPassword} says is ignored
     * @param password   the new password, empty to have none; absent to keep the one that is there, for the same
     *     server. Not changed: the caller wipes it
     * @return the connection as stored, with its new version
     * @throws IOException                             when the database or the key file cannot be read or written
     * @throws IllegalArgumentException                when a value is out of its bounds; names it
     * @throws java.util.ConcurrentModificationException when somebody else changed it since
     */
    UploadConnection save(Actor actor, UploadConnection connection, Optional<char[]> password) throws IOException;

    /**
     * Removes a connection and its password; nothing happens when there is none.
     *
     * @param actor    who removes it
     * @param unionId  the union
     * @param clientId legal entity code; empty for the common one
     * @param version  the version that is removed
     * @throws IOException                             when the database cannot be written
     * @throws java.util.ConcurrentModificationException when somebody else changed it since
     */
    void remove(Actor actor, String unionId, String clientId, long version) throws IOException;

    /**
     * Tries a stored connection: connects, logs in, writes a small probe file, compares its size, renames and removes
     * it. The probe's name never ends in {@code .zip}. Takes a minute at most, and waits 30 seconds at most for one
     * reply.
     *
     * @param actor    who asks; the trial is in the audit trail
     * @param unionId  the union
     * @param clientId legal entity code; the common connection is tried when it has none of its own
     * @return what worked and what did not
     * @throws IOException             when the database cannot be read
     * @throws TrialsUnderWayException when too many are being tried
     */
    ConnectionCheck test(Actor actor, String unionId, String clientId) throws IOException;

    /**
     * Tries a connection as it would be once it is saved, within the same bounds: a password that is there serves for
     * the same protocol, host and port only.
     *
     * @param actor      who asks; the trial is in the audit trail
     * @param connection what would be saved; its version, and what {@code hasPassword} says, are ignored
     * @param password   of the user, empty for none; absent for the one that is there. Not changed
     * @return what worked and what did not
     * @throws IOException              when the database or the key file cannot be read
     * @throws IllegalArgumentException when a value is out of its bounds; names it
     * @throws TrialsUnderWayException  when too many are being tried
     */
    ConnectionCheck test(Actor actor, UploadConnection connection, Optional<char[]> password) throws IOException;
}
