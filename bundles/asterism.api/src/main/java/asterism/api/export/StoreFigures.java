package asterism.api.export;

import java.util.List;
import java.util.Optional;

/**
 * What files hold of one store.
 *
 * @param owner  store and codes
 * @param newest the file that was formed last; empty when none was
 * @param days   days with movements, rising; a day that is absent has none, or is in no file
 */
public record StoreFigures(Participant owner, Optional<FormedFile> newest, List<DayFigures> days) {
    /** Copies the days. */
    public StoreFigures {
        days = List.copyOf(days);
    }
}
