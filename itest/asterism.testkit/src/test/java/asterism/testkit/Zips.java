package asterism.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs what the reference gives as a writer would. */
final class Zips {
    static final LocalDate FIRST = RandomLedger.FIRST_DAY.plusDays(1);
    static final LocalDate LAST = RandomLedger.LAST_DAY.minusDays(1);
    static final String BASE = ReferenceFile.baseName(LocalDateTime.of(2026, 11, 24, 2, 30), "102532", "17");

    private Zips() {}

    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static byte[] xml(byte[] document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(BASE + ".xml"));
            zip.write(document);
        }
        return bytes.toByteArray();
    }

    static FileChecker checker(ReferenceFile file) throws IOException {
        return FileChecker.of(BASE + ".zip", xml(file.xmlBytes()));
    }

    static FileChecker csvChecker(ReferenceFile file) throws IOException {
        byte[] zip = zip(
                "batches.csv", "\uFEFF" + file.batchesCsv(),
                "distributions.csv", "\uFEFF" + file.distributionsCsv(),
                "remnants.csv", "\uFEFF" + file.remnantsCsv());
        return FileChecker.of(BASE + "_csv.zip", zip);
    }
}
