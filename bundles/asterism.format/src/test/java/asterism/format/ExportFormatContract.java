package asterism.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.export.ExportException;
import asterism.api.export.ExportException.Reason;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.export.ExportWindow;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Item;
import asterism.api.lotdata.Lot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format must do. */
abstract class ExportFormatContract {
    private final ExportFormat format;

    ExportFormatContract(ExportFormat format) {
        this.format = format;
    }

    @Test
    void namesFilesByTimeAndCodes() throws ExportException {
        ExportWindow window = Samples.exportWindow("1", "N-17.a", false, Samples.UTF8_OPTIONS);
        assertThat(format.baseName(window)).isEqualTo("20261124030509_1_N-17.a_bat");
        assertThat(format.archiveName("base")).startsWith("base").endsWith(".zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890123456789", "12a", " 1", "-1", "١٢"})
    void refusesAClientIdThatIsNoNumber(String clientId) {
        refuses(Samples.exportWindow(clientId, "17", false, Samples.UTF8_OPTIONS), Reason.CLIENT_ID_INVALID, clientId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1,2",
                "a/b",
                "а",
                "a b",
                "a_b",
                "17\n",
                "123456789012345678901234567890123456789012345678901"
            })
    void refusesAStoreCodeThatTheReceiverCannotRead(String code) {
        refuses(Samples.exportWindow("1", code, false, Samples.UTF8_OPTIONS), Reason.STORE_CODE_INVALID, code);
    }

    private void refuses(ExportWindow window, Reason reason, String value) {
        assertThatThrownBy(() -> format.baseName(window))
                .asInstanceOf(InstanceOfAssertFactories.type(ExportException.class))
                .extracting(ExportException::reason, ExportException::storeId, ExportException::value)
                .containsExactly(reason, "", value);
        MemoryArchive archive = new MemoryArchive();
        assertThatThrownBy(() -> format.write(window, rows(), entry -> {}, archive))
                .asInstanceOf(InstanceOfAssertFactories.type(ExportException.class))
                .extracting(ExportException::reason, ExportException::storeId, ExportException::value)
                .containsExactly(reason, "s1", value);
        assertThat(archive.entries).isEmpty();
    }

    @Test
    void countsTheRows() throws Exception {
        assertThat(format.write(Samples.exportWindow(), rows(), entry -> {}, new MemoryArchive()))
                .isEqualTo(new RowCounts(2, 3, 4));
        assertThat(format.write(
                        Samples.exportWindow(),
                        new SampleWindow(Samples.store("Store")),
                        entry -> {},
                        new MemoryArchive()))
                .isEqualTo(new RowCounts(0, 0, 0));
    }

    @Test
    void writesLotsThenMovementsThenBalancesAsTheyCome() throws Exception {
        String text = text(rows());

        assertThat(positions(text, "Item A", "Item B", "S1:1", "S2:1", "S3:1", "7.770", "8.880"))
                .isSorted()
                .doesNotContain(-1);
    }

    private static List<Integer> positions(String text, String... parts) {
        List<Integer> positions = new ArrayList<>();
        for (String part : parts) {
            positions.add(text.indexOf(part));
        }
        return positions;
    }

    @Test
    void givesTheSameBytesEachTime() throws Exception {
        SampleWindow rows = LargeWindow.create(200, 3);
        assertThat(text(rows)).isEqualTo(text(rows)).isEqualTo(text(LargeWindow.create(200, 3)));
    }

    @Test
    void entersWhatDeviatesOnceForEachThing() throws Exception {
        Item item = Samples.item("A", Map.of("barcode", "1", "etalonId", "x", "name", "a\u0001", "siaCode", "\u0002"));
        SampleWindow rows = new SampleWindow(Samples.store("S\u0001"));
        for (int i = 0; i < 3; i++) {
            var document = Samples.document(
                    "S1",
                    DocumentType.SALE,
                    Map.of("shiftNumber", "x", "cashierTin", "1", "posNumber", "\u0001", "cashierName", "\u0001"));
            rows.with(Samples.lot(item)).with(Samples.movement(document));
        }

        assertThat(protocol(rows))
                .extracting(ProtocolEntry::code)
                .containsExactlyInAnyOrder(
                        ProtocolEntry.Code.BARCODE_INVALID,
                        ProtocolEntry.Code.ETALON_ID_INVALID,
                        ProtocolEntry.Code.TEXT_CHARACTER_DROPPED,
                        ProtocolEntry.Code.TEXT_CHARACTER_DROPPED,
                        ProtocolEntry.Code.TEXT_CHARACTER_DROPPED,
                        ProtocolEntry.Code.DOC_NUMBER_NOT_NUMERIC,
                        ProtocolEntry.Code.TIN_INVALID);
    }

    @Test
    void entersNothingWhenAllIsWell() throws Exception {
        assertThat(protocol(LargeWindow.create(50, 2))).isEmpty();
    }

    @Test
    void passesOnThatTheOutputFails() {
        IOException failure = new IOException("No space left on device");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };
        assertThatThrownBy(() -> format.write(Samples.exportWindow(), rows(), entry -> {}, name -> full))
                .isSameAs(failure);
    }

    private static SampleWindow rows() {
        Lot first = Samples.lot(Samples.item("A", Map.of()));
        Lot second = Samples.lot(Samples.item("B", Map.of()));
        SampleWindow rows = new SampleWindow(Samples.store("Store")).with(first).with(second);
        for (String id : List.of("S1", "S2", "S3")) {
            rows.with(Samples.movement(first, Samples.document(id, DocumentType.SALE, Map.of())));
        }
        for (int quantity : new int[] {7770, 1110, 8880, 2220}) {
            rows.with(Samples.balance(quantity == 2220 ? second : first, 0, quantity));
        }
        return rows;
    }

    final List<ProtocolEntry> protocol(SampleWindow rows) throws Exception {
        List<ProtocolEntry> protocol = new ArrayList<>();
        format.write(Samples.exportWindow(), rows, protocol::add, new MemoryArchive());
        return protocol;
    }

    /** All entries, one after another. */
    private String text(SampleWindow rows) throws Exception {
        MemoryArchive archive = new MemoryArchive();
        format.write(Samples.exportWindow(), rows, entry -> {}, archive);
        StringBuilder text = new StringBuilder();
        archive.entries.forEach(
                (name, bytes) -> text.append(name).append('\n').append(bytes.toString(StandardCharsets.UTF_8)));
        return text.toString();
    }
}
