package asterism.rest;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all bodies have in common. */
final class Bodies {
    private Bodies() {}

    /** A body that must be there. */
    static <T> T given(@Nullable T body) {
        if (body == null) {
            throw RefusedException.body("", "value-missing");
        }
        return body;
    }

    /** A list of as many entries as one request may have. */
    static <C extends Collection<?>> C bounded(String pointer, C entries) {
        if (entries.size() > Page.MAX_SIZE) {
            throw RefusedException.body(pointer, "list-too-long", Integer.toString(Page.MAX_SIZE));
        }
        return entries;
    }

    /**
     * Refuses a list that names something twice.
     *
     * @param pointer to the list
     * @param ids     of its entries, in their order; 0 for what is new
     */
    static void distinct(String pointer, List<Long> ids) {
        Set<Long> known = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) != 0 && !known.add(ids.get(i))) {
                throw RefusedException.body(pointer + "/" + i + "/id", "named-twice");
            }
        }
    }

    /** A text up to a length. */
    static String bounded(String pointer, String text, int length) {
        if (text.length() > length) {
            throw RefusedException.body(pointer, "text-invalid", Integer.toString(length));
        }
        return text;
    }
}
