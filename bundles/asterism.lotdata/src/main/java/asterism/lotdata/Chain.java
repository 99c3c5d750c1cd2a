package asterism.lotdata;

import asterism.api.lotdata.Item;
import asterism.api.lotdata.ItemKind;
import asterism.api.lotdata.Partner;
import asterism.api.lotdata.Store;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The small tables of the source, by key. */
record Chain(
        Map<String, Store> stores,
        Map<String, ItemKind> kinds,
        Map<String, Item> items,
        Map<String, Partner> partners,
        Set<String> faultyItems,
        Set<String> faultyPartners) {

    /** Order of ids: by code points, which the order of UTF-16 is not. */
    static final Comparator<String> BY_CODE_POINTS =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    /** The kinds named and all below them. */
    Set<String> withChildren(Set<String> named) {
        Set<String> all = new HashSet<>();
        for (String kind : kinds.keySet()) {
            for (ItemKind at = kinds.get(kind); at != null; at = kinds.get(at.parentId())) {
                if (named.contains(at.id())) {
                    all.add(kind);
                    break;
                }
            }
        }
        return all;
    }
}
