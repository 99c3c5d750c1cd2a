package asterism.api.upload;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which files of the queue are wanted, and in which order.
 *
 * @param states      only in these states; empty for all
 * @param storeId     only of this store; empty for all
 * @param from        only files with this day or a later one, chain's zone; empty for all
 * @param to          only files with this day or an earlier one; empty for all
 * @param oldestFirst whether the oldest file comes first, and not the newest
 */
public record QueueFilter(
        Set<UploadState> states,
        Optional<String> storeId,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean oldestFirst) {
    /** Copies the states. */
    public QueueFilter {
        states = Set.copyOf(states);
    }
}
