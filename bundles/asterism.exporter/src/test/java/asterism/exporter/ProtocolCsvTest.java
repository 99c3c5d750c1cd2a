package asterism.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.export.FormatOptions;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProtocolCsvTest {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    private final ProtocolCsv csv = new ProtocolCsv(new PropertyWording());

    @Test
    void sortsByColumnsTextsByCodePointsAndNumbersAsNumbers() throws Exception {
        List<ProtocolEntry> sorted = List.of(
                ProtocolEntry.warning(Code.BARCODE_INVALID, "S1", "A", "", "", 0, "x"),
                ProtocolEntry.warning(Code.LOT_PRICE_DIFFERS, "S1", "\uFB01", "", "D", 2, "L"),
                ProtocolEntry.warning(Code.LOT_PRICE_DIFFERS, "S1", "\uFB01", "", "D", 10, "L"),
                ProtocolEntry.warning(Code.LOT_PRICE_DIFFERS, "S1", "\uD83D\uDE00", "", "D", 1, "L"),
                ProtocolEntry.warning(Code.NEGATIVE_BALANCE, "S1", "A", "A:1", "", 0, "1")
                        .on(LocalDate.parse("2026-01-01")),
                ProtocolEntry.warning(Code.TIN_INVALID, "S1", "", "", "", 0, "cashier", "P1"),
                ProtocolEntry.warning(Code.TIN_INVALID, "S1", "", "", "", 0, "partner", "P1"));
        List<ProtocolEntry> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(7));

        List<String> lines =
                write(shuffled, new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true));

        assertThat(lines)
                .containsExactly(
                        "\uFEFFseverity;code;store_id;item_id;lot_id;doc_id;line_no;day;text",
                        "WARNING;BARCODE_INVALID;S1;A;;;;;"
                                + "\"Item A: barcode \"\"x\"\" is not 8 to 14 digits and is left out\"",
                        "WARNING;LOT_PRICE_DIFFERS;S1;\uFB01;;D;2;;" + differs(2),
                        "WARNING;LOT_PRICE_DIFFERS;S1;\uFB01;;D;10;;" + differs(10),
                        "WARNING;LOT_PRICE_DIFFERS;S1;\uD83D\uDE00;;D;1;;" + differs(1),
                        "WARNING;NEGATIVE_BALANCE;S1;A;A:1;;;2026-01-01;"
                                + "\"Lot A:1: closes below zero, first on 2026-01-01; number of such days: 1\"",
                        "WARNING;TIN_INVALID;S1;;;;;;The INN of cashier P1 is not 10 or 12 digits and is left out",
                        "WARNING;TIN_INVALID;S1;;;;;;The INN of partner P1 is not 10 or 12 digits and is left out");
    }

    private static String differs(int line) {
        return "\"Document D, line " + line
                + ": adds to lot L at another purchase price or VAT rate; the data of the lot's first line stay\"";
    }

    @Test
    void writesWithTheSettingsOfCsv() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv.write(
                List.of(ProtocolEntry.warning(Code.MISSING_COUNTRY, "S1", "Ж;1", "", "", 0)),
                new FormatOptions(StandardCharsets.UTF_8, WINDOWS_1251, ',', false),
                Locale.forLanguageTag("ru"),
                out);

        assertThat(out.toString(WINDOWS_1251))
                .isEqualTo(String.join(
                        "\r\n",
                        "severity,code,store_id,item_id,lot_id,doc_id,line_no,day,text",
                        "WARNING,MISSING_COUNTRY,S1,Ж;1,,,,,Товар Ж;1: не указана страна",
                        ""));
    }

    @Test
    void forSpreadsheetsNoCellIsAFormula() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv.writeForSpreadsheets(
                List.of(
                        ProtocolEntry.warning(Code.MISSING_COUNTRY, "-12.5", "=1+1", "+7", "@SUM(A1)", 0),
                        ProtocolEntry.warning(Code.MISSING_COUNTRY, "a=b", "\t=1", "\r=1", "-1-2", 0)),
                new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', false),
                Locale.ENGLISH,
                out);

        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n"))
                .contains(
                        "WARNING;MISSING_COUNTRY;-12.5;'=1+1;+7;'@SUM(A1);;;Item =1+1: has no country",
                        "WARNING;MISSING_COUNTRY;a=b;'\t=1;\"'\r=1\";'-1-2;;;Item  =1: has no country");
    }

    private List<String> write(List<ProtocolEntry> protocol, FormatOptions options) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv.write(protocol, options, Locale.ENGLISH, out);
        return List.of(out.toString(StandardCharsets.UTF_8).split("\r\n"));
    }
}
