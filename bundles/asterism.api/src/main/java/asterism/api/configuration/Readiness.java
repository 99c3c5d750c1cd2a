package asterism.api.configuration;

import asterism.api.Actor;
import java.io.IOException;
import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** How far a union and each of its stores are; found out anew each time from settings, lot data and files. Thread-safe. */
@ProviderType
public interface Readiness {
    /**
     * The check-list as it is today.
     *
     * @param actor   who asks
     * @param unionId the union
     * @return steps and stores
     * @throws IOException when the database cannot be read
     */
    CheckList checkList(Actor actor, String unionId) throws IOException;

    /**
     * The participations that have days in common with a window, those that are ready apart from the others. One that
     * ended within the window is among them: its last days may not have been sent, or be corrected afterwards. A store
     * that changed its codes within it is there more than once.
     *
     * @param actor   who asks
     * @param unionId the union
     * @param first   first day of the window that is to be formed
     * @param last    its last day, included
     * @return all that forming needs
     * @throws IOException when the database cannot be read
     */
    ReadyStores ready(Actor actor, String unionId, LocalDate first, LocalDate last) throws IOException;
}
