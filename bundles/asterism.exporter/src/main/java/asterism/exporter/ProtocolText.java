package asterism.exporter;

import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolEntry.Code;
import asterism.api.export.ProtocolEntry.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A protocol as it is kept: a line an entry, fields and arguments parted by tabs, all of it compressed. */
final class ProtocolText {
    private static final int FIELDS = 8;

    private ProtocolText() {}

    static byte[] encode(List<ProtocolEntry> protocol) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, 8192)) {
            StringBuilder line = new StringBuilder();
            for (ProtocolEntry entry : protocol) {
                line.setLength(0);
                append(line, entry);
                out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void append(StringBuilder line, ProtocolEntry entry) {
        line.append(entry.severity().name());
        field(line, entry.code().name());
        field(line, entry.storeId());
        field(line, entry.itemId());
        field(line, entry.lotId());
        field(line, entry.docId());
        field(line, Integer.toString(entry.lineNo()));
        field(line, entry.day().map(LocalDate::toString).orElse(""));
        entry.arguments().forEach(argument -> field(line, argument));
        line.append('\n');
    }

    private static void field(StringBuilder line, String text) {
        line.append('\t')
                .append(text.replace("\\", "\\\\")
                        .replace("\t", "\\t")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r"));
    }

    static List<ProtocolEntry> decode(byte[] encoded) throws IOException {
        String text;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(encoded))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<ProtocolEntry> protocol = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            protocol.add(entry(text.substring(start, end).split("\t", -1)));
            start = end + 1;
        }
        return protocol;
    }

    private static ProtocolEntry entry(String[] fields) {
        List<String> texts = Arrays.stream(fields).map(ProtocolText::plain).toList();
        return new ProtocolEntry(
                Severity.valueOf(texts.get(0)),
                Code.valueOf(texts.get(1)),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                texts.get(5),
                Integer.parseInt(texts.get(6)),
                texts.get(7).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(texts.get(7))),
                texts.subList(FIELDS, texts.size()));
    }

    private static String plain(String field) {
        if (field.indexOf('\\') < 0) {
            return field;
        }
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                i++;
                c = switch (field.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> '\\';
                };
            }
            text.append(c);
        }
        return text.toString();
    }
}
