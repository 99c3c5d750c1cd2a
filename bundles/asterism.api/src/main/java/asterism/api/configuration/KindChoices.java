package asterism.api.configuration;

import asterism.api.Actor;
import java.io.IOException;
import java.util.SortedSet;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which item kinds take part; they filter files, never lot data. What a change would take out of the files is counted
 * by the job {@code kinds-cost}. Thread-safe.
 */
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
