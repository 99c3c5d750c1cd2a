package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Severity;
import asterism.api.export.StoreResult;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.StoreWindow.MovementTotals;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.testkit.CsvSettings;
import asterism.testkit.FileChecker;
import asterism.testkit.LedgerModel;
import asterism.testkit.ReferenceFile;
import asterism.testkit.ReferenceWarning;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What the files of a run must be: those of the reference, byte for byte, and right in the checker's eyes. */
final class Expectation {
    private static final String BOM = "\uFEFF";
    private static final List<String> PROTOCOL_COLUMNS =
            List.of("severity", "code", "store_id", "item_id", "lot_id", "doc_id", "line_no", "day", "text");

    private final Home home;
    private final Run run;
    private final LedgerModel ledger;
    private final String about;

    private Expectation(Home home, Run run, LedgerModel ledger, String about) {
        this.home = home;
        this.run = run;
        this.ledger = ledger;
        this.about = about;
    }

    /**
     * Forms the files of a run without a past and compares all that comes out.
     *
     * @param about what the messages of a failure begin with
     */
    static List<StoreResult> requireReference(Home home, Run run, LedgerModel ledger, String about) throws IOException {
        List<StoreResult> results = home.form(run);
        requireReference(home, run, ledger, about, results);
        return results;
    }

    /** Compares all that came out of a run without a past. */
    static void requireReference(Home home, Run run, LedgerModel ledger, String about, List<StoreResult> results)
            throws IOException {
        Expectation expectation = new Expectation(home, run, ledger, about + ", " + run);
        for (StoreResult result : results) {
            expectation.requireStore(result);
        }
    }

    private void requireStore(StoreResult result) throws IOException {
        ReferenceFile expected = run.reference(ledger, result.storeId()).form();
        if (!expected.hasElements()) {
            assertThat(result).as(about).isInstanceOf(StoreResult.Nothing.class);
            StoreResult.Nothing nothing = (StoreResult.Nothing) result;
            assertThat(nothing.baseName()).as(about).isEqualTo(run.baseName(nothing.storeId()));
            assertThat(archive(result)).as(about).doesNotExist();
            requireProtocol(nothing.protocol(), expected);
            if (expected.warnings().isEmpty()) {
                assertThat(protocolFile(result)).as(about).doesNotExist();
            } else {
                requireProtocolFile(protocolFile(result), expected);
            }
            return;
        }
        assertThat(result).as(about).isInstanceOf(StoreResult.Formed.class);
        StoreResult.Formed formed = (StoreResult.Formed) result;
        requireFile(formed, expected);
        requireProtocol(formed.protocol(), expected);
        assertThat(home.files().protocol(Home.ACTOR, formed.file().id()))
                .as(about)
                .isEqualTo(formed.protocol());
        requireProtocolFile(protocolFile(result), expected);
    }

    private Path archive(StoreResult result) {
        return home.out().resolve(run.archiveName(result.storeId()));
    }

    private Path protocolFile(StoreResult result) {
        return home.out().resolve(run.baseName(result.storeId()) + "_protocol.csv");
    }

    private void requireFile(StoreResult.Formed formed, ReferenceFile expected) throws IOException {
        Path archive = archive(formed);
        requireBytes(Archive.read(archive), run, expected, about);
        checker(archive).check().checkAgainst(ledger, formed.storeId(), run.lotsFrom());
        assertThat(formed.file().archive()).isEqualTo(run.archiveName(formed.storeId()));
        assertThat(formed.file().bytes()).isEqualTo(Files.size(archive));
        requireTotals(formed.file().totals(), expected);
    }

    private FileChecker checker(Path archive) {
        return FileChecker.of(
                archive,
                new CsvSettings(
                        run.options().csvSeparator(),
                        run.options().csvBom(),
                        run.options().csvCharset()));
    }

    /** Compares the entries of an archive with the reference's file. */
    static void requireBytes(Map<String, byte[]> entries, Run run, ReferenceFile expected, String about) {
        Map<String, String> texts = new TreeMap<>();
        if (run.format().equals(Run.CSV)) {
            if (run.options().csvSeparator() != ';') {
                // The reference writes the usual separator alone; the checker reads any.
                return;
            }
            String bom = run.options().csvBom() ? BOM : "";
            texts.put("batches.csv", bom + expected.batchesCsv());
            texts.put("distributions.csv", bom + expected.distributionsCsv());
            texts.put("remnants.csv", bom + expected.remnantsCsv());
        } else {
            assertThat(entries.keySet()).as(about).singleElement().asString().endsWith("_bat.xml");
            texts.put(entries.keySet().iterator().next(), expected.xml());
        }
        Charset charset = run.format().equals(Run.CSV) ? run.options().csvCharset() : expected.charset();
        assertThat(entries.keySet()).as(about).isEqualTo(texts.keySet());
        entries.forEach((name, bytes) -> {
            String text = texts.getOrDefault(name, "");
            // Texts first: they say where they differ.
            assertThat(new String(bytes, charset)).as(about).isEqualTo(new String(text.getBytes(charset), charset));
            assertThat(bytes).as(about).isEqualTo(text.getBytes(charset));
        });
    }

