package asterism.source;

import asterism.api.source.SourceException;
import asterism.api.source.SourceFault;
import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceReading.Part;
import asterism.api.source.SourceReading.RowHandler;
import asterism.api.source.SourceRow;
import asterism.api.source.SourceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a reader of a source gets: all rows, each with its cells in the contract's order, and all faults. */
final class ReadLedger {
    private final Map<SourceTable, List<List<String>>> rows = new EnumMap<>(SourceTable.class);
    private final Map<SourceTable, List<Long>> lines = new EnumMap<>(SourceTable.class);
    private final List<String> parts = new ArrayList<>();
    private final List<SourceFault> faults = new ArrayList<>();

    private ReadLedger() {
        for (SourceTable table : SourceTable.values()) {
            rows.put(table, new ArrayList<>());
            lines.put(table, new ArrayList<>());
        }
    }

    static ReadLedger of(SourceLedger source) throws IOException {
        ReadLedger read = new ReadLedger();
        try (SourceReading reading = source.open()) {
            for (SourceTable table : SourceTable.values()) {
                if (table != SourceTable.DOCUMENTS && table != SourceTable.LINES) {
                    read.noting(() -> reading.read(table, read.into(table)));
                }
            }
            for (Part part : reading.parts()) {
                read.parts.add(part.documents() + " " + part.lines());
                read.noting(() -> reading.read(part, read.into(SourceTable.DOCUMENTS), read.into(SourceTable.LINES)));
            }
        } catch (SourceException e) {
            read.faults.addAll(e.faults());
        }
        return read;
    }

    private interface Reading {
        void read() throws SourceException, IOException;
    }

    private void noting(Reading reading) throws IOException {
        try {
            reading.read();
        } catch (SourceException e) {
            faults.addAll(e.faults());
        }
    }

    private RowHandler into(SourceTable table) {
        return row -> {
            rows.get(table).add(cells(row, table.columns().size()));
            lines.get(table).add(row.line());
        };
    }

    static List<String> cells(SourceRow row, int count) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new String(row.bytes(), row.start(i), row.end(i) - row.start(i), StandardCharsets.UTF_8));
        }
        return cells;
    }

    List<List<String>> rows(SourceTable table) {
        return rows.get(table);
    }

    /** The lines of the file where the rows begin. */
    List<Long> lines(SourceTable table) {
        return lines.get(table);
    }

    List<String> parts() {
        return parts;
    }

    List<SourceFault> faults() {
        return faults;
    }
}
