package asterism.exporter;

import asterism.api.export.ExportException;
import asterism.api.export.ExportFormat;
import asterism.api.export.ExportWindow;
import asterism.api.export.ProtocolEntry;
import asterism.api.lotdata.Balance;
import asterism.api.lotdata.StoreWindow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** A line a balance. */
final class StubFormat implements ExportFormat {
    /** What happens at the end of writing a store's file. */
    interface Mishap {
        void happen(ExportWindow window) throws ExportException, IOException;
    }

    Mishap mishap = window -> {};
    int extraLots;

    @Override
    public String baseName(ExportWindow window) {
        String time = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).format(window.runStart());
        return time + "_" + window.clientId() + "_" + window.storeCode() + "_bat";
    }

    @Override
    public String archiveName(String baseName) {
        return baseName + ".zip";
    }

    @Override
    public RowCounts write(ExportWindow window, StoreWindow rows, Consumer<ProtocolEntry> protocol, Archive out)
            throws ExportException, IOException {
        OutputStream entry = out.entry("rows.txt");
        int balances = 0;
        for (Balance balance : rows.balances()) {
            entry.write((balance.day() + "\n").getBytes(StandardCharsets.US_ASCII));
            balances++;
        }
        mishap.happen(window);
        return new RowCounts(rows.totals().lots() + extraLots, balances, balances);
    }
}
