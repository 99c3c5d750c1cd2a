package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that is not whole, with and without a manifest. */
class FolderFaultsTest {
    private static final String NAMED = """
            stores.csv,0
            store_codes.csv,0
            item_kinds.csv,0
            items.csv,0
            partners.csv,0
            documents.csv,0
            lines.csv,0
            """;

    @TempDir
    Path path;

    private SourceFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = SourceFolder.whole(path);
    }

    private void manifest(String rows) {
        folder.with("manifest.csv", "file,rows\n" + rows);
    }

    private static SourceFault fault(Kind kind, String place, String... expected) {
        return new SourceFault(kind, place, 0, "", "", "", List.of(expected));
    }

    private static SourceFault column(Kind kind, String place, long line, String column) {
        return new SourceFault(kind, place, line, "", column, "", List.of());
    }

    private static SourceFault inManifest(
            Kind kind, long line, String key, String column, String value, String... expected) {
        return new SourceFault(kind, "manifest.csv", line, key, column, value, List.of(expected));
    }

    @Test
    void everyMissingTableIsNamed() {
        folder.without("stores.csv").without("items.csv");
        assertThat(folder.read().faults())
                .containsExactly(fault(Kind.TABLE_MISSING, "stores.csv"), fault(Kind.TABLE_MISSING, "items.csv"));
    }

    @Test
    void folderInPlaceOfAFileIsNoTable() throws Exception {
        folder.without("stores.csv");
        Files.createDirectory(path.resolve("stores.csv"));
        assertThat(folder.read().faults()).containsExactly(fault(Kind.TABLE_MISSING, "stores.csv"));
    }

    @Test
    void documentsWithoutAnyLinesLackTheTable() {
        folder.part("-1").without("lines.csv").without("lines-1.csv");
        assertThat(folder.read().faults()).containsExactly(fault(Kind.TABLE_MISSING, "lines.csv"));
    }

    @Test
    void partWithoutItsOtherHalfIsNamed() {
        folder.part("-1").part("-2").without("lines-1.csv").without("documents-2.csv");
        assertThat(folder.read().faults())
                .containsExactly(
                        fault(Kind.PART_INCOMPLETE, "documents-1.csv", "lines-1.csv"),
                        fault(Kind.PART_INCOMPLETE, "lines-2.csv", "documents-2.csv"));
    }

    @Test
    void fileWithoutPartMayLackItsOtherHalfToo() {
        folder.part("-1").without("lines.csv");
        assertThat(folder.read().faults()).containsExactly(fault(Kind.PART_INCOMPLETE, "documents.csv", "lines.csv"));
    }

    @Test
    void missingColumnsAreNamedInEachFile() {
        folder.part("-1")
                .stores("\nName,address\n")
                .with("lines.csv", "doc_id,line_no,item_id\n")
                .with("lines-1.csv", "doc_id,line_no,quantity\n");
        assertThat(folder.read().faults())
                .containsExactly(
                        column(Kind.COLUMN_MISSING, "stores.csv", 2, "store_id"),
                        column(Kind.COLUMN_MISSING, "stores.csv", 2, "kind"),
                        column(Kind.COLUMN_MISSING, "lines.csv", 1, "quantity"),
                        column(Kind.COLUMN_MISSING, "lines-1.csv", 1, "item_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n \r\n", "\uFEFF\n"})
    void emptyFileHasNoColumns(String text) {
        folder.with("partners.csv", text);
        assertThat(folder.read().faults())
                .containsExactly(
                        column(Kind.COLUMN_MISSING, "partners.csv", 1, "partner_id"),
                        column(Kind.COLUMN_MISSING, "partners.csv", 1, "name"));
    }

    @Test
    void columnThatOccursTwiceIsNamedUnlessItIsUnknown() {
        folder.stores("x,store_id,name,kind,address,ADDRESS,X, Store_Id\n");
        assertThat(folder.read().faults())
                .containsExactly(
                        column(Kind.COLUMN_TWICE, "stores.csv", 1, "store_id"),
                        column(Kind.COLUMN_TWICE, "stores.csv", 1, "address"));
    }

    @Test
    void faultsComeInTheOrderOfTables() {
        manifest("none.csv,1\n" + NAMED);
        folder.without("partners.csv").part("-1").without("lines-1.csv").stores("name\n");
        assertThat(folder.read().faults())
                .extracting(SourceFault::kind)
                .containsExactly(
                        Kind.COLUMN_MISSING,
                        Kind.COLUMN_MISSING,
                        Kind.TABLE_MISSING,
                        Kind.PART_INCOMPLETE,
                        Kind.MANIFEST_FILE_UNNAMED,
                        Kind.MANIFEST_FILE_MISSING,
                        Kind.MANIFEST_FILE_MISSING);
    }

    @Test
    void manifestThatFitsIsNoFault() {
        folder.stores(SourceFolder.STORES + "1,A,SHOP\n\n2,\"B\nB\",SHOP").with("notes.csv", "anything");
        manifest("manifest.csv,99\nnotes.csv,7\n" + NAMED.replace("stores.csv,0", "\" stores.csv\",002 "));
        ReadLedger read = folder.read();
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows(SourceTable.STORES)).hasSize(2);
    }

    @Test
    void fileThatTheManifestDoesNotNameIsAFaultIfItIsATable() {
        manifest(NAMED.replace("items.csv,0\n", ""));
        folder.with("notes.csv", "anything").part("-1");
        assertThat(folder.read().faults())
                .containsExactly(
                        fault(Kind.MANIFEST_FILE_UNNAMED, "items.csv"),
                        fault(Kind.MANIFEST_FILE_UNNAMED, "documents-1.csv"),
                        fault(Kind.MANIFEST_FILE_UNNAMED, "lines-1.csv"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lines-9.csv", "../stores.csv", "./stores.csv", "sub/stores.csv", "sub\\stores.csv", "STORES.csv"
            })
    void manifestMayNameOnlyFilesOfTheFolder(String name) throws Exception {
        Files.createDirectory(path.resolve("sub"));
        Files.createFile(path.resolve("sub/stores.csv"));
        manifest(NAMED + name + ",0\n");
        assertThat(folder.read().faults())
                .containsExactly(inManifest(Kind.MANIFEST_FILE_MISSING, 9, name, "file", name));
    }

    @Test
    void fileWithAnotherNumberOfRowsIsNamedAfterItsRows() {
        manifest(NAMED.replace("stores.csv,0", "stores.csv,4").replace("lines.csv,0", "lines.csv,1"));
        folder.stores(SourceFolder.STORES + "1,A,SHOP\nx\n3,C,SHOP\n");
        ReadLedger read = folder.read();
        assertThat(read.faults())
                .containsExactly(
                        new SourceFault(Kind.CELL_COUNT, "stores.csv", 3, "", "", "1", List.of("3")),
                        new SourceFault(Kind.MANIFEST_ROWS_DIFFER, "stores.csv", 0, "", "", "3", List.of("4")),
                        new SourceFault(Kind.MANIFEST_ROWS_DIFFER, "lines.csv", 0, "", "", "0", List.of("1")));
        assertThat(read.rows(SourceTable.STORES)).hasSize(2);
    }

    @Test
    void faultyRowsCountForTheManifest() {
        manifest(NAMED.replace("stores.csv,0", "stores.csv,2"));
        folder.stores(SourceFolder.STORES + "1,A,SHOP\nx\n");
        assertThat(folder.read().faults()).extracting(SourceFault::kind).containsExactly(Kind.CELL_COUNT);
    }

    @Test
    void rowsThatCannotBeToldAreNotComparedWithTheManifest() {
        manifest(NAMED.replace("stores.csv,0", "stores.csv,2"));
        folder.stores(SourceFolder.STORES + "1,A,SHOP\n2,B,\"SHOP\n");
        assertThat(folder.read().faults()).extracting(SourceFault::kind).containsExactly(Kind.QUOTES);
    }

    @Test
    void valuesOfTheManifestAreChecked() {
        manifest(NAMED + "stores.csv,1\n,1\nlines.csv,\nnotes.csv,-1\nx.csv,1234567890123456789\n");
        folder.with("notes.csv", "").with("x.csv", "");
        String[] bounds = {"18", "0", "1000000000000000000"};
        assertThat(folder.read().faults())
                .containsExactly(
                        inManifest(Kind.KEY_TWICE, 9, "stores.csv", "file", "stores.csv"),
                        inManifest(Kind.VALUE_MISSING, 10, "", "file", ""),
                        inManifest(Kind.KEY_TWICE, 11, "lines.csv", "file", "lines.csv"),
                        inManifest(Kind.VALUE_MISSING, 11, "lines.csv", "rows", ""),
                        inManifest(Kind.NUMBER_MALFORMED, 12, "notes.csv", "rows", "-1", bounds),
                        inManifest(Kind.NUMBER_TOO_LARGE, 13, "x.csv", "rows", "1234567890123456789", bounds));
    }

    @Test
    void brokenManifestIsTheOnlyFault() {
        folder.with("manifest.csv", "file\nstores.csv\n");
        assertThat(folder.read().faults()).containsExactly(column(Kind.COLUMN_MISSING, "manifest.csv", 1, "rows"));
        manifest("stores.csv\n");
        assertThat(folder.read().faults()).containsExactly(inManifest(Kind.CELL_COUNT, 2, "", "", "1", "2"));
        manifest("stores.csv,\"1\n");
        assertThat(folder.read().faults()).containsExactly(inManifest(Kind.QUOTES, 2, "", "rows", "\"1"));
    }
}
