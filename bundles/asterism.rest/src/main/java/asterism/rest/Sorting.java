package asterism.rest;

import java.util.EnumSet;
import java.util.Locale;

/**
 * What a list is sorted by: parameter {@code sort}, with {@code -} before it for the other way round.
 *
 * @param by           the order
 * @param isDescending whether it is the other way round
 */
record Sorting<E extends Enum<E>>(E by, boolean isDescending) {
    static <E extends Enum<E>> Sorting<E> of(Inputs inputs, Class<E> type, E byDefault) {
        String text = inputs.text("sort").orElse("");
        if (text.isEmpty()) {
            return new Sorting<>(byDefault, false);
        }
        boolean descending = text.startsWith("-");
        String name =
                (descending ? text.substring(1) : text).toUpperCase(Locale.ROOT).replace('-', '_');
        for (E order : EnumSet.allOf(type)) {
            if (order.name().equals(name)) {
                return new Sorting<>(order, descending);
            }
        }
        throw RefusedException.parameter(
                "sort",
                "choice-invalid",
                String.join(
                        ", ", EnumSet.allOf(type).stream().map(Problems::code).toList()));
    }
}
