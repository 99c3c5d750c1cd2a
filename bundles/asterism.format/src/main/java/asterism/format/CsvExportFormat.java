package asterism.format;

import asterism.api.export.ExportException;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportWindow;
import asterism.api.export.FormatOptions;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.StoreWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** The union's data as tables, for people who check them (exchange-format.md, section 5). */
@Component(property = ExportFormat.FORMAT_ID + "=csv")
public final class CsvExportFormat implements ExportFormat {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Called by DS. */
    public CsvExportFormat() {}

    @Override
    public String baseName(ExportWindow window) throws ExportException {
        return MapActions.baseName(window, "");
    }

    @Override
    public String archiveName(String baseName) {
        return baseName + "_csv.zip";
    }

    @Override
    public RowCounts write(ExportWindow window, StoreWindow rows, Consumer<ProtocolEntry> protocol, Archive out)
            throws ExportException, IOException {
        // What cannot be sent is not shown either.
        MapActions.baseName(window, rows.store().id());
        MapActions content = MapActions.of(window, rows.store(), protocol);
        FormatOptions options = window.options();
        return new RowCounts(
                write(options, content.batches(), rows.lots(), out),
                write(options, content.distributions(), rows.movements(), out),
                write(options, content.remnants(), rows.balances(), out));
    }

    private static <T> int write(FormatOptions options, Part<T> part, Iterable<T> rows, Archive out)
            throws IOException {
        Blocks blocks = new Blocks(out.entry(part.name() + ".csv"));
        // Of all charsets with single bytes, none has a byte order mark.
        if (options.csvBom() && options.csvCharset().equals(StandardCharsets.UTF_8)) {
            blocks.raw(BYTE_ORDER_MARK);
        }
        CsvCells cells = new CsvCells(blocks, options.csvCharset(), options.csvSeparator());
        CsvTable<T> table = new CsvTable<>(part, cells, options.csvSeparator());
        table.writeHeader();
        int count = table.write(rows);
        blocks.flush();
        return count;
    }
}
