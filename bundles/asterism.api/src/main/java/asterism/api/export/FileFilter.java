package asterism.api.export;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which files are wanted, and in which order.
 *
 * @param storeId     only of this store; empty for all
 * @param initial     only initial exports, or only regular ones; empty for both
 * @param from        only files with this day or a later one, chain's zone; empty for all
 * @param to          only files with this day or an earlier one; empty for all
 * @param unqueued    only files that were never queued to be sent
 * @param oldestFirst whether the oldest file comes first, and not the newest
 */
public record FileFilter(
        Optional<String> storeId,
        Optional<Boolean> initial,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean unqueued,
        boolean oldestFirst) {
    /**
     * All files, newest first.
     *
     * @return a filter that lets all pass
     */
    public static FileFilter all() {
        return new FileFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }
}
