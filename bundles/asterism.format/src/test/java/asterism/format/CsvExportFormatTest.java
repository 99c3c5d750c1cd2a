package asterism.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.export.ExportWindow;
import asterism.api.export.FormatOptions;
import asterism.api.lotdata.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportFormatTest extends ExportFormatContract {
    private static final List<String> TABLES = List.of("batches.csv", "distributions.csv", "remnants.csv");

    CsvExportFormatTest() {
        super(new CsvExportFormat());
    }

    @Test
    void theArchiveStandsBesideThatOfXml() {
        assertThat(new CsvExportFormat().archiveName("base")).isEqualTo("base_csv.zip");
    }

    @Test
    void regularTablesAreTheGoldenOnes() throws Exception {
        compare("regular", GoldenRows.regular(), Samples.UTF8_OPTIONS);
    }

    @Test
    void tablesInWindows1251AreTheGoldenOnes() throws Exception {
        compare("windows-1251", GoldenRows.regular(), options(Samples.WINDOWS_1251, ';', false));
    }

    @Test
    void initialTablesWithCommasAreTheGoldenOnes() throws Exception {
        compare("initial", GoldenRows.initial(), options(StandardCharsets.UTF_8, ',', false));
    }

    @Test
    void emptyTablesHaveHeadersOnly() throws Exception {
        compare("empty", new SampleWindow(Samples.store("S")), Samples.UTF8_OPTIONS);
    }

    private static void compare(String folder, SampleWindow rows, FormatOptions options) throws Exception {
        MemoryArchive archive = write(rows, options);
        assertThat(archive.entries.keySet()).containsExactlyElementsOf(TABLES);
        for (String table : TABLES) {
            assertThat(archive.bytes(table)).as(table).isEqualTo(golden(folder + "/" + table));
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {';', ',', '\t', '|'})
    void aParserReadsAwkwardTextsBack(char separator) throws Exception {
        String text = "\"a\";b,c\td|e\r\nf\n\rg #!' & < > №😀";
        Item item = Samples.item("A", Map.of("name", text, "producerName", "# no comment", "countryName", "\"\""));
        MemoryArchive archive = write(
                new SampleWindow(Samples.store(text)).with(Samples.lot(item)),
                options(StandardCharsets.UTF_8, separator, false));

        CSVFormat rfc = CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        List<CSVRecord> lines = rfc.parse(new StringReader(archive.text("batches.csv", StandardCharsets.UTF_8)))
                .getRecords();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).toList()).hasSize(29).contains("code_map", "code_protek");
        assertThat(lines.get(1).toList()).hasSize(29).contains(text, "# no comment", "\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '!',
            value = {
                "plain#plain",
                "a b#a b",
                "-1#-1",
                "=1+1#=1+1",
                "a'b#a'b",
                "a,b#a,b",
                "a;b#\"a;b\"",
                "a\"b#\"a\"\"b\""
            })
    void quotesStandWhereTheyAreNeeded(String text, String cell) throws Exception {
        Item item = Samples.item("A", Map.of("name", text));
        MemoryArchive archive =
                write(new SampleWindow(Samples.store("S")).with(Samples.lot(item)), Samples.UTF8_OPTIONS);

        assertThat(archive.text("batches.csv", StandardCharsets.UTF_8)).contains(";A;" + cell + ";;;;");
    }

    @Test
    void aReferenceForWhatTheCharsetLacksStandsInQuotes() throws Exception {
        Item item = Samples.item("A", Map.of("name", "≥ 2", "countryName", "Кот-д’Ивуар"));
        SampleWindow rows = new SampleWindow(Samples.store("S")).with(Samples.lot(item));

        assertThat(write(rows, options(Samples.WINDOWS_1251, ';', false)).text("batches.csv", Samples.WINDOWS_1251))
                .contains(";\"&#8805; 2\";")
                .contains(";Кот-д’Ивуар;");
        assertThat(write(rows, options(Samples.WINDOWS_1251, ',', false)).text("batches.csv", Samples.WINDOWS_1251))
                .contains(",&#8805; 2,");
    }

    @Test
    void whatXmlCannotHoldIsDroppedHereToo() throws Exception {
        Item item = Samples.item("A", Map.of("name", "a\u0001\uFFFEb\uD800c\rd", "pulsCode", "\u0001"));
        SampleWindow rows = new SampleWindow(Samples.store("S")).with(Samples.lot(item));

        assertThat(write(rows, Samples.UTF8_OPTIONS).text("batches.csv", StandardCharsets.UTF_8))
                .contains(";\"abc\rd\";")
                .endsWith(";A;;;\r\n");
    }

    @Test
    void onlyUtf8HasAByteOrderMark() throws Exception {
        SampleWindow rows = new SampleWindow(Samples.store("S"));

        assertThat(write(rows, options(StandardCharsets.UTF_8, ';', true)).text("remnants.csv", StandardCharsets.UTF_8))
                .startsWith("\uFEFFmap_pharmacy_id;");
        assertThat(Stream.of(options(StandardCharsets.UTF_8, ';', false), options(Samples.WINDOWS_1251, ';', true)))
                .allSatisfy(options -> assertThat(write(rows, options).text("remnants.csv", options.csvCharset()))
                        .startsWith("map_pharmacy_id;"));
    }

    @Test
    void aCharsetOfSeveralBytesButUtf8IsRefused() {
        assertThatThrownBy(() ->
                        write(new SampleWindow(Samples.store("S")), options(StandardCharsets.UTF_16LE, ';', false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UTF-16LE");
    }

    private static FormatOptions options(Charset charset, char separator, boolean byteOrderMark) {
        return new FormatOptions(StandardCharsets.UTF_8, charset, separator, byteOrderMark);
    }

    private static MemoryArchive write(SampleWindow rows, FormatOptions options) throws Exception {
        ExportWindow window = Samples.exportWindow("102532", "17", false, options);
        MemoryArchive archive = new MemoryArchive();
        new CsvExportFormat().write(window, rows, entry -> {}, archive);
        return archive;
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = CsvExportFormatTest.class.getResourceAsStream("/csv/" + name)) {
            return in.readAllBytes();
        }
    }
}
