package asterism.exporter;

import asterism.api.Wording;
import asterism.api.export.FormatOptions;
import asterism.api.export.ProtocolEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Protocols as CSV (exchange-format.md, section 6). */
final class ProtocolCsv {
    /** Sorted by its columns but for the last, which depends on the reader's language: texts by code points. */
    static final Comparator<ProtocolEntry> ORDER = Comparator.comparing(
                    (ProtocolEntry entry) -> entry.severity().name())
            .thenComparing(entry -> entry.code().name())
            .thenComparing(ProtocolEntry::storeId, ProtocolCsv::byCodePoints)
            .thenComparing(ProtocolEntry::itemId, ProtocolCsv::byCodePoints)
            .thenComparing(ProtocolEntry::lotId, ProtocolCsv::byCodePoints)
            .thenComparing(ProtocolEntry::docId, ProtocolCsv::byCodePoints)
            .thenComparingInt(ProtocolEntry::lineNo)
            .thenComparing(entry -> entry.day().orElse(LocalDate.MIN));

    private static final String[] HEADER = {
        "severity", "code", "store_id", "item_id", "lot_id", "doc_id", "line_no", "day", "text"
    };
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.,][0-9]+)?");

    private final Wording wording;

    ProtocolCsv(Wording wording) {
        this.wording = wording;
    }

    /** The file beside the archive. */
    void write(List<ProtocolEntry> protocol, FormatOptions options, Locale language, OutputStream out)
            throws IOException {
        write(protocol, options, language, out, UnaryOperator.identity());
    }

    /**
     * The same for people who open it in a spreadsheet: what the spreadsheet would take for a formula, as an id of the
     * back office may look, has an apostrophe before it.
     */
    void writeForSpreadsheets(List<ProtocolEntry> protocol, FormatOptions options, Locale language, OutputStream out)
            throws IOException {
        write(protocol, options, language, out, ProtocolCsv::plain);
    }

    private static String plain(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    private void write(
            List<ProtocolEntry> protocol,
            FormatOptions options,
            Locale language,
            OutputStream out,
            UnaryOperator<String> cell)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, options.csvCharset()));
        if (options.csvBom()) {
            writer.write(BYTE_ORDER_MARK);
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(options.csvSeparator())
                .setHeader(HEADER)
                .get();
        // Not closed: the stream is the caller's.
        CSVPrinter csv = new CSVPrinter(writer, format);
        for (Line line : sorted(protocol, language)) {
            ProtocolEntry entry = line.entry();
            csv.printRecord(
                    entry.severity().name(),
                    entry.code().name(),
                    cell.apply(entry.storeId()),
                    cell.apply(entry.itemId()),
                    cell.apply(entry.lotId()),
                    cell.apply(entry.docId()),
                    entry.lineNo() == 0 ? "" : Integer.toString(entry.lineNo()),
                    entry.day().map(LocalDate::toString).orElse(""),
                    cell.apply(line.text()));
        }
        csv.flush();
    }

    private List<Line> sorted(List<ProtocolEntry> protocol, Locale language) {
        return protocol.stream()
                .map(entry -> new Line(entry, wording.say(entry, language)))
                .sorted(Comparator.comparing(Line::entry, ORDER).thenComparing(Line::text, ProtocolCsv::byCodePoints))
                .toList();
    }

    private static int byCodePoints(String a, String b) {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // A surrogate stands for a code point above all that are not made of surrogates.
                boolean sameSide = Character.isSurrogate(x) == Character.isSurrogate(y);
                return sameSide
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private record Line(ProtocolEntry entry, String text) {}
}