    private void requireProtocol(List<ProtocolEntry> protocol, ReferenceFile expected) {
        assertThat(warnings(protocol)).as(about).isEqualTo(sorted(expected.warnings()));
        assertThat(protocol).extracting(ProtocolEntry::severity).containsOnly(severities(protocol));
    }

    private static Severity[] severities(List<ProtocolEntry> protocol) {
        return protocol.isEmpty() ? new Severity[0] : new Severity[] {Severity.WARNING};
    }

    /** A protocol as the reference puts it, sorted. */
    static List<ReferenceWarning> warnings(List<ProtocolEntry> protocol) {
        return sorted(protocol.stream()
                .map(entry -> new ReferenceWarning(
                        entry.code().name(),
                        entry.storeId(),
                        entry.itemId(),
                        entry.lotId(),
                        entry.docId(),
                        entry.lineNo() == 0 ? "" : Integer.toString(entry.lineNo()),
                        entry.day().map(Object::toString).orElse("")))
                .toList());
    }

    private static List<ReferenceWarning> sorted(List<ReferenceWarning> warnings) {
        return warnings.stream().sorted(ReferenceWarning.ORDER).toList();
    }

    // "Warnings as CSV, BASE_protocol.csv, with the settings of section 5: ..., sorted by these columns, numbers as
    // numbers"
    private void requireProtocolFile(Path file, ReferenceFile expected) throws IOException {
        String text = Files.readString(file, run.options().csvCharset());
        String bom = run.options().csvBom() ? BOM : "";
        String header = String.join(String.valueOf(run.options().csvSeparator()), PROTOCOL_COLUMNS) + "\r\n";
        assertThat(text).as(about).startsWith(bom + header);
        List<CSVRecord> rows = rows(text.substring(bom.length()), run.options().csvSeparator());
        assertThat(rows.stream().map(Expectation::warning).toList()).as(about).isEqualTo(sorted(expected.warnings()));
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("severity")).isEqualTo("WARNING");
            assertThat(row.get("text")).as("%s, %s", about, row).isNotBlank().doesNotContain("\n", "\r");
        });
    }

    private static ReferenceWarning warning(CSVRecord row) {
        return new ReferenceWarning(
                row.get("code"),
                row.get("store_id"),
                row.get("item_id"),
                row.get("lot_id"),
                row.get("doc_id"),
                row.get("line_no"),
                row.get("day"));
    }

    private static List<CSVRecord> rows(String text, char separator) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(text)).getRecords();
    }

    // "rows and totals (quantity, purchase, retail, discount) by part and movement type"
    private void requireTotals(WindowTotals totals, ReferenceFile expected) throws IOException {
        assertThat(totals.lots())
                .as(about)
                .isEqualTo(rows(expected.batchesCsv(), ';').size());
        assertThat(totals.balances())
                .as(about)
                .isEqualTo(rows(expected.remnantsCsv(), ';').size());
        Map<String, MovementTotals> sums = new TreeMap<>();
        for (CSVRecord row : rows(expected.distributionsCsv(), ';')) {
            sums.merge(
                    row.get("doc_type"),
                    new MovementTotals(
                            1,
                            scaled(row.get("quantity"), 3),
                            scaled(row.get("purchase_sum_nds"), 2),
                            scaled(row.get("retail_sum_nds"), 2),
                            scaled(row.get("discount_sum"), 2)),
                    Expectation::sum);
        }
        Map<String, MovementTotals> actual = new TreeMap<>();
        totals.movements().forEach((type, sum) -> actual.put(number(type), sum));
        assertThat(actual).as(about).isEqualTo(sums);
    }

    private static long scaled(String decimal, int scale) {
        return new BigDecimal(decimal).movePointRight(scale).longValueExact();
    }

    private static MovementTotals sum(MovementTotals a, MovementTotals b) {
        return new MovementTotals(
                a.rows() + b.rows(),
                a.quantity() + b.quantity(),
                a.purchaseSum() + b.purchaseSum(),
                a.retailSum() + b.retailSum(),
                a.discountSum() + b.discountSum());
    }

    // exchange-format.md, section 2
    private static String number(DocumentType type) {
        return switch (type) {
            case WHOLESALE -> "1";
            case SALE -> "2";
            case RECEIPT -> "3";
            case CUSTOMER_RETURN -> "4";
            case SUPPLIER_RETURN -> "5";
            case TRANSFER_OUT -> "6";
            case TRANSFER_IN -> "7";
            case WRITE_OFF -> "8";
            case SURPLUS -> "9";
        };
    }
}
