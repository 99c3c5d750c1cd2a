package asterism.testkit;

import java.util.List;

/** "Header line, separator ;, quotes where needed (RFC 4180), CRLF". */
final class CsvTable {
    private CsvTable() {}

    static String text(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(header));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return String.join(";", cells.stream().map(CsvTable::cell).toList()) + "\r\n";
    }

    private static String cell(String value) {
        boolean needsQuotes = value.chars().anyMatch(c -> c == ';' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}
