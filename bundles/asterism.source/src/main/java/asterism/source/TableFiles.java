package asterism.source;

import asterism.api.source.SourceTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The files of one table.
 *
 * @param table the table
 * @param files by the name of the part; the file that is named as the table has none and comes first
 */
record TableFiles(SourceTable table, NavigableMap<String, CsvFile> files) {
    private static final String SUFFIX = ".csv";

    /** Finds them among the files of a folder. */
    static TableFiles among(Map<String, Path> present, SourceTable table) {
        NavigableMap<String, CsvFile> files = new TreeMap<>();
        String prefix = table.tableName() + "-";
        int shortest = prefix.length() + 1 + SUFFIX.length();
        present.forEach((name, path) -> {
            if (name.equals(fileName(table, ""))) {
                files.put("", new CsvFile(name, path, table.columns()));
            } else if (otherHalf(table) != table
                    && name.length() >= shortest
                    && name.startsWith(prefix)
                    && name.endsWith(SUFFIX)) {
                String part = name.substring(prefix.length(), name.length() - SUFFIX.length());
                files.put(part, new CsvFile(name, path, table.columns()));
            }
        });
        return new TableFiles(table, files);
    }

    /** How the file of a part is named, or that of a table where the part has no name. */
    static String fileName(SourceTable table, String part) {
        return table.tableName() + (part.isEmpty() ? "" : "-" + part) + SUFFIX;
    }

    /** The table that comes in parts together with this one; itself where it comes whole. */
    static SourceTable otherHalf(SourceTable table) {
        return switch (table) {
            case DOCUMENTS -> SourceTable.LINES;
            case LINES -> SourceTable.DOCUMENTS;
            default -> table;
        };
    }
}
