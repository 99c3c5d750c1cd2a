package asterism.testkit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a file says of itself by its name and its frame.
 *
 * @param first absent in an initial file and in the CSV rendition
 * @param last  as {@code first}
 * @param csv   whether it is the CSV rendition
 */
record FileHead(String clientId, String storeCode, Optional<LocalDate> first, Optional<LocalDate> last, boolean csv) {

    /** Whether it is an initial file; the CSV rendition does not tell. */
    boolean isInitial() {
        return !csv && first.isEmpty();
    }
}
