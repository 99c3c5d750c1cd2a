package asterism.api.configuration;

import asterism.api.Actor;
import asterism.api.export.ExportFormat.RowCounts;
import java.io.IOException;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/** Which item kinds take part; they filter files, never lot data. Thread-safe. */
@ProviderType
public interface KindChoices {
    /**
     * The choice.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return what is stored; open as long as nothing was chosen
     * @throws IOException when the database cannot be read
     */
    KindChoice choice(Actor actor, String unionId) throws IOException;

    /**
     * The kinds that take part now, children included.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return ids; none as long as nothing was chosen
     * @throws IOException when the database cannot be read
     */
    SortedSet<String> included(Actor actor, String unionId) throws IOException;

    /**
     * Tells what a choice would take out of the files, so that the union deletes it: lots, movements and balances of
     * the kinds that take part now and would not then, in the regular window that ends yesterday, of all participations
     * that are ready. Stores whose data are not whole form no file, and count nothing. Reads lot data of each store
     * once, unless no kind is taken out: less than a second a store. Changes nothing.
     *
     * @param actor   who asks
     * @param unionId the union
     * @param planned what the choice is to become; its version does not matter
     * @return the sum over all stores
     * @throws IOException       when the database cannot be read
     * @throws SettingsException when a kind is unknown, or nothing is ticked
     */
    RowCounts withdrawn(Actor actor, String unionId, KindChoice planned) throws IOException;

    /**
     * Changes the choice. A tick below another one says nothing, and is not kept.
     *
     * @param actor   who changes it
     * @param unionId the union
     * @param choice  what it is to be, with the version that it changes
     * @return what is stored now
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when a kind is unknown, or nothing is ticked
     * @throws java.util.ConcurrentModificationException when somebody else changed it since
     */
    KindChoice save(Actor actor, String unionId, KindChoice choice) throws IOException;
}
