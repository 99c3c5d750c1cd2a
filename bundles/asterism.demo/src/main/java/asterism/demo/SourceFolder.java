package asterism.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a source is generated into. It is whole when its manifest is there: that goes first when an older
 * source is replaced, and comes last when the new one is complete.
 *
 * <p>A generated source is known by a column of its {@code stores.csv} that the contract lacks, and that readers ignore.
 * That file is never absent while others are there, so that a source that was cut short can be replaced, too.
 */
final class SourceFolder {
    /** The column that shows that a source was generated, and how. */
    static final String MARK = "demo_options";

    static final String STORES = "stores.csv";
    static final String MANIFEST = "manifest.csv";

    private static final Pattern OPTIONS =
            Pattern.compile("stores=(\\d+) days=(\\d+) seed=-?\\d+ end=(\\d{4}-\\d\\d-\\d\\d) parts=\\w+$");
    private static final String UNFINISHED = ".part";
    private static final Pattern OURS = Pattern.compile("(stores|store_codes|item_kinds|items|partners|manifest"
            + "|documents(-[A-Za-z0-9]+)?|lines(-[A-Za-z0-9]+)?)\\.csv(\\.part)?");

    private final Path folder;
    private final Map<String, Long> rows = new TreeMap<>();

    private SourceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder ready: creates it, or clears away the source that was generated into it before.
     *
     * @throws ForeignFolderException when it holds anything else; nothing was touched then
     */
    static SourceFolder prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(found::add);
        }
        for (Path file : found) {
            if (!Files.isRegularFile(file) || !OURS.matcher(name(file)).matches()) {
                throw new ForeignFolderException(folder, name(file));
            }
        }
        boolean begun = found.stream().allMatch(file -> name(file).equals(STORES + UNFINISHED));
        if (!begun && !isMarked(folder.resolve(STORES))) {
            throw new ForeignFolderException(folder, STORES);
        }
        Files.deleteIfExists(folder.resolve(MANIFEST));
        for (Path file : found) {
            if (!name(file).equals(STORES)) {
                Files.deleteIfExists(file);
            }
        }
        return new SourceFolder(folder);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * A chain that was generated, as its mark tells of it.
     *
     * @param stores number of shops; their ids are 1 and so on
     * @param first  first day of the history
     * @param last   its last day
     */
    record Chain(int stores, LocalDate first, LocalDate last) {}

    /** The chain of a source that was generated; of no other. */
    static Optional<Chain> chain(Path folder) throws IOException {
        Path stores = folder.resolve(STORES);
        if (!isMarked(stores)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(stores, StandardCharsets.UTF_8)) {
            return lines.map(OPTIONS::matcher)
                    .filter(Matcher::find)
                    .map(options -> {
                        LocalDate last = LocalDate.parse(options.group(3));
                        LocalDate first = last.minusDays(Integer.parseInt(options.group(2)) - 1L);
                        return new Chain(Integer.parseInt(options.group(1)), first, last);
                    })
                    .findFirst();
        }
    }

    private static boolean isMarked(Path stores) throws IOException {
        if (!Files.exists(stores)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(stores, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("").endsWith("," + MARK);
        }
    }

    /** Opens a file of the source; {@link #finish} takes it into the manifest. */
    CsvTable open(String file, String... header) throws IOException {
        return new CsvTable(folder.resolve(file), header);
    }

    /** Closes a file and keeps its number of rows for the manifest. */
    void finish(String file, CsvTable table) throws IOException {
        table.close();
        rows.put(file, table.rows());
    }

    /** Writes a file beside its place and then puts it there at once. */
    void replace(String file, TableWriter writer, String... header) throws IOException {
        Path unfinished = folder.resolve(file + UNFINISHED);
        CsvTable table = new CsvTable(unfinished, header);
        try (table) {
            writer.write(table);
        }
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                unfinished, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        rows.put(file, table.rows());
    }

    /** Declares the source whole. */
    void complete() throws IOException {
        Map<String, Long> listed = new TreeMap<>(rows);
        replace(
                MANIFEST,
                table -> {
                    for (Map.Entry<String, Long> file : listed.entrySet()) {
                        table.row(file.getKey(), Long.toString(file.getValue()));
                    }
                },
                "file",
                "rows");
    }

    /** Fills a table. */
    interface TableWriter {
        void write(CsvTable table) throws IOException;
    }
}
