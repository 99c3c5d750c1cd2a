package asterism.configuration;

import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import asterism.api.lotdata.ItemKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tree of item kinds; the source has no cycles in it. */
final class KindTree {
    private final Map<String, String> parents = new HashMap<>();

    KindTree(Collection<ItemKind> kinds) {
        kinds.forEach(kind -> parents.put(kind.id(), kind.parentId()));
    }

    boolean isEmpty() {
        return parents.isEmpty();
    }

    SortedSet<String> unknown(Set<String> kinds) {
        NavigableSet<String> unknown = new TreeSet<>(Names.CODE_POINTS);
        kinds.stream().filter(kind -> !parents.containsKey(kind)).forEach(unknown::add);
        return unknown;
    }

    /** The ticks that are not below another one. */
    Set<String> topmost(Set<String> ticked) {
        Set<String> topmost = new TreeSet<>(ticked);
        topmost.removeIf(kind -> isWithin(parents.getOrDefault(kind, ""), ticked));
        return topmost;
    }

    SortedSet<String> included(KindChoice choice) {
        NavigableSet<String> included = new TreeSet<>(Names.CODE_POINTS);
        parents.keySet().stream()
                .filter(kind -> choice.scope() == Scope.ALL || isWithin(kind, choice.kinds()))
                .forEach(included::add);
        return included;
    }

    private boolean isWithin(String kind, Set<String> ticked) {
        for (String one = kind; !one.isEmpty(); one = parents.getOrDefault(one, "")) {
            if (ticked.contains(one)) {
                return true;
            }
        }
        return false;
    }
}
