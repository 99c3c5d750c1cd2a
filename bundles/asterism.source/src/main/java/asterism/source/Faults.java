package asterism.source;

import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The first faults in the order in which they are found, and how many there are in all. */
final class Faults {
    private static final int LIMIT = 100;

    private final List<SourceFault> first = new ArrayList<>();
    private long count;

    /** Counts a fault; makes it only when it is among the first. */
    void add(Supplier<SourceFault> fault) {
        if (first.size() < LIMIT) {
            first.add(fault.get());
        }
        count++;
    }

    /** Appends what was found elsewhere. */
    void addAll(Faults others) {
        first.addAll(others.first.subList(0, Math.min(others.first.size(), LIMIT - first.size())));
        count += others.count;
    }

    long count() {
        return count;
    }

    void throwIfAny() throws SourceException {
        if (count > 0) {
            throw new SourceException(first, count);
        }
    }
}
