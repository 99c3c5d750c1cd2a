package asterism.api.export;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The elements that a receiver holds and a new file lacks, on days of the new file's window: the receiver deletes them.
 *
 * @param held how many elements the receiver holds on days of the window; 0 when there is nothing to compare with
 * @param days how many of them are absent from the new file, by day; days without any are left out
 */
public record Vanishing(long held, SortedMap<LocalDate, Counts> days) {
    /** Keeps a copy. */
    public Vanishing {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /**
     * Numbers of elements.
     *
     * @param lots      lots, each counted on the first of its days within the window
     * @param movements movements
     * @param balances  balances
     * @param held      how many movements and balances the receiver holds on that day. Lots are left out, as they belong
     *     to no day: those of the whole window are counted on its first days
     */
    public record Counts(int lots, int movements, int balances, int held) {
        /**
         * All that vanish.
         *
         * @return the sum
         */
        public long sum() {
            return (long) lots + movements + balances;
        }
    }

    /**
     * How many elements vanish.
     *
     * @return the sum over all days
     */
    public long vanished() {
        return days.values().stream().mapToLong(Counts::sum).sum();
    }
}
