package asterism.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceFault.Kind;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with rows and cells, and what is said of it. */
class CsvFaultsTest {
    private static final String HEADER = "store_id,name,kind\n";

    @TempDir
    Path folder;

    private ReadLedger read(String stores) {
        return SourceFolder.whole(folder).stores(stores).read();
    }

    private static SourceFault fault(Kind kind, long line, String column, String value, String... expected) {
        return new SourceFault(kind, "stores.csv", line, "", column, value, List.of(expected));
    }

    private static List<String> ids(ReadLedger read) {
        return read.rows(SourceTable.STORES).stream().map(row -> row.get(0)).toList();
    }

    @Test
    void rowWithAnotherNumberOfCellsIsNotHandedOver() {
        ReadLedger read = read(HEADER + "1,A,SHOP\n2,\"B\nB\"\n3,C,SHOP,\n\n4,D,SHOP\nx\n");
        assertThat(read.faults())
                .containsExactly(
                        fault(Kind.CELL_COUNT, 3, "", "2", "3"),
                        fault(Kind.CELL_COUNT, 5, "", "4", "3"),
                        fault(Kind.CELL_COUNT, 8, "", "1", "3"));
        assertThat(ids(read)).containsExactly("1", "4");
    }

    @Test
    void unknownColumnsCountAsCells() {
        ReadLedger read = read("store_id,name,kind,\n1,A,SHOP\n2,B,SHOP,\n");
        assertThat(read.faults()).containsExactly(fault(Kind.CELL_COUNT, 2, "", "3", "4"));
        assertThat(ids(read)).containsExactly("2");
    }

    @Test
    void eachCellThatIsNotUtf8IsNamed() {
        SourceFolder source = SourceFolder.whole(folder)
                .with(
                        "stores.csv",
                        "store_id,Name,kind,x\n1,\u00C9t\u00E9 ,SHOP,\n2,B,SHOP,\u00FF\n\u00E9,\"\u00E9\",SHOP,\n4,D,SHOP,\n",
                        StandardCharsets.ISO_8859_1);
        ReadLedger read = source.read();
        assertThat(read.faults())
                .containsExactly(
                        fault(Kind.NOT_UTF8, 2, "name", "\uFFFDt\uFFFD"),
                        fault(Kind.NOT_UTF8, 3, "x", "\uFFFD"),
                        fault(Kind.NOT_UTF8, 4, "store_id", "\uFFFD"),
                        fault(Kind.NOT_UTF8, 4, "name", "\"\uFFFD\""));
        assertThat(ids(read)).containsExactly("4");
    }

    @Test
    void rowMayHaveBothAWrongNumberOfCellsAndBadUtf8() {
        ReadLedger read = SourceFolder.whole(folder)
                .with("stores.csv", HEADER + "1,\u00E9\n", StandardCharsets.ISO_8859_1)
                .read();
        assertThat(read.faults())
                .containsExactly(fault(Kind.NOT_UTF8, 2, "", "1,\uFFFD"), fault(Kind.CELL_COUNT, 2, "", "2", "3"));
    }

    @Test
    void characterCutOffBySeparatorOrLineEndIsNotUtf8() {
        ReadLedger read = SourceFolder.whole(folder)
                .with("stores.csv", HEADER + "\u00D0,A,SHOP\n2,B,SHOP\u00D0\n\u00D0", StandardCharsets.ISO_8859_1)
                .read();
        assertThat(read.faults()).extracting(SourceFault::line).containsExactly(2L, 3L, 4L, 4L);
    }

