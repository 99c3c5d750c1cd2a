package asterism.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A generated source, read again with another library; file names without {@code .csv}. */
record Sample(DemoOptions options, Map<String, List<CSVRecord>> files) {
    static final LocalDate END = LocalDate.of(2026, 2, 20);

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Three shops over a change of the year, of which the third opens later; made once for all tests. */
    static Sample threeShops() {
        return Holder.THREE_SHOPS;
    }

    static Sample generate(DemoOptions options) throws IOException {
        new DemoGenerator(options, (shop, documents, lines) -> {}).generate();
        Map<String, List<CSVRecord>> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(options.folder())) {
            for (Path path : paths.toList()) {
                try (CSVParser parser = CSVParser.parse(path, StandardCharsets.UTF_8, FORMAT)) {
                    files.put(path.getFileName().toString().replace(".csv", ""), parser.getRecords());
                }
            }
        }
        return new Sample(options, files);
    }

    List<CSVRecord> table(String name) {
        return files.get(name);
    }

    /** The rows of all parts of a table. */
    List<CSVRecord> parts(String table) {
        List<CSVRecord> rows = new ArrayList<>();
        files.forEach((file, records) -> {
            if (file.equals(table) || file.startsWith(table + "-")) {
                rows.addAll(records);
            }
        });
        return rows;
    }

    /** Deletes a folder of files. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }

    private static final class Holder {
        static final Sample THREE_SHOPS = make();

        private static Sample make() {
            try {
                Path folder = Files.createTempDirectory("asterism-demo");
                try {
                    return generate(new DemoOptions(folder, 3, 75, 42, END, Parts.STORE));
                } finally {
                    delete(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
