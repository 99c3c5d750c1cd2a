package asterism.api.export;

import java.time.LocalDate;
import java.util.Optional;

/** The days that an export is about, in the chain's zone. */
public sealed interface ExportSpan {
    /**
     * The first day.
     *
     * @return as it was asked for
     */
    LocalDate first();

    /**
     * The last day, included.
     *
     * @return not before the first
     */
    LocalDate last();

    /**
     * A regular export (exchange-format.md, sections 1 to 3).
     *
     * @param first        first day asked for
     * @param last         last day
     * @param afterInitial start day of the initial data that were handed over: the window never starts before it, and
     *     one that starts at it holds the initial movements (section 4)
     * @param moving       whether it is the window that moves on day by day, and not a period that somebody chose
     */
    record Regular(LocalDate first, LocalDate last, Optional<LocalDate> afterInitial, boolean moving)
            implements ExportSpan {
        /**
         * A period that somebody chose.
         *
         * @param first        first day asked for
         * @param last         last day
         * @param afterInitial start day of the initial data that were handed over
         */
        public Regular(LocalDate first, LocalDate last, Optional<LocalDate> afterInitial) {
            this(first, last, afterInitial, false);
        }
    }

    /**
     * An initial export (exchange-format.md, section 4).
     *
     * @param first start day
     * @param last  last day
     */
    record Initial(LocalDate first, LocalDate last) implements ExportSpan {}
}
