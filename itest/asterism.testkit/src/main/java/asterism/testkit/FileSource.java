package asterism.testkit;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A ZIP of a file or of its CSV rendition: names and entries (exchange-format.md, sections 1 and 5). */
final class FileSource {
    private static final Pattern NAME =
            Pattern.compile("(([0-9]{14})_([0-9]{1,18})_([A-Za-z0-9.-]{1,50})_bat)(_csv)?\\.zip");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Opens the bytes of the ZIP. */
    interface Opener {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opener opener;
    private final CsvSettings settings;

    FileSource(String name, Opener opener, CsvSettings settings) {
        this.name = name;
        this.opener = opener;
        this.settings = settings;
    }

    static FileSource of(Path zip, CsvSettings settings) {
        return new FileSource(zip.getFileName().toString(), () -> Files.newInputStream(zip), settings);
    }

    String name() {
        return name;
    }

    /** Whether the name is one of a formed file. */
    static boolean isFormed(String name) {
        return NAME.matcher(name).matches();
    }

    /** Reads everything and reports what is wrong with the frame. */
    void read(Violations violations, EntrySink sink) throws IOException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            violations.add(
                    "file name",
                    name + " is not {yyyyMMddHHmmss}_{client_id}_{map_pharmacy_id}_bat.zip or _bat_csv.zip");
            return;
        }
        violations.require(isTime(matcher.group(2)), "file name", "no time: " + matcher.group(2));
        FileHead named = new FileHead(
                matcher.group(3), matcher.group(4), Optional.empty(), Optional.empty(), matcher.group(5) != null);
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(opener.open(), 1 << 16))) {
            if (named.csv()) {
                readTables(zip, named, violations, sink);
            } else {
                readDocument(zip, matcher.group(1) + ".xml", named, violations, sink);
            }
        }
    }

    private static boolean isTime(String stamp) {
        try {
            LocalDateTime.parse(stamp, STAMP);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    // "BASE.xml is the only entry of BASE.zip (deflate)."
    private static void readDocument(
            ZipInputStream zip, String expected, FileHead named, Violations violations, EntrySink sink)
            throws IOException {
        if (!nextEntry(zip, expected, violations)) {
            return;
        }
        RawXml raw = new RawXml(zip, violations);
        EntrySink checkingHead = new EntrySink() {
            @Override
            public void begin(FileHead head) {
                violations.require(
                        head.clientId().equals(named.clientId())
                                && head.storeCode().equals(named.storeCode()),
                        "document",
                        "codes " + head.clientId() + ", " + head.storeCode() + " are not those of the file name");
                sink.begin(head);
            }

            @Override
            public void accept(FileEntry entry) {
                sink.accept(entry);
            }

            @Override
            public void end() {
                sink.end();
            }
        };
        // The parser must not close the ZIP, which holds more to look at.
        String clientId = XmlEntries.read(
                new FilterInputStream(raw) {
                    @Override
                    public void close() {}
                },
                violations,
                checkingHead);
        raw.transferTo(OutputStream.nullOutputStream());
        if (!clientId.isEmpty()) {
            raw.finish(clientId);
        }
        requireNoMore(zip, violations);
    }

    // "BASE_csv.zip with batches.csv, distributions.csv, remnants.csv"
    private void readTables(ZipInputStream zip, FileHead named, Violations violations, EntrySink sink)
            throws IOException {
        sink.begin(named);
        for (FilePart part : FilePart.values()) {
            if (!nextEntry(zip, part.container() + ".csv", violations)) {
                return;
            }
            new CsvEntries(settings, violations, sink).read(part, zip.readAllBytes());
        }
        sink.end();
        requireNoMore(zip, violations);
    }

    private static boolean nextEntry(ZipInputStream zip, String expected, Violations violations) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            violations.add("ZIP", "has no entry " + expected);
            return false;
        }
        violations.require(entry.getName().equals(expected), "ZIP", "entry " + entry.getName() + ", not " + expected);
        violations.require(entry.getMethod() == ZipEntry.DEFLATED, "ZIP", expected + " is not deflated");
        return true;
    }

    private static void requireNoMore(ZipInputStream zip, Violations violations) throws IOException {
        ZipEntry more = zip.getNextEntry();
        violations.require(more == null, "ZIP", "has more entries than it should");
    }
}
