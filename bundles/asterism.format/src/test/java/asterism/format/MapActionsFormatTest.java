package asterism.format;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.ExportWindow;
import asterism.api.export.FormatOptions;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import asterism.api.lotdata.Partner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapActionsFormatTest extends ExportFormatContract {
    private static final String ENTRY = "20261124030509_102532_17_bat.xml";

    MapActionsFormatTest() {
        super(new MapActionsFormat());
    }

    @Test
    void regularFileIsTheGoldenOne() throws Exception {
        assertThat(xml(GoldenRows.regular(), Samples.exportWindow())).isEqualTo(golden("regular.xml"));
    }

    @Test
    void regularFileInWindows1251IsTheGoldenOne() throws Exception {
        assertThat(xml(GoldenRows.regular(), inCharset(Samples.WINDOWS_1251))).isEqualTo(golden("windows-1251.xml"));
    }

    @Test
    void initialFileNamesNoDays() throws Exception {
        ExportWindow window = Samples.exportWindow("102532", "17", true, Samples.UTF8_OPTIONS);
        assertThat(xml(GoldenRows.initial(), window)).isEqualTo(golden("initial.xml"));
    }

    @Test
    void aFileMayBeEmpty() throws Exception {
        SampleWindow none = new SampleWindow(Samples.store("Аптека"));
        assertThat(xml(none, Samples.exportWindow())).isEqualTo(golden("empty.xml"));
    }

    static List<Charset> charsets() {
        return List.of(StandardCharsets.UTF_8, Samples.WINDOWS_1251);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aParserReadsAwkwardTextsBack(Charset charset) throws Exception {
        String text = "<a href=\"x\">&amp;]]> 'q'\r\n\r\n\tь\u007F\u0085\u00A0\u2028№\uE000\uFFFD 😀\uD83D\uDE00 ©";
        Item item = Samples.item("A", Map.of("name", text, "pulsCode", text));
        SampleWindow rows = new SampleWindow(Samples.store(text)).with(Samples.lot(item, new Partner("p", text, "")));

        Map<String, String> batch =
                XmlRows.parse(xml(rows, inCharset(charset))).rows("batch").get(0);

        assertThat(batch)
                .containsEntry("map_nomenclature_name", text)
                .containsEntry("map_pharmacy_name", text)
                .containsEntry("supplier_name", text)
                .containsEntry("code puls", text);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aParserReadsTextsOfAnyCharacterBack(Charset charset) throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            int[] characters = random.ints(1000, 0, 0x11000).toArray();
            String text = new String(characters, 0, characters.length);
            Lot lot = Samples.lot(Samples.item("A", Map.of("name", text)));

            byte[] xml = xml(new SampleWindow(Samples.store("S")).with(lot), inCharset(charset));

            assertThat(XmlRows.parse(xml).rows("batch").get(0))
                    .containsEntry(
                            "map_nomenclature_name",
                            text.replaceAll("[^\t\n\r -\uD7FF\uE000-\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aTextMayBeLongerThanABlock(Charset charset) throws Exception {
        String text = "x" + "😀я".repeat(50_000);
        Lot lot = Samples.lot(Samples.item("A", Map.of("name", text)));

        byte[] xml = xml(new SampleWindow(Samples.store("S")).with(lot), inCharset(charset));

        assertThat(XmlRows.parse(xml).rows("batch").get(0)).containsEntry("map_nomenclature_name", text);
    }

    @Test
    void aParserReadsALargeFileBack() throws Exception {
        SampleWindow rows = LargeWindow.create(300, 3);

        XmlRows read = XmlRows.parse(xml(rows, Samples.exportWindow()));

        assertThat(read.rows("batch")).hasSize(rows.totals().lots());
        assertThat(read.rows("distribution")).hasSizeGreaterThan(2000);
        assertThat(read.rows("remnant")).hasSize(rows.totals().balances());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0001\uFFFF"})
    void aCodeThatAnItemLacksIsNoElement(String code) throws Exception {
        Item item = Samples.item("A", Map.of("pulsCode", code, "siaCode", "s", "protekCode", "\u0002k"));
        SampleWindow rows = new SampleWindow(Samples.store("S")).with(Samples.lot(item));

        assertThat(new String(xml(rows, Samples.exportWindow()), StandardCharsets.UTF_8))
                .contains("<nomenclature_codes><code owner=\"map\">A</code><code owner=\"sia\">s</code>"
                        + "<code owner=\"protek\">k</code></nomenclature_codes></batch>");
    }

    @Test
    void loneSurrogatesAreDropped() throws Exception {
        Lot lot = Samples.lot(Samples.item("A", Map.of("name", "\uDE00a\uD83Db\uD83D")));

        assertThat(XmlRows.parse(xml(new SampleWindow(Samples.store("S")).with(lot), Samples.exportWindow()))
                        .rows("batch")
                        .get(0))
                .containsEntry("map_nomenclature_name", "ab");
    }

    @Test
    void attributesHoldTheCodes() throws Exception {
        ExportWindow window = Samples.exportWindow("007", "A-1.b", false, Samples.UTF8_OPTIONS);
        MemoryArchive archive = new MemoryArchive();
        new MapActionsFormat()
                .write(
                        window,
                        new SampleWindow(Samples.store("S"))
                                .with(Samples.movement(Samples.document("R1", DocumentType.RECEIPT, Map.of()))),
                        entry -> {},
                        archive);

        XmlRows read = XmlRows.parse(archive.bytes("20261124030509_007_A-1.b_bat.xml"));
        assertThat(read.root().getAttribute("client_id")).isEqualTo("007");
        assertThat(XmlRows.elements(read.root(), "action"))
                .extracting(action -> action.getAttribute("map_pharmacy_ids"))
                .containsOnly("A-1.b")
                .hasSize(3);
        assertThat(read.rows("distribution").get(0)).containsEntry("map_pharmacy_id", "A-1.b");
    }

    @Test
    void cashiersAreLeftOutWhenTheyAreNotToBeHandedOver() throws Exception {
        FormatOptions options = new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true, false);
        Map<String, String> values =
                Map.of("cashierId", "c1", "cashierName", "Иванова", "cashierTin", "77", "fnNumber", "9");
        SampleWindow rows = new SampleWindow(Samples.store("S"))
                .with(Samples.movement(Samples.document("R1", DocumentType.SALE, values)));
        MemoryArchive archive = new MemoryArchive();
        List<ProtocolEntry> protocol = new ArrayList<>();

        new MapActionsFormat()
                .write(Samples.exportWindow("102532", "17", false, options), rows, protocol::add, archive);

        assertThat(XmlRows.parse(archive.bytes(ENTRY)).rows("distribution").get(0))
                .containsEntry("cashier_id", "")
                .containsEntry("cashier_full_name", "")
                .containsEntry("cashier_tin", "")
                .containsEntry("fn_number", "9");
        assertThat(protocol).isEmpty();
    }

    private static ExportWindow inCharset(Charset charset) {
        return Samples.exportWindow("102532", "17", false, new FormatOptions(charset, charset, ';', false));
    }

    private static byte[] xml(SampleWindow rows, ExportWindow window) throws Exception {
        MemoryArchive archive = new MemoryArchive();
        new MapActionsFormat().write(window, rows, entry -> {}, archive);
        assertThat(archive.entries).containsOnlyKeys(ENTRY);
        return archive.bytes(ENTRY);
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = MapActionsFormatTest.class.getResourceAsStream("/map-actions/" + name)) {
            return in.readAllBytes();
        }
    }
}
