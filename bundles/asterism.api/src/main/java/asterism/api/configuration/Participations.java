package asterism.api.configuration;

import asterism.api.Actor;
import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which stores take part, and under which codes. Thread-safe.
 *
 * <p>What always holds: only shops take part (as long as the source was never read, nothing is known of stores; then
 * readiness tells it later); a store's participations have no day in common; a store code belongs to one store under a
 * legal entity code, whenever that store takes part; codes that were sent change hands only when that is confirmed. A
 * change that would break this is refused as a whole, with all reasons.
 */
@ProviderType
public interface Participations {
    /**
     * All of them.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return by store (code points), then day
     * @throws IOException when the database cannot be read
     */
    List<Participation> list(Actor actor, String unionId) throws IOException;

    /**
     * Adds and changes some, as a whole or not at all.
     *
     * @param actor     who changes it
     * @param unionId   the union
     * @param changes   what they are to be, each with the version that it changes
     * @param confirmed whether it is meant that codes change with which files were sent
     * @return what is stored now, in the same order
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when a rule would be broken
     * @throws java.util.ConcurrentModificationException when somebody else changed or removed one since
     */
    List<Participation> save(Actor actor, String unionId, List<Participation> changes, boolean confirmed)
            throws IOException;

    /**
     * Removes some, as a whole or not at all. One that took part and no longer does is rather given a last day.
     *
     * @param actor     who removes them
     * @param unionId   the union
     * @param removed   which, as they were read
     * @param confirmed whether it is meant for those of which files were sent
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when files of one were sent, and that is not confirmed
     * @throws java.util.ConcurrentModificationException when somebody else changed or removed one since
     */
    void remove(Actor actor, String unionId, List<Participation> removed, boolean confirmed) throws IOException;

    /**
     * Shows what filling in codes would do: each store's last participation gets them, or a new one.
     *
     * @param actor   who asks
     * @param unionId the union
     * @param fill    which stores, which codes
     * @return a row a store; changes nothing
     * @throws IOException when the database cannot be read
     */
    CodePreview preview(Actor actor, String unionId, StoreChoice fill) throws IOException;

    /**
     * Does what was shown. Rows with a conflict stay as they are, and those that have these codes already.
     *
     * @param actor   who changes it
     * @param unionId the union
     * @param preview what was shown
     * @return what changed, as it is stored now
     * @throws IOException                              when the database cannot be written
     * @throws java.util.ConcurrentModificationException when it would no longer do what was shown
     */
    List<Participation> apply(Actor actor, String unionId, CodePreview preview) throws IOException;
}
