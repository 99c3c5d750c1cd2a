package asterism.exporter;

import asterism.api.Actor;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.export.Vanishing;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files in the database, as they are sent. */
@Component
public final class FilesToSend implements SendableFiles {
    private final Database database;
    private final FilesFolder folder;
    private final JobForming forming;

    /** Wired by DS. */
    @Activate
    public FilesToSend(
            @Reference(target = "(asterism.schema=exporter)") Database database,
            @Reference FilesFolder folder,
            @Reference JobForming forming) {
        this.database = database;
        this.folder = folder;
        this.forming = forming;
    }

    @Override
    public List<ExportFile> regular(Participant owner, String formatId, long after) throws IOException {
        return database.transaction(connection -> {
            Set<Long> unsent = new SentTable(connection).unsent(owner, formatId, after);
            return unsent.isEmpty()
                    ? List.of()
                    : new FileTable(connection)
                            .ofStore(owner.storeId()).stream()
                                    .filter(file -> unsent.contains(file.id()))
                                    .sorted(Comparator.comparingLong(ExportFile::id))
                                    .toList();
        });
    }

    @Override
    public Optional<Path> archive(long fileId) throws IOException {
        return database.transaction(connection -> new SentTable(connection).find(fileId))
                .map(this::path);
    }

    /** Where it was put, unless the folder has moved since, with all that is in it. */
    private Path path(SentTable.Known file) {
        if (!file.folder().isEmpty()) {
            Path path = Path.of(file.folder(), file.archive());
            if (Files.exists(path)) {
                return path;
            }
        }
        return folder.path().resolve(file.archive());
    }

    @Override
    public Optional<ExportFile> formAgain(Actor actor, String unionId, long fileId) throws IOException {
        Optional<SentTable.Known> lost = database.transaction(connection -> new SentTable(connection).find(fileId))
                .filter(file -> !file.initial());
        return lost.isPresent() ? forming.again(actor, unionId, lost.get()) : Optional.empty();
    }

    @Override
    public Vanishing vanishing(long fileId, List<Long> sent) throws IOException {
        return database.transaction(connection -> {
            SentTable table = new SentTable(connection);
            Optional<SentTable.Known> file = table.find(fileId);
            Optional<SentTable.Kept> keys = table.keys(fileId);
            if (file.isEmpty() || keys.isEmpty() || !keys.get().whole()) {
                throw new IOException("It is not known (any more) what file " + fileId + " holds");
            }
            VanishingCount count = new VanishingCount(keys.get().keys());
            held(table, file.get(), sent).forEach(count::day);
            return count.result();
        });
    }

    /** What the receiver holds on days of a window. */
    private static Map<LocalDate, ElementKeys.Day> held(SentTable table, SentTable.Known file, List<Long> sent)
            throws SQLException {
        Map<LocalDate, ElementKeys.Day> held = new TreeMap<>();
        Set<LocalDate> open =
                new TreeSet<>(file.first().datesUntil(file.last().plusDays(1)).toList());
        for (long id : sent) {
            Optional<SentTable.Known> other = table.find(id).filter(file::overlaps);
            if (other.isEmpty() || open.isEmpty()) {
                continue;
            }
            Optional<ElementKeys> keys = table.keys(id).map(SentTable.Kept::keys);
            if (keys.isEmpty()) {
                continue;
            }
            LocalDate end = other.get().last().plusDays(1);
            keys.get().days().subMap(other.get().first(), end).forEach((day, elements) -> {
                if (open.contains(day)) {
                    held.put(day, elements);
                }
            });
            open.removeIf(day -> !day.isBefore(other.get().first()) && day.isBefore(end));
        }
        return held;
    }

    /** From now on this file tells what the union holds on its days, and the keys of others for them are of no more use. */
    @Override
    public void handedOver(long fileId) throws IOException {
        database.transaction(connection -> {
            SentTable table = new SentTable(connection);
            Optional<SentTable.Known> file = table.find(fileId);
            if (file.isEmpty()
                    || !table.handedOver(fileId)
                    || table.keys(fileId).isEmpty()) {
                return false;
            }
            for (SentTable.Known other : table.handedWithKeys(file.get())) {
                shorten(table, other.id(), file.get());
            }
            return true;
        });
    }

    private static void shorten(SentTable table, long id, SentTable.Known by) throws SQLException {
        Optional<ElementKeys> keys = table.keys(id).map(SentTable.Kept::keys);
        if (keys.isPresent()) {
            ElementKeys rest = keys.get().without(by.first(), by.last());
            if (rest.days().isEmpty()) {
                table.removeKeys(id);
            } else if (rest.days().size() < keys.get().days().size()) {
                table.shortenKeys(id, rest);
            }
        }
    }
}
