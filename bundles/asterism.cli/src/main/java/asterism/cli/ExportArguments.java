package asterism.cli;

import asterism.api.configuration.StoreChoice;
import asterism.api.export.ExportSpan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;

/**
 * What an export is asked for.
 *
 * @param source     source folder, absolute
 * @param home       home directory, absolute
 * @param out        where the files go, absolute
 * @param choice     which stores, under which codes
 * @param kinds      item kinds; empty for all items
 * @param days       which days
 * @param ledgerStart start date of lot data
 * @param complete   whether the source is complete
 * @param format     id of the format
 * @param runStart   when the run began, chain's zone
 */
record ExportArguments(
        Path source,
        Path home,
        Path out,
        StoreChoice choice,
        Optional<Set<String>> kinds,
        AskedDays days,
        Optional<LocalDate> ledgerStart,
        boolean complete,
        String format,
        LocalDateTime runStart) {

    /** Which days are asked for. */
    sealed interface AskedDays {
        /** Days that are known. */
        record Span(ExportSpan span) implements AskedDays {}

        /**
         * The regular window, whose length is a setting.
         *
         * @param last         yesterday
         * @param afterInitial start day of the initial data
         */
        record RegularWindow(LocalDate last, Optional<LocalDate> afterInitial) implements AskedDays {}
    }

    /** The days, the length of the regular window being known. */
    ExportSpan span(int windowDays) {
        if (days instanceof AskedDays.RegularWindow window) {
            return new ExportSpan.Regular(
                    window.last().minusDays(windowDays - 1L), window.last(), window.afterInitial());
        }
        return ((AskedDays.Span) days).span();
    }
}
