package asterism.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** Reads one table of the CSV rendition strictly and hands its rows on. */
final class CsvEntries {
    private final CsvSettings settings;
    private final Violations violations;
    private final EntrySink sink;

    CsvEntries(CsvSettings settings, Violations violations, EntrySink sink) {
        this.settings = settings;
        this.violations = violations;
        this.sink = sink;
    }

    void read(FilePart part, byte[] bytes) {
        String file = part.container() + ".csv";
        List<CsvText.Line> lines;
        try {
            String text = settings.charset()
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            violations.require(text.startsWith("\uFEFF") == settings.bom(), file, "byte order mark");
            lines = CsvText.parse(settings.bom() && !text.isEmpty() ? text.substring(1) : text, settings.separator());
        } catch (CharacterCodingException e) {
            violations.add(file, "is not in " + settings.charset());
            return;
        } catch (IllegalArgumentException e) {
            violations.add(file, "is no RFC 4180: " + e.getMessage());
            return;
        }
        boolean headed = !lines.isEmpty() && lines.get(0).values().equals(part.names());
        violations.require(headed, file, "the header line is not " + part.names());
        for (int i = 0; i < lines.size(); i++) {
            checkForm(file + " line " + (i + 1), lines.get(i));
        }
        lines.stream().skip(1).forEach(line -> read(part, file, line.values()));
    }

    private void read(FilePart part, String file, List<String> values) {
        if (values.size() == part.fields().size()) {
            sink.accept(new FileEntry(part, values.toArray(String[]::new)));
        } else {
            violations.add(file, values.size() + " cells in " + values);
        }
    }

    private void checkForm(String place, CsvText.Line line) {
        violations.require(line.lineEnd().equals("\r\n"), place, "does not end with CR LF");
        for (CsvText.Cell cell : line.cells()) {
            boolean needed =
                    cell.value().chars().anyMatch(c -> c == settings.separator() || c == '"' || c == '\r' || c == '\n');
            violations.require(needed == cell.quoted(), place, "quotes where none are needed: " + cell.value());
            violations.require(
                    cell.value().codePoints().allMatch(Values::inXml), place, "a character that XML cannot hold");
        }
    }
}
