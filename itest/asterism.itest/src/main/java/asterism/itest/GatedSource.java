package asterism.itest;

import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A source that is held up where it is opened, and at each document. */
record GatedSource(SourceLedger source, Gate gate) implements SourceLedger {
    @Override
    public SourceReading open() throws SourceException, IOException {
        gate.pass(Gate.OPEN);
        return new Reading(source.open(), gate);
    }

    private record Reading(SourceReading reading, Gate gate) implements SourceReading {
        @Override
        public List<Part> parts() {
            return reading.parts();
        }

        @Override
        public Optional<String> fingerprint() throws IOException {
            return reading.fingerprint();
        }

        @Override
        public void read(SourceTable table, RowHandler rows) throws SourceException, IOException {
            reading.read(table, rows);
        }

        @Override
        public void read(Part part, RowHandler documents, RowHandler lines) throws SourceException, IOException {
            reading.read(
                    part,
                    row -> {
                        gate.pass(Gate.READ);
                        documents.row(row);
                    },
                    lines);
        }

        @Override
        public String place(SourceTable table) {
            return reading.place(table);
        }

        @Override
        public void close() throws IOException {
            reading.close();
        }
    }
}
