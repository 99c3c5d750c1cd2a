package asterism.exporter;

import asterism.api.export.ExportSpan;
import java.time.LocalDate;

/**
 * The days that files of a run really hold.
 *
 * @param first   first day
 * @param last    last day, included
 * @param opening whether the first day opens at zero
 */
record Days(LocalDate first, LocalDate last, boolean opening) {
    /** The days of a span: a regular window never starts before the initial data (exchange-format.md, section 4). */
    static Days of(ExportSpan span) {
        if (span instanceof ExportSpan.Regular regular) {
            LocalDate start = regular.afterInitial()
                    .filter(initial -> initial.isAfter(regular.first()))
                    .orElse(regular.first());
            return new Days(
                    start,
                    regular.last(),
                    regular.afterInitial().filter(start::equals).isPresent());
        }
        return new Days(span.first(), span.last(), true);
    }

    /** Whether the whole span lies before the initial data. */
    boolean isEmpty() {
        return first.isAfter(last);
    }
}
