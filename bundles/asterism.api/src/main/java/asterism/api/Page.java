package asterism.api;

import java.util.List;

/**
 * A part of a list.
 *
 * @param <T>   type of an item
 * @param items the part that was asked for; empty behind the list's end
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, long total) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
