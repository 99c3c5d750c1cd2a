package asterism.testkit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days of a file.
 *
 * @param dated      whether the file names its days (an initial export does not)
 * @param initialDay the first day, where the file holds initial distributions
 */
record ReferenceWindow(LocalDate first, LocalDate last, boolean dated, Optional<LocalDate> initialDay) {

    static ReferenceWindow regular(LocalDate first, LocalDate last) {
        return new ReferenceWindow(first, last, true, Optional.empty());
    }

    // "From a start day S chosen by the user to yesterday"
    static ReferenceWindow initial(LocalDate start, LocalDate last) {
        return new ReferenceWindow(start, last, false, Optional.of(start));
    }

    // "Once a store's initial data from S has been handed over, its regular windows never start before S, and one that
    // starts at S holds the initial distributions and the zero openings of S too"
    static ReferenceWindow regularAfterInitial(LocalDate start, LocalDate first, LocalDate last) {
        return first.isAfter(start) ? regular(first, last) : new ReferenceWindow(start, last, true, Optional.of(start));
    }

    // "A window wholly before S forms no file."
    boolean isWhollyBeforeStart() {
        return last.isBefore(first);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
