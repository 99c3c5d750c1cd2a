package asterism.testkit;

import java.util.ArrayList;
import java.util.List;

/** Takes RFC 4180 text apart, character by character, and keeps what a strict reader may want to know. */
final class CsvText {
    /** One line of cells; {@code lineEnd} is empty for a last line that nothing ends. */
    record Line(List<Cell> cells, String lineEnd) {
        List<String> values() {
            return cells.stream().map(Cell::value).toList();
        }
    }

    /** One cell and whether it stood in quotes. */
    record Cell(String value, boolean quoted) {}

    private final String text;
    private final char separator;
    private int at;

    private CsvText(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** All lines of the text. */
    static List<Line> parse(String text, char separator) {
        CsvText csv = new CsvText(text, separator);
        List<Line> lines = new ArrayList<>();
        while (csv.at < text.length()) {
            lines.add(csv.line());
        }
        return lines;
    }

    private Line line() {
        List<Cell> cells = new ArrayList<>();
        cells.add(cell());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            cells.add(cell());
        }
        return new Line(cells, lineEnd());
    }

    private String lineEnd() {
        for (String end : List.of("\r\n", "\n", "\r")) {
            if (text.startsWith(end, at)) {
                at += end.length();
                return end;
            }
        }
        if (at < text.length()) {
            throw new IllegalArgumentException("a quote is followed by '" + text.charAt(at) + "' at " + at);
        }
        return "";
    }

    private Cell cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quotedCell();
        }
        int from = at;
        while (at < text.length() && "\r\n".indexOf(text.charAt(at)) < 0 && text.charAt(at) != separator) {
            if (text.charAt(at) == '"') {
                throw new IllegalArgumentException("a quote within a cell without quotes at " + at);
            }
            at++;
        }
        return new Cell(text.substring(from, at), false);
    }

    private Cell quotedCell() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                return new Cell(value.toString(), true);
            }
        }
        throw new IllegalArgumentException("a quote is never closed");
    }
}
