package asterism.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Writes a ledger as a folder of CSV files (source-data.md, first section). */
final class FolderWriter {
    private final LedgerModel ledger;
    private final Path folder;
    private final WriteOptions options;
    private final Random random;
    private final Map<String, Integer> written = new LinkedHashMap<>();

    private FolderWriter(LedgerModel ledger, Path folder, WriteOptions options) {
        this.ledger = ledger;
        this.folder = folder;
        this.options = options;
        this.random = new Random(options.shuffleSeed().orElse(0));
    }

    static void write(LedgerModel ledger, Path folder, WriteOptions options) throws IOException {
        Files.createDirectories(folder);
        FolderWriter writer = new FolderWriter(ledger, folder, options);
        for (SourceTable table : SourceTable.values()) {
            if (!table.inParts()) {
                writer.writeTable(table, table.tableName(), ledger.rows(table));
            }
        }
        writer.writeDocuments();
        if (options.manifest()) {
            writer.writeManifest();
        }
    }

    // "the lines of a document stand in the part of the same name"
    private void writeDocuments() throws IOException {
        Map<String, List<Map<String, String>>> documents = new LinkedHashMap<>();
        Map<String, List<Map<String, String>>> lines = new LinkedHashMap<>();
        Map<String, String> partOfDocument = new HashMap<>();
        for (Map<String, String> document : ledger.rows(SourceTable.DOCUMENTS)) {
            String part = partOf(document);
            partOfDocument.put(LedgerModel.value(document, "doc_id"), part);
            documents.computeIfAbsent(part, p -> new ArrayList<>()).add(document);
        }
        for (Map<String, String> line : ledger.rows(SourceTable.LINES)) {
            String part = partOfDocument.getOrDefault(LedgerModel.value(line, "doc_id"), "");
            lines.computeIfAbsent(part, p -> new ArrayList<>()).add(line);
        }
        if (documents.isEmpty() || lines.containsKey("")) {
            documents.computeIfAbsent("", p -> new ArrayList<>());
        }
        for (Map.Entry<String, List<Map<String, String>>> part : documents.entrySet()) {
            String suffix = part.getKey().isEmpty() ? "" : "-" + part.getKey();
            writeTable(SourceTable.DOCUMENTS, "documents" + suffix, part.getValue());
            writeTable(SourceTable.LINES, "lines" + suffix, lines.getOrDefault(part.getKey(), List.of()));
        }
    }

    private String partOf(Map<String, String> document) {
        return options.partOf().map(function -> function.apply(document)).orElse("");
    }

    private void writeTable(SourceTable table, String name, List<Map<String, String>> rows) throws IOException {
        List<String> columns = new ArrayList<>(table.required());
        for (String column : table.optional()) {
            if (options.allColumns() || rows.stream().anyMatch(row -> row.containsKey(column))) {
                columns.add(column);
            }
        }
        if (options.shuffleSeed().isPresent()) {
            columns.add("unknown_column");
            columns.add("x");
            Collections.shuffle(columns, random);
        }
        List<List<String>> cells = new ArrayList<>();
        for (Map<String, String> row : rows) {
            cells.add(columns.stream().map(column -> cell(row, column)).toList());
        }
        List<String> header = columns.stream().map(this::spelled).toList();
        writeFile(name + ".csv", header, cells);
    }

    private String spelled(String column) {
        if (options.shuffleSeed().isEmpty()) {
            return column;
        }
        return switch (random.nextInt(3)) {
            case 0 -> column.toUpperCase(Locale.ROOT);
            case 1 -> column.substring(0, 1).toUpperCase(Locale.ROOT) + column.substring(1);
            default -> column;
        };
    }

    private String cell(Map<String, String> row, String column) {
        String value = row.getOrDefault(column, "");
        if (options.shuffleSeed().isEmpty()) {
            return value;
        }
        if (column.equals("unknown_column") || column.equals("x")) {
            return random.nextBoolean() ? "" : "nobody; reads, \"this\"";
        }
        return random.nextInt(10) == 0 ? " " + value + "\t " : value;
    }

    private void writeManifest() throws IOException {
        List<List<String>> cells = new ArrayList<>();
        written.forEach((file, rows) -> cells.add(List.of(file, Integer.toString(rows))));
        writeFile("manifest.csv", List.of("file", "rows"), cells);
    }

    private void writeFile(String file, List<String> header, List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder(options.bom() ? "\uFEFF" : "");
        String lineEnd = options.crLf() ? "\r\n" : "\n";
        text.append(line(header)).append(lineEnd);
        for (List<String> row : rows) {
            text.append(line(row)).append(lineEnd);
            if (options.shuffleSeed().isPresent() && random.nextInt(8) == 0) {
                text.append(lineEnd);
            }
        }
        Files.write(folder.resolve(file), text.toString().getBytes(StandardCharsets.UTF_8));
        written.put(file, rows.size());
    }

    private String line(List<String> cells) {
        return String.join(
                Character.toString(options.separator()),
                cells.stream().map(this::quoted).toList());
    }

    private String quoted(String value) {
        boolean needed = value.indexOf('"') >= 0
                || value.indexOf(options.separator()) >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        return needed || options.quoteAll() ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }
}
