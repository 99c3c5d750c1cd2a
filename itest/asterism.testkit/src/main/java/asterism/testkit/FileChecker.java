package asterism.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a formed file against exchange-format.md: {@code BASE.zip} with its XML, or {@code BASE_csv.zip}. All that is
 * wrong comes in one {@link CheckFailure}. Reads as a stream and shares no code with a writer.
 */
public final class FileChecker {
    private final FileSource source;

    private FileChecker(FileSource source) {
        this.source = source;
    }

    /** Of a file on disk; its name says what it is. */
    public static FileChecker of(Path zip) {
        return of(zip, CsvSettings.usual());
    }

    /** Of a file on disk whose CSV may be written in another way. */
    public static FileChecker of(Path zip, CsvSettings settings) {
        return new FileChecker(FileSource.of(zip, settings));
    }

    /** Of a file in memory. */
    public static FileChecker of(String name, byte[] zip) {
        return of(name, zip, CsvSettings.usual());
    }

    /** Of a file in memory whose CSV may be written in another way. */
    public static FileChecker of(String name, byte[] zip, CsvSettings settings) {
        return new FileChecker(new FileSource(name, () -> new ByteArrayInputStream(zip), settings));
    }

    /** Checks everything that the file itself shows: names, forms, order, rules 1 to 4 and 6 of section 3. */
    public FileChecker check() throws IOException {
        Violations violations = new Violations(source.name());
        source.read(violations, new EntryRules(violations, new FileRules(violations)));
        violations.throwIfAny();
        return this;
    }

    /** Checks amounts, prices and quantities with the ledger, rule 5 among them; lots from the beginning. */
    public FileChecker checkAgainst(LedgerModel ledger, String storeId) throws IOException {
        return checkAgainst(ledger, storeId, Optional.empty());
    }

    /** Checks amounts, prices and quantities with the ledger, rule 5 among them. */
    public FileChecker checkAgainst(LedgerModel ledger, String storeId, Optional<LocalDate> lotsFrom)
            throws IOException {
        Violations violations = new Violations(source.name());
        LedgerRules rules = new LedgerRules(StoreLines.byItem(ledger, storeId, lotsFrom), violations);
        source.read(violations, new EntryRules(violations, rules));
        violations.throwIfAny();
        return this;
    }

    /** Checks all formed files of a folder and tells how many there were. */
    public static int checkFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> FileSource.isFormed(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        Optional<CheckFailure> first = Optional.empty();
        for (Path file : files) {
            try {
                of(file).check();
            } catch (CheckFailure failure) {
                first.ifPresent(failure::addSuppressed);
                first = Optional.of(failure);
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
        return files.size();
    }

    /** Checks all formed files of the folders that are given. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            System.out.println(folder + ": " + checkFolder(Path.of(folder)) + " file(s) are right");
        }
    }
}
