package asterism.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a folder of CSV files without checking anything. */
final class FolderReader {
    private FolderReader() {}

    static LedgerModel read(Path folder) throws IOException {
        LedgerModel ledger = new LedgerModel();
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            for (SourceTable table : SourceTable.values()) {
                boolean part = table.inParts() && name.startsWith(table.tableName() + "-") && name.endsWith(".csv");
                if (part || name.equals(table.tableName() + ".csv")) {
                    readTable(ledger, table, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return ledger;
    }

    private static void readTable(LedgerModel ledger, SourceTable table, String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        // "separator , or ; found from the header": no column name holds either.
        int headerEnd = text.indexOf('\n');
        String headerLine = headerEnd < 0 ? text : text.substring(0, headerEnd);
        char separator = headerLine.indexOf(';') >= 0 ? ';' : ',';
        List<CsvText.Line> lines = CsvText.parse(text, separator);
        List<String> header = lines.get(0).values();
        for (CsvText.Line line : lines.subList(1, lines.size())) {
            // "empty lines skipped"
            if (line.cells().size() > 1 || !Values.trim(line.values().get(0)).isEmpty()) {
                ledger.add(table, row(table, header, line.values()));
            }
        }
    }

    // "Columns are found by name, in any order and case; unknown columns are ignored"
    private static Map<String, String> row(SourceTable table, List<String> header, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (String column : table.columns()) {
            for (int i = 0; i < header.size(); i++) {
                boolean named =
                        Values.trim(header.get(i)).toLowerCase(Locale.ROOT).equals(column);
                if (named && !Values.trim(cells.get(i)).isEmpty()) {
                    row.put(column, Values.trim(cells.get(i)));
                }
            }
        }
        return row;
    }
}
