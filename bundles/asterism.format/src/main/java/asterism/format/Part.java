package asterism.format;

import java.util.List;
import java.util.function.Function;

/**
 * A part of the file: a list of rows of one kind.
 *
 * @param name     name of the list
 * @param row      name of a row
 * @param elements elements of a row, in their order
 * @param codes    what the rows are called elsewhere, after the elements; none in most parts
 * @param <T>      what a row is made of
 */
record Part<T>(String name, String row, List<Element<T>> elements, List<Code<T>> codes) {
    /**
     * A code in another firm's list, which a row may lack.
     *
     * @param owner whose list
     * @param text  the code, or empty
     * @param value writes it
     * @param <T>   what a row is made of
     */
    record Code<T>(String owner, Function<T, String> text, Element.Value<T> value) {}
}
