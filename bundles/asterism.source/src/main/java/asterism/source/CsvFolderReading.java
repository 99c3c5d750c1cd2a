package asterism.source;

import asterism.api.source.SourceException;
import asterism.api.source.SourceReading;
import asterism.api.source.SourceTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One reading of a folder that was found whole. Holds no file open between two calls. */
final class CsvFolderReading implements SourceReading {
    private final FolderLayout layout;
    private final BufferPool buffers;
    private final Map<Part, FolderLayout.Halves> parts;

    CsvFolderReading(FolderLayout layout, BufferPool buffers) throws IOException {
        this.layout = layout;
        this.buffers = buffers;
        this.parts = layout.parts();
    }

    @Override
    public List<Part> parts() {
        return List.copyOf(parts.keySet());
    }

    @Override
    public Optional<String> fingerprint() throws IOException {
        return Optional.of(Fingerprint.of(layout.files()));
    }

    @Override
    public String place(SourceTable table) {
        return wholeTable(table).name();
    }

    @Override
    public void read(SourceTable table, RowHandler rows) throws SourceException, IOException {
        Faults faults = new Faults();
        read(wholeTable(table), rows, faults);
        faults.throwIfAny();
    }

    @Override
    public void read(Part part, RowHandler documents, RowHandler lines) throws SourceException, IOException {
        FolderLayout.Halves halves = parts.get(part);
        if (halves == null) {
            throw new IllegalArgumentException("no part of this reading: " + part);
        }
        Faults faults = new Faults();
        read(halves.documents(), documents, faults);
        read(halves.lines(), lines, faults);
        faults.throwIfAny();
    }

    private void read(CsvFile file, RowHandler rows, Faults faults) throws IOException {
        file.read(buffers, rows, faults).ifPresent(count -> layout.compare(file, count, faults));
    }

    private CsvFile wholeTable(SourceTable table) {
        if (TableFiles.otherHalf(table) != table) {
            throw new IllegalArgumentException(table + " comes in parts");
        }
        return layout.whole(table);
    }

    @Override
    public void close() {
        buffers.clear();
    }
}
