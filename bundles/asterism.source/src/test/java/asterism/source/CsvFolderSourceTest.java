package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceTable;
import asterism.testkit.LedgerModel;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.util.converter.Converters;

class CsvFolderSourceTest extends SourceLedgerContract {
    @TempDir
    Path folder;

    @Override
    protected SourceLedger holding(Tables tables) throws IOException {
        for (Map.Entry<SourceTable, Table> table : tables.whole().entrySet()) {
            write(table.getKey().tableName(), table.getValue());
        }
        String part = "";
        for (Map<SourceTable, Table> halves : tables.parts()) {
            for (Map.Entry<SourceTable, Table> half : halves.entrySet()) {
                write(half.getKey().tableName() + part, half.getValue());
            }
            part += "-x";
        }
        return source(Map.of("folder", folder.toString()));
    }

    private void write(String name, Table table) throws IOException {
        List<List<String>> rows = new ArrayList<>(table.rows());
        rows.add(0, table.columns());
        String text = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve(name + ".csv"), text);
    }

    private static CsvFolderSource source(Map<String, ?> properties) {
        return new CsvFolderSource(
                Converters.standardConverter().convert(properties).to(CsvFolderSource.Config.class));
    }

    @Test
    void missingFolderIsNamed() {
        Path missing = folder.resolve("none");
        SourceLedger source = source(Map.of("folder", missing.toString()));
        assertThatIOException().isThrownBy(source::open).withMessageContaining(missing.toString());
    }

    @Test
    void folderThatIsAFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        SourceLedger source = source(Map.of("folder", file.toString()));
        assertThatExceptionOfType(NotDirectoryException.class)
                .isThrownBy(source::open)
                .withMessageContaining(file.toString());
    }

    @Test
    void blankFolderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source(Map.of("folder", " ")))
                .withMessageContaining("folder");
    }

    @Test
    void folderMayComeToBeAfterTheComponent() throws Exception {
        Path later = folder.resolve("later");
        SourceLedger source = source(Map.of("folder", later.toString()));
        Files.createDirectory(later);
        SourceFolder.whole(later);
        try (SourceReading reading = source.open()) {
            assertThat(reading.parts()).hasSize(1);
        }
    }

    @Test
    void partTellsItsSizeAndNames() throws Exception {
        SourceFolder.whole(folder);
        long size = Files.size(folder.resolve("documents.csv")) + Files.size(folder.resolve("lines.csv"));
        try (SourceReading reading = source(Map.of("folder", folder.toString())).open()) {
            assertThat(reading.parts()).containsExactly(new SourceReading.Part("documents.csv", "lines.csv", size));
            assertThat(reading.place(SourceTable.STORE_CODES)).isEqualTo("store_codes.csv");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reading.read(new SourceReading.Part("a", "b", 0), row -> {}, row -> {}));
        }
    }

    @Test
    void eachOpeningLooksAgain() throws Exception {
        SourceFolder whole = SourceFolder.whole(folder);
        SourceLedger source = whole.source();
        source.open().close();
        whole.without("items.csv");
        assertThat(catchThrowable(source::open)).isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ledgerIsReadHoweverItIsWritten(long seed) throws IOException {
        LedgerModel ledger = ledger();
        WriteOptions options = WriteOptions.plain().shuffled(seed).withManifest();
        options = seed % 2 == 0 ? options.separatedBy(';') : options;
        options = seed % 3 == 0 ? options.withBom().quotingAll() : options;
        options = seed % 4 < 2 ? options.withCrLf() : options;
        options = seed > 3 ? options.partPerStore() : options;
        ledger.writeTo(folder, options);
        ReadLedger read = ReadLedger.of(source(Map.of("folder", folder.toString())));
        assertThat(read.faults()).isEmpty();
        for (SourceTable table : SourceTable.values()) {
            assertThat(read.rows(table))
                    .as(table.tableName())
                    .containsExactlyInAnyOrderElementsOf(
                            ledger.rows(asterism.testkit.SourceTable.valueOf(table.name())).stream()
                                    .map(row -> table.columns().stream()
                                            .map(column -> row.getOrDefault(column.name(), ""))
                                            .toList())
                                    .toList());
        }
    }

    private static LedgerModel ledger() {
        LedgerModel ledger = new LedgerModel();
        ledger.store("1", "Аптека \"У дома\"; вход, со двора").set("address", "Line 1\nLine 2");
        ledger.store("2/b", "Second");
        ledger.storeCode("1", "ASNA", "77");
        ledger.partner("P", "Partner");
        for (int i = 0; i < 40; i++) {
            ledger.item("I" + i).set("producer_name", "€ \uD83D\uDC8A " + i);
            ledger.document("D" + i, i % 3 == 0 ? "1" : "2/b", "RECEIPT", "2026-11-01T10:00:00")
                    .partner("P")
                    .line(1, "I" + i, "5")
                    .lot("L\"" + i)
                    .line(2, "I0", "1.5");
        }
        return ledger;
    }
}
