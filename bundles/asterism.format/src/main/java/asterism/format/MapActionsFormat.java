package asterism.format;

import asterism.api.export.ExportException;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportWindow;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.StoreWindow;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** The union's exchange format, as its receiver reads it (exchange-format.md, sections 1 and 2). */
@Component(property = ExportFormat.FORMAT_ID + "=map-actions")
public final class MapActionsFormat implements ExportFormat {
    /** Called by DS. */
    public MapActionsFormat() {}

    @Override
    public String baseName(ExportWindow window) throws ExportException {
        return MapActions.baseName(window, "");
    }

    @Override
    public String archiveName(String baseName) {
        return baseName + ".zip";
    }

    @Override
    public RowCounts write(ExportWindow window, StoreWindow rows, Consumer<ProtocolEntry> protocol, Archive out)
            throws ExportException, IOException {
        String baseName = MapActions.baseName(window, rows.store().id());
        MapActions content = MapActions.of(window, rows.store(), protocol);
        Charset charset = window.options().xmlCharset();
        XmlCells cells = new XmlCells(new Blocks(out.entry(baseName + ".xml")), charset);

        // The codes are checked: no value of an attribute holds what would have to be escaped.
        markup(cells, "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>");
        markup(cells, "<map-actions client_id=\"" + window.clientId() + "\">");
        markup(cells, "<data_version>" + MapActions.DATA_VERSION + "</data_version>");
        int lots = write(window, content.batches(), rows.lots(), cells);
        int movements = write(window, content.distributions(), rows.movements(), cells);
        int balances = write(window, content.remnants(), rows.balances(), cells);
        markup(cells, "</map-actions>");
        cells.blocks.flush();
        return new RowCounts(lots, movements, balances);
    }

    private static <T> int write(ExportWindow window, Part<T> part, Iterable<T> rows, XmlCells cells)
            throws IOException {
        String days = window.initial()
                ? ""
                : " datestart=\"" + window.first() + "T00:00:00\" dateend=\"" + window.last() + "T23:59:59\"";
        markup(cells, "<action type=\"" + part.name() + "\"" + days);
        markup(cells, " map_pharmacy_ids=\"" + window.storeCode() + "\"><" + part.name() + ">");
        int count = new XmlTable<>(part, cells).write(rows);
        markup(cells, "</" + part.name() + "></action>");
        return count;
    }

    private static void markup(XmlCells cells, String text) throws IOException {
        cells.blocks.raw(text.getBytes(StandardCharsets.US_ASCII));
    }
}
