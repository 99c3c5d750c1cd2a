package asterism.configuration;

import asterism.api.Actor;
import asterism.api.Page;
import asterism.api.PageRequest;
import asterism.api.configuration.Participation;
import asterism.api.export.ArchiveContent;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.FileFilter;
import asterism.api.export.FormatOptions;
import asterism.api.export.FormedFile;
import asterism.api.export.InitialFile;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolFilter;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Files that somebody formed. */
final class StubFiles implements ExportFiles {
    /** Comes before files are looked up. */
    Runnable onRead = () -> {};

    private final List<ExportFile> files = new ArrayList<>();

    long initial(Participation participation, String first) {
        return add(participation, first, true);
    }

    long regular(Participation participation, String first) {
        return add(participation, first, false);
    }

    private long add(Participation participation, String first, boolean initial) {
        long id = files.size() + 1L;
        files.add(
                0,
                new ExportFile(
                        id,
                        participation.participant(),
                        "map-actions",
                        LocalDate.parse(first),
                        LocalDate.parse("2026-11-23"),
                        initial,
                        false,
                        "base" + id,
                        "base" + id + ".zip",
                        1,
                        LocalDateTime.parse("2026-11-24T00:00:00"),
                        "ivanova",
                        new WindowTotals(0, 0, Map.of())));
        return id;
    }

    void removeAll() {
        files.clear();
    }

    @Override
    public List<ExportFile> ofStore(Actor actor, String storeId) {
        onRead.run();
        return files.stream()
                .filter(file -> file.owner().storeId().equals(storeId))
                .toList();
    }

    @Override
    public List<InitialFile> newestInitial(Actor actor) {
        onRead.run();
        Map<InitialFile, Long> newest = new LinkedHashMap<>();
        for (ExportFile file : files) {
            if (file.initial()) {
                newest.putIfAbsent(new InitialFile(0, file.owner(), file.first()), file.id());
            }
        }
        return newest.entrySet().stream()
                .map(entry -> new InitialFile(
                        entry.getValue(), entry.getKey().owner(), entry.getKey().first()))
                .toList();
    }

    @Override
    public Page<FormedFile> list(Actor actor, FileFilter filter, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Long, FormedFile> find(Actor actor, Collection<Long> fileIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ArchiveContent open(Actor actor, long fileId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Archive> archives(Actor actor, Collection<Long> fileIds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<ProtocolEntry> protocol(Actor actor, long fileId, ProtocolFilter filter, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<ProtocolEntry> protocol(Actor actor, long fileId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeProtocol(List<ProtocolEntry> protocol, FormatOptions options, Locale language, OutputStream out) {
        throw new UnsupportedOperationException();
    }
}
