package asterism.exporter;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * A file that the union has, as far as it tells which elements the union holds: on each day those of the newest file
 * whose window covers it. One that may have got into its place or not tells what the union may hold, and leaves the word
 * to older ones as well.
 *
 * @param first       first day
 * @param last        last day
 * @param inPlace     whether it is known to have got into its place
 * @param elementDays days on which it has elements
 */
record HandedOver(LocalDate first, LocalDate last, boolean inPlace, SortedSet<LocalDate> elementDays) {
    /**
     * Whether the union holds elements on days of a window, as far as is known.
     *
     * @param files newest first
     */
    static boolean anyElements(List<HandedOver> files, LocalDate first, LocalDate last) {
        Set<LocalDate> told = new HashSet<>();
        for (HandedOver file : files) {
            LocalDate from = file.first().isBefore(first) ? first : file.first();
            LocalDate to = file.last().isAfter(last) ? last : file.last();
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                if (!told.contains(day) && file.elementDays().contains(day)) {
                    return true;
                }
                if (file.inPlace()) {
                    told.add(day);
                }
            }
        }
        return false;
    }
}
