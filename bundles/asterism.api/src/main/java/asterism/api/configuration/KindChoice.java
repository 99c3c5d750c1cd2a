package asterism.api.configuration;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which item kinds take part.
 *
 * @param scope   whether all do
 * @param kinds   ids of the ticked kinds, each with its children, also those added later; empty but for
 *     {@link Scope#TICKED}
 * @param version of what is stored; 0 as long as nothing was chosen; a save names the version it changes
 */
public record KindChoice(Scope scope, Set<String> kinds, long version) {
    /** What takes part. */
    public enum Scope {
        /** Nobody has chosen yet: no store is ready, so that no file goes out with items that nobody meant to send. */
        OPEN,
        /** All items. */
        ALL,
        /** The ticked kinds with their children. */
        TICKED
    }

    /** Keeps a sorted copy. */
    public KindChoice {
        kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
    }

    /**
     * What forming takes.
     *
     * @return the ticked kinds; empty for all items
     */
    public Optional<Set<String>> filter() {
        return scope == Scope.TICKED ? Optional.of(kinds) : Optional.empty();
    }
}
