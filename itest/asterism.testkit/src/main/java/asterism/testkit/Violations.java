package asterism.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong with a file. */
final class Violations {
    private static final int KEPT = 100;

    private final String file;
    private final List<String> kept = new ArrayList<>();
    private int count;

    Violations(String file) {
        this.file = file;
    }

    /** Adds a violation at an element, or at a place like "file name". */
    void add(String place, String message) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(place + ": " + message);
        }
    }

    /** Adds the violation unless the condition holds. */
    void require(boolean condition, String place, String message) {
        if (!condition) {
            add(place, message);
        }
    }

    /** As above; the key is only composed when it is needed, which large files feel. */
    void require(boolean condition, FileEntry entry, String message) {
        if (!condition) {
            add(entry.key(), message);
        }
    }

    /** As above, with a message that is composed only when it is needed. */
    void require(boolean condition, FileEntry entry, Supplier<String> message) {
        if (!condition) {
            add(entry.key(), message.get());
        }
    }

    void throwIfAny() {
        if (count > 0) {
            throw new CheckFailure(file, List.copyOf(kept), count);
        }
    }
}
