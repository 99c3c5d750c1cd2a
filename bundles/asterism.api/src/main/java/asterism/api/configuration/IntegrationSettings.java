package asterism.api.configuration;

import asterism.api.Actor;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** Settings of the integration with a union, kept by the union's id. Thread-safe. */
@ProviderType
public interface IntegrationSettings {
    /** Id of the union Sozvezdie. */
    String SOZVEZDIE = "sozvezdie";

    /**
     * Whether a union is served, and from when on.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return what is stored, or the defaults
     * @throws IOException when the database cannot be read
     */
    Integration integration(Actor actor, String unionId) throws IOException;

    /**
     * Switches a union on or off, or moves the start date of lot data.
     *
     * @param actor       who changes it
     * @param unionId     the union
     * @param integration what it is to be, with the version that it changes
     * @return what is stored now, with its new version
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when initial data of a store that still takes part begin before
     *     the new start date
     * @throws java.util.ConcurrentModificationException when somebody else changed it since
     */
    Integration save(Actor actor, String unionId, Integration integration) throws IOException;

    /**
     * How a union's files are formed.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return stored settings, or the defaults
     * @throws IOException when the database cannot be read
     */
    ExportSettings exportSettings(Actor actor, String unionId) throws IOException;

    /**
     * Changes how a union's files are formed.
     *
     * @param actor    who changes it
     * @param unionId  the union
     * @param settings the new settings, with the version that they change
     * @return the settings as stored, with their new version
     * @throws IOException                              when the database cannot be written
     * @throws SettingsException                        when values are out of their bounds; names each
     * @throws java.util.ConcurrentModificationException when somebody else changed them since
     */
    ExportSettings save(Actor actor, String unionId, ExportSettings settings) throws IOException;

    /**
     * Finds stores and their codes for a run that does not go by the participations.
     *
     * @param actor  who asks
     * @param choice which stores, which codes
     * @return those that can take part, and why others cannot: unknown, no shop, no code, a code that is not valid or
     *     that two stores share
     * @throws IOException when the database cannot be read
     */
    ChosenStores choose(Actor actor, StoreChoice choice) throws IOException;
}
