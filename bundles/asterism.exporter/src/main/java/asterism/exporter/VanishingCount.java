package asterism.exporter;

import asterism.api.export.Vanishing;
import asterism.api.export.Vanishing.Counts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Counts the elements of held days, one day after another from the first on, that a new file lacks. */
final class VanishingCount {
    private final ElementKeys added;
    private final long[] addedLots;
    private final Set<Long> heldLots = new HashSet<>();
    private final SortedMap<LocalDate, Counts> days = new TreeMap<>();
    private long held;

    VanishingCount(ElementKeys added) {
        this.added = added;
        this.addedLots = added.lots();
    }

    void day(LocalDate day, ElementKeys.Day keys) {
        ElementKeys.Day now = added.days().getOrDefault(day, ElementKeys.Day.EMPTY);
        long[] lots = keys.lots().filter(heldLots::add).toArray();
        int onDay = count(LongStream.concat(keys.movements(), keys.balances()));
        held += lots.length + onDay;
        Counts counts = new Counts(
                count(Arrays.stream(lots).filter(lot -> !ElementKeys.contains(addedLots, lot))),
                count(keys.movements().filter(movement -> !now.hasMovement(movement))),
                count(keys.balances().filter(balance -> !now.hasBalance(balance))),
                onDay);
        if (counts.sum() > 0) {
            days.put(day, counts);
        }
    }

    private static int count(LongStream keys) {
        return Math.toIntExact(keys.count());
    }

    Vanishing result() {
        return new Vanishing(held, days);
    }
}