    @Test
    void headerThatIsNotUtf8IsAFault() {
        SourceFolder source = SourceFolder.whole(folder);
        source.with("stores.csv", "store_id,name,kind,\u00E9\n1,A,SHOP,\n", StandardCharsets.ISO_8859_1);
        assertThat(source.read().faults()).containsExactly(fault(Kind.NOT_UTF8, 1, "\uFFFD", "\uFFFD"));
        source.with("stores.csv", HEADER, StandardCharsets.UTF_16);
        assertThat(source.read().faults()).extracting(SourceFault::kind).containsOnly(Kind.NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\"B", "A \"B\"", "\"A\"B", "\"A\" \"B\"", "\"A\" B", " \"A\" \" ", "A\""})
    void quoteWhereNoneMayStandEndsTheFile(String name) {
        ReadLedger read = read(HEADER + "1,A,SHOP\n2," + name + ",SHOP\n3,C\n");
        assertThat(read.faults()).hasSize(1).allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.QUOTES);
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.column()).isEqualTo("name");
            assertThat(fault.value()).startsWith(name.strip());
        });
        assertThat(ids(read)).containsExactly("1");
    }

    @Test
    void quoteThatIsNeverClosedIsNamedWhereItOpens() {
        ReadLedger read = read(HEADER + "1,A,SHOP\n\"2\n\",\"B\r\n\r\n\", \"SHOP\"\"\n3,C\n");
        assertThat(read.faults()).containsExactly(fault(Kind.QUOTES, 6, "kind", "\"SHOP\"\""));
        assertThat(ids(read)).containsExactly("1");
        assertThat(read(HEADER + "\"1\n\",\"A\",SHOP\n\"2,B\n").faults())
                .containsExactly(fault(Kind.QUOTES, 4, "store_id", "\"2,B"));
    }

    @Test
    void quoteThatIsNeverClosedDoesNotFillTheMemory() {
        ReadLedger read = SourceFolder.whole(folder)
                .stores(HEADER + "1,A,SHOP\n2,\"B\n" + "x,y\n".repeat(1000))
                .read(new BufferPool.Sizes(64, 1024));
        assertThat(read.faults()).containsExactly(fault(Kind.QUOTES, 3, "name", "\"B"));
        assertThat(ids(read)).containsExactly("1");
    }

    @Test
    void lineThatNeverEndsDoesNotFillTheMemory() {
        ReadLedger read = SourceFolder.whole(folder)
                .stores(HEADER + "1,A,SHOP\n" + "x".repeat(2000))
                .read(new BufferPool.Sizes(64, 1024));
        assertThat(read.faults()).containsExactly(fault(Kind.TEXT_TOO_LONG, 3, "", "x".repeat(100), "1024"));
        assertThat(ids(read)).containsExactly("1");
    }

    @Test
    void quotesOfTheHeaderMustFit() {
        assertThat(read("store_id,na\"me,kind\n").faults()).containsExactly(fault(Kind.QUOTES, 1, "", "na\"me,kind"));
        assertThat(read("\n\nstore_id,name,\"kind\n1,A,SHOP").faults())
                .containsExactly(fault(Kind.QUOTES, 3, "", "\"kind"));
    }

    @Test
    void valuesAreCutInMessages() {
        ReadLedger read = read(HEADER + "1," + "x".repeat(99) + "\uD83D\uDC8Ay\",SHOP\n");
        assertThat(read.faults()).containsExactly(fault(Kind.QUOTES, 2, "name", "x".repeat(99)));
    }

    @Test
    void allFaultsAreCountedAndTheFirstHundredTold() throws Exception {
        SourceFolder source = SourceFolder.whole(folder)
                .with("documents.csv", "doc_id,store_id,doc_type,doc_time,changed_at\n" + "x\n".repeat(98))
                .with("lines.csv", "doc_id,line_no,item_id,quantity\n" + "x\n".repeat(902));
        try (SourceReading reading = source.source().open()) {
            List<String> rows = new ArrayList<>();
            SourceException e = catchThrowableOfType(
                    SourceException.class,
                    () -> reading.read(reading.parts().get(0), row -> rows.add("document"), row -> rows.add("line")));
            assertThat(e.count()).isEqualTo(1000);
            assertThat(e.faults()).hasSize(100);
            assertThat(e.faults().get(97).place()).isEqualTo("documents.csv");
            assertThat(e.faults().get(99).place()).isEqualTo("lines.csv");
            assertThat(e.faults().get(99).line()).isEqualTo(3);
            assertThat(rows).isEmpty();
        }
    }

    @Test
    void linesAreReadAlsoWhereDocumentsAreBroken() throws Exception {
        SourceFolder source = SourceFolder.whole(folder)
                .with("documents.csv", "doc_id,store_id,doc_type,doc_time,changed_at\n\"")
                .with("lines.csv", "doc_id,line_no,item_id,quantity\nD,1,I,1\nx\n");
        ReadLedger read = source.read();
        assertThat(read.faults())
                .extracting(SourceFault::place, SourceFault::kind)
                .containsExactly(tuple("documents.csv", Kind.QUOTES), tuple("lines.csv", Kind.CELL_COUNT));
        assertThat(read.rows(SourceTable.LINES)).hasSize(1);
    }
}
