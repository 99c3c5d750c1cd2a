package asterism.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A right file is broken in one place, and the checker must find just that. */
class FileCheckerTest {
    private static final LedgerModel LEDGER = ledger();
    private static final String XML = form().xml();

    @TempDir
    Path folder;

    private static LedgerModel ledger() {
        LedgerModel ledger = WorkedExampleTest.ledger();
        ledger.item("B").set("barcode", "46012345").set("puls_code", "p1").set("sia_code", "s1");
        ledger.document("R9", "1", "RECEIPT", "2026-11-05T12:00:00")
                .line(1, "B", "5")
                .lot("L1")
                .purchasePrice("1.00")
                .line(2, "B", "6")
                .lot("L2");
        return ledger;
    }

    private static ReferenceFile form() {
        return Reference.of(LEDGER, "1")
                .regular(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 11, 8))
                .form();
    }

    private static String initial() {
        return Reference.of(LEDGER, "1")
                .initial(LocalDate.of(2026, 11, 6), LocalDate.of(2026, 11, 8))
                .form()
                .xml();
    }

    /** A break: what it is about, the text that is replaced at its first place, and what must be said of it. */
    record Break(String about, String from, String to, String expected) {
        @Override
        public String toString() {
            return about;
        }
    }

    private static final List<Break> FRAME = List.of(
            new Break("declaration", "encoding=\"UTF-8\"", "encoding=\"utf-8\"", "beginning: "),
            new Break("after declaration", "?><map", "?>\n<map", "beginning: "),
            new Break("data version", ">6<", ">5<", "data_version: is not 6"),
            new Break("white space between", "</batch><batch>", "</batch>\n<batch>", "white space or text between"),
            new Break("end", "</action></map-actions>", "</action></map-actions>\n", "end: "),
            new Break("empty element", "<producer_id></producer_id>", "<producer_id/>", "an empty element as <x/>"),
            new Break("comment", "<batch>", "<!-- --><batch>", "a comment, CDATA section"),
            new Break("CDATA", ">Store 1<", "><![CDATA[Store 1]]><", "a comment, CDATA section"),
            new Break("raw CR", "Store 1", "Store\r1", "a raw carriage return"),
            new Break("hexadecimal reference", "Store 1", "Store&#xD;1", "the reference &#xD; is not needed"),
            new Break("idle reference", "Store 1", "Store&#65;1", "the reference &#65; is not needed"),
            new Break("tag", "<batch>", "<batch >", "white space before the end of a tag"),
            new Break("attribute quotes", "owner=\"map\"", "owner='map'", "single blanks and double quotes"),
            new Break("attribute", "<data_version>", "<data_version x=\"1\">", "data_version: has the attributes"),
            new Break("window", "dateend=\"2026-11-08T23:59:59\"", "dateend=\"2026-11-08T23:59:58\"", "no window"),
            new Break(
                    "days of actions",
                    "type=\"remnants\" datestart=\"2026-11-02",
                    "type=\"remnants\" datestart=\"2026-11-01",
                    "days or codes differ"),
            new Break("code of file", "map_pharmacy_ids=\"17\"", "map_pharmacy_ids=\"18\"", "not those of the file"),
            new Break("client", "client_id=\"102532\"", "client_id=\"1\"", "are not those of the file name"),
            new Break("not well-formed", "</batches>", "</batch>", "cannot be read as XML"),
            new Break("missing part", "<remnants>", "<rests>", "cannot be read as XML"),
            new Break(
                    "element order",
                    "<doc_type>2</doc_type><doc_number></doc_number>",
                    "<doc_number></doc_number><doc_type>2</doc_type>",
                    "instead of [map_pharmacy_id"),
            new Break("element missing", "<pos_number></pos_number>", "", "distribution S1:1 @ 2026-11-02: elem"));

    private static final List<Break> FORMS = List.of(
            new Break("required", "<batch_id>A:L1</batch_id>", "<batch_id></batch_id>", "batch_id is empty"),
            new Break("I", "<doc_number></doc_number>", "<doc_number>012</doc_number>", "is no NUMBER: 012"),
            new Break("I too large", "<doc_number></doc_number>", "<doc_number>2147483648</doc_number>", "no NUMBER"),
            new Break("D2", "60.00</retail_sum", "60.0</retail_sum", "retail_sum_nds is no MONEY: 60.0"),
            new Break("D3", "3.000</quantity", "3</quantity", "quantity is no QUANTITY: 3"),
            new Break("negative quantity", "<quantity>3", "<quantity>-3", "is no QUANTITY"),
            new Break("exponent", "60.00</retail_sum", "6E+1</retail_sum", "is no MONEY"),
            new Break("DT", "2026-11-02T12:00:00</doc_date", "2026-11-31T12:00:00</doc_date", "doc_date is no TIME"),
            new Break("fraction", "2026-11-02T12:00:00</doc_date", "2026-11-02T12:00:00.5</doc_date", "is no TIME"),
            new Break("remnant's time", "2026-11-02T00:00:00</date", "2026-11-02T01:00:00</date", "date is no DAY"),
            new Break("0/1", "<resale_sign>0", "<resale_sign>false", "resale_sign is no FLAG"),
            new Break("barcode", ">46012345<", ">4601234<", "barcode is no BARCODE"),
            new Break("negative zero", "<opening_balance>0.000", "<opening_balance>-0.000", "is no BALANCE"),
            new Break("always empty", "<producer_id>", "<producer_id>1", "producer_id is no EMPTY"),
            new Break("known", "<discount_sum>1.00</discount", "<discount_sum></discount", "discount_sum is empty"));

    private static final List<Break> ENTRIES = List.of(
            new Break("batch id", "<map_batch_id>A:L1<", "<map_batch_id>A-L1<", "the id is not composed"),
            new Break("batch id escaped", "<map_batch_id>A:L1<", "<map_batch_id>A:L:1<", "the id is not composed"),
            new Break("movement id", ">S1:1<", ">S1<", "the id is not doc_id:line_no"),
            new Break("first part named", ">S1:1<", ">S1:1/1<", "the id is not doc_id:line_no"),
            new Break("own code", "\"map\">B<", "\"map\">A<", "the code of map is not the item id"),
            new Break(
                    "code order",
                    "\"puls\">p1</code><code owner=\"sia\">s1",
                    "\"sia\">s1</code><code owner=\"puls\">p1",
                    "owners come as map"),
            new Break("empty code", "\"puls\">p1<", "\"puls\"><", "the code of puls is empty"),
            new Break(
                    "sale's columns",
                    "<doc_type>3</doc_type><doc_number></doc_number><pos_number>",
                    "<doc_type>3</doc_type><doc_number></doc_number><pos_number>1",
                    "pos_number of no sale"),
            new Break(
                    "cashier",
                    "<cashier_id></cashier_id><cashier_full_name></cashier_full_name>"
                            + "<cashier_tin></cashier_tin><resale_sign>0</resale_sign><fn_doc_number></fn_doc_number>"
                            + "<fn_doc_sign></fn_doc_sign><fn_number></fn_number><fn_doc_date></fn_doc_date>"
                            + "<internet_zakaz></internet_zakaz></distribution><distribution><map_pharmacy_id>17"
                            + "</map_pharmacy_id><distribution_id>C1:1<",
                    "<cashier_id>1</cashier_id><cashier_full_name></cashier_full_name>"
                            + "<cashier_tin></cashier_tin><resale_sign>0</resale_sign><fn_doc_number></fn_doc_number>"
                            + "<fn_doc_sign></fn_doc_sign><fn_number></fn_number><fn_doc_date></fn_doc_date>"
                            + "<internet_zakaz></internet_zakaz></distribution><distribution><map_pharmacy_id>17"
                            + "</map_pharmacy_id><distribution_id>C1:1<",
                    "cashier_id of no sale"));

    private static final List<Break> RULES = List.of(
            new Break("rule 1", "<distribution_id>S4:1<", "<distribution_id>R3:1<", "occurs twice"),
            new Break(
                    "rule 2, missing",
                    "<batch_id>A:L3</batch_id>",
                    "<batch_id>A:L4</batch_id>",
                    "names the batch A:L4, which is missing"),
            new Break("rule 2, idle", "<map_batch_id>B:L2<", "<map_batch_id>B:L3<", "batch B:L3: is idle"),
            new Break("rule 3, missing", "<date>2026-11-08", "<date>2026-11-09", "@ 2026-11-08: is missing"),
            new Break("rule 3, other", "<date>2026-11-08", "<date>2026-11-09", "has no distribution of its lot"),
            new Break("rule 4, movements", "<quantity>3.000", "<quantity>2.999", "closes at 2.000, but"),
            new Break("rule 4, direction", "<doc_type>3</doc_type>", "<doc_type>5</doc_type>", "closes at"),
            new Break("rule 4, chain", "<opening_balance>2.000", "<opening_balance>2.001", "does not open as"),
            new Break(
                    "opening amount",
                    "<input_retail_price_balance>100.00",
                    "<input_retail_price_balance>99.00",
                    "input_retail_price_balance is not opening_balance × the batch's price 20.00"),
            new Break("purchase sum", "30.00</purchase_sum", "31.00</purchase_sum", "purchase_sum_nds is not quantity"),
            new Break(
                    "window of days",
                    "2026-11-08T12:00:00</doc_date>",
                    "2026-11-09T12:00:00</doc_date>",
                    "is not within datestart"),
            new Break("item data", ">Item B<", ">Item b<", "has other item data"),
            new Break("store code", "<map_pharmacy_id>17<", "<map_pharmacy_id>71<", "map_pharmacy_id is not 17"),
            new Break("parts of a line", "<distribution_id>S2:1/2<", "<distribution_id>S2:1/3<", "is part 3 where 2"),
            new Break(
                    "order of documents",
                    "<distribution_id>S1:1</distribution_id><batch_id>A:L1</batch_id>" + "<doc_date>2026-11-02T",
                    "<distribution_id>S1:1</distribution_id><batch_id>A:L1" + "</batch_id><doc_date>2026-11-05T",
                    "stands after"),
            new Break(
                    "unsettled lot",
                    "<map_batch_id>A:</map_batch_id>",
                    "<map_batch_id>A:L0</map_batch_id>",
                    "batch_doc_date is empty"));

    static List<Break> breaks() {
        return Stream.of(FRAME, FORMS, ENTRIES, RULES).flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBreakIsFound(Break broken) throws IOException {
        assertThat(XML).contains(broken.from());
        String xml = XML.replaceFirst(Pattern.quote(broken.from()), Matcher.quoteReplacement(broken.to()));
        assertThat(violationsOf(xml))
                .anySatisfy(violation -> assertThat(violation).contains(broken.expected()));
    }

    private static List<String> violationsOf(String xml) throws IOException {
        FileChecker checker = FileChecker.of(Zips.BASE + ".zip", Zips.xml(xml.getBytes(StandardCharsets.UTF_8)));
        return catchThrowableOfType(CheckFailure.class, checker::check).violations();
    }

    private static List<String> violationsOfZip(String name, byte[] zip) {
        return catchThrowableOfType(CheckFailure.class, FileChecker.of(name, zip)::check)
                .violations();
    }

    @Test
    void theUnbrokenFileIsRight() throws IOException {
        Zips.checker(form()).check().checkAgainst(LEDGER, "1");
    }

    @Test
    void orderOfBatchesIsChecked() throws IOException {
        String first = XML.substring(XML.indexOf("<batch>"), XML.indexOf("</batch>") + "</batch>".length());
        String moved = XML.replace(first, "").replace("</batches>", first + "</batches>");
        assertThat(violationsOf(moved)).anyMatch(v -> v.startsWith("batch A:L1: stands after an item of a higher id"));
    }

    @Test
    void orderOfRemnantsIsChecked() throws IOException {
        int from = XML.indexOf("<remnant>");
        int to = XML.indexOf("</remnant>") + "</remnant>".length();
        String first = XML.substring(from, to);
        String moved = XML.replace(first, "").replace("</remnants>", first + "</remnants>");
        assertThat(violationsOf(moved)).anyMatch(v -> v.contains("stands where an earlier batch or day belongs"));
    }

    @Test
    void initialDistributionsAreChecked() throws IOException {
        String xml = initial();
        assertThat(xml).contains(":initial");
        assertThat(violationsOf(xml.replace("A:L2:initial", "A:L9:initial")))
                .anyMatch(v -> v.contains("is not what an initial distribution is"));
        assertThat(violationsOf(xml.replaceFirst("<doc_type>9", "<doc_type>3")))
                .anyMatch(v -> v.contains("is not what an initial distribution is"));
        assertThat(violationsOf(xml.replaceFirst(">0.000</opening", ">1.000</opening")))
                .anyMatch(v -> v.contains("opens at 1.000 in initial data"));
        assertThat(violationsOf(xml.replace("2026-11-06T00:00:00</doc_date", "2026-11-07T00:00:00</doc_date")))
                .anyMatch(v -> v.contains("lies before the initial distributions"));
    }

    @Test
    void namesOfFilesAndEntriesAreChecked() throws IOException {
        byte[] right = Zips.zip(Zips.BASE + ".xml", XML);
        assertThat(violationsOfZip("x.zip", right)).anyMatch(v -> v.startsWith("file name: x.zip"));
        assertThat(violationsOfZip("20261324023000_102532_17_bat.zip", right)).anyMatch(v -> v.contains("no time"));
        assertThat(violationsOfZip(Zips.BASE + ".zip", Zips.zip("other.xml", XML)))
                .anyMatch(v -> v.contains("entry other.xml"));
        assertThat(violationsOfZip(Zips.BASE + ".zip", Zips.zip(Zips.BASE + ".xml", XML, "more.xml", "")))
                .anyMatch(v -> v.contains("more entries"));
    }

    @Test
    void theLedgerKnowsBetter() throws IOException {
        assertThat(againstLedger("<retail_sum_nds>60.00", "<retail_sum_nds>60.01"))
                .anyMatch(v -> v.contains("line S1:1: the retail amounts of its parts give 60.01 of 60.00"));
        assertThat(againstLedger("<discount_sum>1.00", "<discount_sum>0.99"))
                .anyMatch(v -> v.contains("line S1:1: the discounts of its parts give 0.99 of 1.00"));
        assertThat(againstLedger("<purchase_sum_nds>30.00", "<purchase_sum_nds>30.01"))
                .anyMatch(v -> v.contains("purchase_sum_nds is 30.01, the ledger gives 30.00"));
        assertThat(againstLedger("<purchase_price_nds>10.00", "<purchase_price_nds>10.01"))
                .anyMatch(v -> v.contains("the ledger gives 10.00"));
        assertThat(againstLedger("<quantity>3.000", "<quantity>2.000"))
                .anyMatch(v -> v.contains("line S1:1: its parts have 2.000 of 3"));
        assertThat(againstLedger(">S1:1<", ">S9:1<")).anyMatch(v -> v.contains("line S1:1: is missing"));
        assertThat(againstLedger("2026-11-02T12:00:00</doc", "2026-11-02T12:00:01</doc"))
                .anyMatch(v -> v.contains("no such line of this time and type"));
    }

    private static List<String> againstLedger(String from, String to) throws IOException {
        byte[] zip = Zips.xml(XML.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8));
        FileChecker checker = FileChecker.of(Zips.BASE + ".zip", zip);
        return catchThrowableOfType(CheckFailure.class, () -> checker.checkAgainst(LEDGER, "1"))
                .violations();
    }

    @Test
    void tablesAreCheckedToo() throws IOException {
        Zips.csvChecker(form()).check().checkAgainst(LEDGER, "1");
        assertThat(csv(";60.00;", ";60.0;")).anyMatch(v -> v.contains("retail_sum_nds is no MONEY"));
        assertThat(csv("\r\n", "\n")).anyMatch(v -> v.contains("does not end with CR LF"));
        assertThat(csv("S1:1", "\"S1:1\"")).anyMatch(v -> v.contains("quotes where none are needed"));
        assertThat(csv("map_pharmacy_id;distribution_id", "distribution_id;map_pharmacy_id"))
                .anyMatch(v -> v.contains("distributions.csv: the header line is not"));
        assertThat(csv("S1:1", "S1:1;x")).anyMatch(v -> v.contains("23 cells"));
        assertThat(csv("S1:1", "S1:1\u0001")).anyMatch(v -> v.contains("a character that XML cannot hold"));
    }

    private static List<String> csv(String from, String to) throws IOException {
        ReferenceFile file = form();
        byte[] zip = Zips.zip(
                "batches.csv",
                "\uFEFF" + file.batchesCsv(),
                "distributions.csv",
                "\uFEFF" + file.distributionsCsv().replaceFirst(from, to),
                "remnants.csv",
                "\uFEFF" + file.remnantsCsv());
        return violationsOfZip(Zips.BASE + "_csv.zip", zip);
    }

    @Test
    void aWholeFolderIsChecked() throws IOException {
        Files.write(folder.resolve(Zips.BASE + ".zip"), Zips.zip(Zips.BASE + ".xml", XML));
        Files.writeString(folder.resolve("notes.txt"), "no file");
        assertThat(FileChecker.checkFolder(folder)).isEqualTo(1);
        Files.write(folder.resolve("20261124023001_1_17_bat.zip"), Zips.zip("x.xml", XML));
        assertThat(catchThrowableOfType(CheckFailure.class, () -> FileChecker.checkFolder(folder)))
                .hasMessageContaining("20261124023001_1_17_bat.zip");
    }
}
