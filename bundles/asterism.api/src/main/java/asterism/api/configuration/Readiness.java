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
     * The stores that take part on a day, those that are ready apart from the others. A store that has not begun or has
     * ended is neither.
     *
     * @param actor   who asks
     * @param unionId the union
     * @param day     last day of the window that is to be formed, so that a store's last day is sent on the day after
     * @return all that forming needs
     * @throws IOException when the database cannot be read
     */
    ReadyStores ready(Actor actor, String unionId, LocalDate day) throws IOException;
}
