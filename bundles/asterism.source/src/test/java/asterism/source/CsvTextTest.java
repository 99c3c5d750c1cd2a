package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.source.SourceTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a file may be written (source-data.md, first section), shown on {@code stores.csv}. */
class CsvTextTest {
    @TempDir
    Path folder;

    private ReadLedger read(String stores) {
        ReadLedger read = SourceFolder.whole(folder).stores(stores).read();
        assertThat(read.faults()).isEmpty();
        return read;
    }

    /** The first three cells of each row. */
    private List<List<String>> cells(String stores) {
        return read(stores).rows(SourceTable.STORES).stream()
                .map(row -> row.subList(0, 3))
                .toList();
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstColumn() {
        assertThat(cells("\uFEFFstore_id,name,kind\n1,A,SHOP\n")).containsExactly(List.of("1", "A", "SHOP"));
        assertThat(cells("\uFEFF\"store_id\",name,kind\n1,A,SHOP\n")).containsExactly(List.of("1", "A", "SHOP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInAnyOfThreeWays(String end) {
        String text = String.join(end, "store_id,name,kind", "1,A,SHOP", "", "2,B,OFFICE", end);
        ReadLedger read = read(text);
        assertThat(read.rows(SourceTable.STORES)).hasSize(2);
        assertThat(read.lines(SourceTable.STORES)).containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r", "\r\n", " \t\n"})
    void lastLineNeedsNoEnd(String end) {
        assertThat(cells("store_id,name,kind\n1,A,SHOP" + end)).containsExactly(List.of("1", "A", "SHOP"));
        assertThat(cells("store_id,name,kind" + end)).isEmpty();
        assertThat(cells("kind,store_id,name\nSHOP,1,\"A\"" + end)).containsExactly(List.of("1", "A", "SHOP"));
        assertThat(cells("kind,store_id,name\nSHOP,1," + end)).containsExactly(List.of("1", "", "SHOP"));
    }

    @Test
    void semicolonMaySeparate() {
        assertThat(cells("store_id;name;kind\n1;A, B;SHOP\n")).containsExactly(List.of("1", "A, B", "SHOP"));
    }

    @Test
    void separatorInQuotesOfTheHeaderDoesNotSeparate() {
        assertThat(cells("\"a;b;c;d;e\",store_id,name,kind\nx,1,A;B,SHOP\n"))
                .containsExactly(List.of("1", "A;B", "SHOP"));
        assertThat(cells("\"a,b,c,d,e\";store_id;name;kind\nx;1;A,B;SHOP\n"))
                .containsExactly(List.of("1", "A,B", "SHOP"));
    }

    @Test
    void otherSeparatorInUnknownColumnsDoesNotSeparate() {
        assertThat(cells("sum, roubles, VAT, and, so, on;store_id;name;kind\nx;1;A;SHOP\n"))
                .containsExactly(List.of("1", "A", "SHOP"));
    }

    @Test
    void columnsComeInAnyOrderAndCaseAmongUnknownOnes() {
        assertThat(cells(" KIND ,x,\"Name\",,x, Store_ID\nSHOP,9,A,8,7,1\n"))
                .containsExactly(List.of("1", "A", "SHOP"));
    }

    @Test
    void quotedCellHoldsSeparatorsQuotesAndLineBreaks() {
        ReadLedger read = read("store_id,name,kind\n1,\"A, \"\"B\"\"\r\nC\nD\rE\",SHOP\n2,B,SHOP\n");
        assertThat(read.rows(SourceTable.STORES).get(0)).startsWith("1", "A, \"B\"\r\nC\nD\rE", "SHOP");
        assertThat(read.lines(SourceTable.STORES)).containsExactly(2L, 6L);
    }

    @Test
    void doubledQuotesMayStandAnywhereInQuotes() {
        assertThat(cells("store_id,name,kind\n\"\"\"\",\"\"\"A\"\"\",\"a\"\"\"\"b\"\n"))
                .containsExactly(List.of("\"", "\"A\"", "a\"\"b"));
    }

    @Test
    void blanksAroundValuesAndQuotesGo() {
        assertThat(cells("store_id,name,kind\n 1\t, \"\t A B \r\n\" \t,\t\n")).containsExactly(List.of("1", "A B", ""));
    }

    @Test
    void otherBlanksStay() {
        assertThat(cells("store_id,name,kind\n\u00A01,\u2003A\u2003,\fSHOP\u000B\n"))
                .containsExactly(List.of("\u00A01", "\u2003A\u2003", "\fSHOP\u000B"));
    }

    @Test
    void emptyLinesAreSkippedAndCounted() {
        ReadLedger read = read("\n \t\r\nstore_id,name,kind\n\n\n1,A,SHOP\n  \n\"\"\n\" \n\"\n2,B,SHOP\n\n");
        assertThat(read.rows(SourceTable.STORES)).hasSize(2);
        assertThat(read.lines(SourceTable.STORES)).containsExactly(6L, 11L);
    }

    @Test
    void rowOfEmptyCellsIsARow() {
        assertThat(cells("store_id,name,kind\n,,\n\"\",\"\",\"\"\n")).hasSize(2).containsOnly(List.of("", "", ""));
    }

    @Test
    void textMayBeAnyUtf8() {
        assertThat(cells("store_id,name,kind\n\u0416,\uD83D\uDC8A \u20AC\u0000,\u07FF\uFFFF\n"))
                .containsExactly(List.of("\u0416", "\uD83D\uDC8A \u20AC\u0000", "\u07FF\uFFFF"));
    }

    @Test
    void rowMayBeLongerThanTheBuffer() {
        String name = "\"\"Ж,\n".repeat(5000);
        ReadLedger read = SourceFolder.whole(folder)
                .stores("store_id,name,kind\n1,\"x" + name + "y\",SHOP\n2,B,SHOP\n")
                .read(new BufferPool.Sizes(16, 1 << 16));
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows(SourceTable.STORES)).hasSize(2);
        assertThat(read.rows(SourceTable.STORES).get(0).get(1)).isEqualTo("x" + name.replace("\"\"", "\"") + "y");
        assertThat(read.lines(SourceTable.STORES)).containsExactly(2L, 5003L);
    }

    @Test
    void partsStandBesideFilesWithoutOne() {
        ReadLedger read = SourceFolder.whole(folder)
                .part("-Б 2")
                .part("-1")
                .part("-1-a.b")
                .with("documents-.csv", "not of a part")
                .with("documents.csv.bak", "not of ours")
                .with("stores-1.csv", "not of ours")
                .read();
        assertThat(read.faults()).isEmpty();
        assertThat(read.parts())
                .containsExactly(
                        "documents.csv lines.csv",
                        "documents-1.csv lines-1.csv",
                        "documents-1-a.b.csv lines-1-a.b.csv",
                        "documents-Б 2.csv lines-Б 2.csv");
    }

    @Test
    void partsNeedNoFilesWithoutOne() {
        ReadLedger read = SourceFolder.whole(folder)
                .part("-1")
                .without("documents.csv")
                .without("lines.csv")
                .read();
        assertThat(read.faults()).isEmpty();
        assertThat(read.parts()).containsExactly("documents-1.csv lines-1.csv");
    }
}
