package asterism.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows of a part as XML. The tags from one value to the next are prepared as one piece: they are most of a
 * file.
 */
final class XmlTable<T> {
    private final XmlCells cells;
    private final List<Step<T>> steps = new ArrayList<>();
    private final byte[] end;

    /** A value and the tags before it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Step<T>(byte[] tags, Element.Value<T> value) {}

    XmlTable(Part<T> part, XmlCells cells) {
        this.cells = cells;
        String tags = "<" + part.row() + ">";
        for (Element<T> element : part.elements()) {
            steps.add(new Step<>(bytes(tags + "<" + element.name() + ">"), element.value()));
            tags = "</" + element.name() + ">";
        }
        if (!part.codes().isEmpty()) {
            steps.add(new Step<>(bytes(tags + "<nomenclature_codes>"), codes(part.codes())));
            tags = "</nomenclature_codes>";
        }
        this.end = bytes(tags + "</" + part.row() + ">");
    }

    private static <T> Element.Value<T> codes(List<Part.Code<T>> codes) {
        List<Element.Value<T>> values = codes.stream().map(XmlTable::code).toList();
        return (row, out) -> {
            for (Element.Value<T> value : values) {
                value.write(row, out);
            }
        };
    }

    private static <T> Element.Value<T> code(Part.Code<T> code) {
        byte[] begin = bytes("<code owner=\"" + code.owner() + "\">");
        byte[] end = bytes("</code>");
        return (row, out) -> {
            // One of which nothing is left is not there, but what was dropped is still to be entered.
            boolean there = XmlCharacters.holdsAnyOf(code.text().apply(row));
            if (there) {
                out.blocks.raw(begin);
            }
            code.value().write(row, out);
            if (there) {
                out.blocks.raw(end);
            }
        };
    }

    /** Writes all rows, and returns how many they were. */
    int write(Iterable<T> rows) throws IOException {
        int count = 0;
        for (T row : rows) {
            for (Step<T> step : steps) {
                cells.blocks.raw(step.tags);
                step.value.write(row, cells);
            }
            cells.blocks.raw(end);
            count++;
        }
        return count;
    }

    private static byte[] bytes(String markup) {
        return markup.getBytes(StandardCharsets.US_ASCII);
    }
}
