package asterism.rest;

import java.util.Collection;
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

    /** A text up to a length. */
    static String bounded(String pointer, String text, int length) {
        if (text.length() > length) {
            throw RefusedException.body(pointer, "text-invalid", Integer.toString(length));
        }
        return text;
    }
}
