package asterism.source;

import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceReading.Part;
import asterism.api.source.SourceTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of a folder are which tables. Other files are nobody's business, except that the manifest may name only
 * what is there.
 */
final class FolderLayout {
    /** The two halves of a part. */
    record Halves(CsvFile documents, CsvFile lines) {}

    private final Map<SourceTable, TableFiles> tables;
    private final Optional<Manifest> manifest;
    private final List<Path> files;

    private FolderLayout(
            Map<SourceTable, TableFiles> tables, Optional<Manifest> manifest, Optional<Path> manifestFile) {
        this.tables = tables;
        this.manifest = manifest;
        this.files = Stream.concat(
                        manifestFile.stream(),
                        tables.values().stream()
                                .flatMap(table -> table.files().values().stream())
                                .map(CsvFile::path))
                .toList();
    }

    /**
     * Looks at the folder, and at the header of each file.
     *
     * @throws SourceException when it is not whole
     * @throws IOException     when it is not there or cannot be read
     */
    static FolderLayout of(Path folder, BufferPool buffers) throws SourceException, IOException {
        Map<String, Path> present = filesIn(folder);
        Map<SourceTable, TableFiles> tables = Arrays.stream(SourceTable.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> TableFiles.among(present, table),
                        (a, b) -> a,
                        () -> new EnumMap<>(SourceTable.class)));
        Optional<Path> manifestFile = Optional.ofNullable(present.get(Manifest.FILE));
        Optional<Manifest> manifest = manifestFile.isEmpty()
                ? Optional.empty()
                : Optional.of(Manifest.read(manifestFile.get(), buffers, present.keySet()));
        FolderLayout layout = new FolderLayout(tables, manifest, manifestFile);
        layout.check(buffers.forHeaders());
        return layout;
    }

    private static Map<String, Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), Function.identity(), (a, b) -> a, TreeMap::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void check(BufferPool buffers) throws SourceException, IOException {
        Faults faults = new Faults();
        for (TableFiles table : tables.values()) {
            if (table.files().isEmpty()) {
                add(faults, Kind.TABLE_MISSING, TableFiles.fileName(table.table(), ""), List.of());
            }
            Set<String> incomplete = incompleteParts(table);
            for (Map.Entry<String, CsvFile> entry : table.files().entrySet()) {
                CsvFile file = entry.getValue();
                if (incomplete.contains(entry.getKey())) {
                    SourceTable other = TableFiles.otherHalf(table.table());
                    add(faults, Kind.PART_INCOMPLETE, file.name(), List.of(TableFiles.fileName(other, entry.getKey())));
                }
                if (manifest.isPresent() && manifest.get().lacks(file.name())) {
                    add(faults, Kind.MANIFEST_FILE_UNNAMED, file.name(), List.of());
                }
                file.checkHeader(buffers, faults);
            }
        }
        manifest.ifPresent(read -> faults.addAll(read.faults()));
        faults.throwIfAny();
    }

    // Where the other table is missing altogether, that is said once, and not of each part again.
    private Set<String> incompleteParts(TableFiles table) {
        Set<String> others = of(TableFiles.otherHalf(table.table())).files().keySet();
        Set<String> parts =
                new HashSet<>(others.isEmpty() ? Set.of() : table.files().keySet());
        parts.removeAll(others);
        return parts;
    }

    private static void add(Faults faults, Kind kind, String place, List<String> expected) {
        faults.add(() -> new SourceFault(kind, place, 0, "", "", "", expected));
    }

    /** The file of a table that comes whole. */
    CsvFile whole(SourceTable table) {
        return file(table, "");
    }

    /** The parts with their files, {@code documents.csv} first, the others by name. */
    Map<Part, Halves> parts() throws IOException {
        Map<Part, Halves> parts = new LinkedHashMap<>();
        for (String name : of(SourceTable.DOCUMENTS).files().keySet()) {
            CsvFile documents = file(SourceTable.DOCUMENTS, name);
            CsvFile lines = file(SourceTable.LINES, name);
            long bytes = Files.size(documents.path()) + Files.size(lines.path());
            parts.put(new Part(documents.name(), lines.name(), bytes), new Halves(documents, lines));
        }
        return parts;
    }

    /** All files that a reading depends on. */
    List<Path> files() {
        return files;
    }

    /** Compares the rows found in a file with what the manifest promises. */
    void compare(CsvFile file, long rows, Faults faults) {
        manifest.ifPresent(promises -> promises.compare(file.name(), rows, faults));
    }

    // All tables and halves are there once the folder has passed the check.
    private CsvFile file(SourceTable table, String part) {
        return Optional.ofNullable(of(table).files().get(part)).orElseThrow();
    }

    private TableFiles of(SourceTable table) {
        return Optional.ofNullable(tables.get(table)).orElseThrow();
    }
}
