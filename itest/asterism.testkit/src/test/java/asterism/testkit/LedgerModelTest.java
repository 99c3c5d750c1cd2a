package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerModelTest {
    @TempDir
    Path folder;

    private static LedgerModel small() {
        LedgerModel ledger = new LedgerModel();
        ledger.store("1", "Store; \"1\"");
        ledger.store("2/x", "two\nlines");
        ledger.item("A");
        ledger.document("D1", "1", "RECEIPT", "2026-11-01T10:00:00").line("01", "A", "5");
        ledger.document("D2", "2/x", "SALE", "2026-11-01T10:00:00").line(1, "A", "5");
        return ledger;
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsWrittenComesBack() throws IOException {
        List<WriteOptions> all = List.of(
                WriteOptions.plain(),
                WriteOptions.plain().separatedBy(';').withBom().withCrLf().withManifest(),
                WriteOptions.plain().quotingAll().withoutEmptyColumns(),
                WriteOptions.plain().partPerStore().shuffled(5),
                WriteOptions.plain().separatedBy(';').shuffled(7).withManifest());
        for (int seed = 0; seed < 15; seed++) {
            LedgerModel ledger = RandomLedger.of(seed);
            for (WriteOptions options : all) {
                Path folderOfCase = folder.resolve(seed + "-" + all.indexOf(options));
                ledger.writeTo(folderOfCase, options);
                assertThat(LedgerModel.readFrom(folderOfCase).content())
                        .as("seed %d, %s", seed, options)
                        .isEqualTo(ledger.content());
            }
        }
    }

    @Test
    void valuesAreQuotedWhereNeeded() throws IOException {
        small().writeTo(folder, WriteOptions.plain().withoutEmptyColumns());
        assertThat(text("stores.csv"))
                .isEqualTo("store_id,name,kind\n1,\"Store; \"\"1\"\"\",SHOP\n2/x,\"two\nlines\",SHOP\n");
        assertThat(text("lines.csv")).isEqualTo("doc_id,line_no,item_id,quantity\nD1,01,A,5\nD2,1,A,5\n");
        assertThat(text("partners.csv")).isEqualTo("partner_id,name\n");
    }

    @Test
    void linesStandInThePartOfTheirDocument() throws IOException {
        small().writeTo(
                        folder,
                        WriteOptions.plain()
                                .partPerStore()
                                .withoutEmptyColumns()
                                .withManifest());
        assertThat(files())
                .containsExactly(
                        "documents-1.csv",
                        "documents-2_2fx.csv",
                        "item_kinds.csv",
                        "items.csv",
                        "lines-1.csv",
                        "lines-2_2fx.csv",
                        "manifest.csv",
                        "partners.csv",
                        "store_codes.csv",
                        "stores.csv");
        assertThat(text("lines-2_2fx.csv")).endsWith("\nD2,1,A,5\n");
        assertThat(text("manifest.csv")).contains("lines-1.csv,1\n").contains("partners.csv,0\n");
    }

    @Test
    void rowsAreFoundReplacedAndRemovedByKey() {
        LedgerModel ledger = small();
        assertThat(ledger.find(SourceTable.LINES, "D1", "1")).isPresent();
        LedgerModel copy = ledger.copy();
        copy.find(SourceTable.LINES, "D1", "1").orElseThrow().put("quantity", "9");
        copy.remove(SourceTable.DOCUMENTS, "D2");
        assertThat(copy.linesOf("D2")).isEmpty();
        assertThat(ledger.linesOf("D2")).hasSize(1);
        assertThat(ledger.find(SourceTable.LINES, "D1", "1").orElseThrow()).containsEntry("quantity", "5");
    }

    @Test
    void aLoadReplacesWhatIsNotNewer() {
        LedgerModel known = small();
        LedgerModel load = new LedgerModel();
        load.item("A").set("name", "New name");
        load.document("D1", "2/x", "RECEIPT", "2026-11-01T10:00:00").line(2, "A", "7");
        load.document("D2", "1", "SALE", "2026-11-01T10:00:00")
                .changedAt("2026-11-01T09:59:59")
                .line(1, "A", "8");
        load.document("D3", "1", "SALE", "2026-11-02T10:00:00").line(1, "A", "9");

        LedgerModel after = known.apply(load, false);
        assertThat(after.find(SourceTable.ITEMS, "A").orElseThrow()).containsEntry("name", "New name");
        assertThat(after.rows(SourceTable.STORES)).hasSize(2);
        assertThat(after.find(SourceTable.DOCUMENTS, "D1").orElseThrow()).containsEntry("store_id", "2/x");
        assertThat(after.linesOf("D1")).extracting(line -> line.get("quantity")).containsExactly("7");
        assertThat(after.linesOf("D2")).extracting(line -> line.get("quantity")).containsExactly("5");
        assertThat(after.linesOf("D3")).hasSize(1);
        assertThat(known.content()).isEqualTo(small().content());
    }

    @Test
    void inACompleteLoadAnAbsentDocumentIsGone() {
        LedgerModel load = new LedgerModel();
        load.document("D1", "1", "RECEIPT", "2026-11-01T10:00:00").line(1, "A", "6");
        LedgerModel after = small().apply(load, true);
        assertThat(after.rows(SourceTable.DOCUMENTS)).hasSize(1);
        assertThat(after.linesOf("D2")).isEmpty();
        assertThat(after.rows(SourceTable.STORES)).hasSize(2);
    }
}
