package asterism.api.export;

import asterism.api.Actor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Figures of what was formed, by store and day, so that a hole is seen before the union sees it. Thread-safe. */
@ProviderType
public interface ExportOverview {
    /**
     * Figures by day, over all stores.
     *
     * @param actor who asks
     * @param first first day, chain's zone
     * @param last  last day, included
     * @return days with movements, rising; a day that is absent has none, or is in no file
     * @throws IOException when the database cannot be read
     */
    List<DayFigures> days(Actor actor, LocalDate first, LocalDate last) throws IOException;

    /**
     * Figures by store and day.
     *
     * @param actor  who asks
     * @param owners stores and codes
     * @param first  first day, chain's zone
     * @param last   last day, included
     * @return one for each owner, in their order
     * @throws IOException when the database cannot be read
     */
    List<StoreFigures> stores(Actor actor, Collection<Participant> owners, LocalDate first, LocalDate last)
            throws IOException;
}
