package asterism.format;

import java.io.IOException;

/**
 * An element of a row: its name and its value.
 *
 * @param name  name of the XML element and of the CSV column
 * @param value writes the value; nothing when it is empty
 * @param <T>   what a row is made of
 */
record Element<T>(String name, Value<T> value) {
    /** Writes one cell of a row. */
    interface Value<T> {
        void write(T row, Cells out) throws IOException;
    }

    /** An element that is always empty. */
    static <T> Element<T> empty(String name) {
        return new Element<>(name, (row, out) -> {});
    }
}
