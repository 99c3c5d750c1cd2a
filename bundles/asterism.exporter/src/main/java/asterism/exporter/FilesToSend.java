package asterism.exporter;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.export.Vanishing;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files in the database, as they are sent. */
@Component
public final class FilesToSend implements SendableFiles {
    private final Database database;
    private final AccessControl access;
    private final FilesFolder folder;
    private final JobForming forming;

    /** Wired by DS. */
    @Activate
    public FilesToSend(
            @Reference(target = "(asterism.schema=exporter)") Database database,
            @Reference AccessControl access,
            @Reference FilesFolder folder,
            @Reference JobForming forming) {
        this.database = database;
        this.access = access;
        this.folder = folder;
        this.forming = forming;
    }

    @Override
    public List<ExportFile> regular(Participant owner, String formatId) throws IOException {
        return database.transaction(connection -> {
            Set<Long> unsent = new SentTable(connection).unsent(owner, formatId);
            return unsent.isEmpty()
                    ? List.of()
                    : new FileQueries(connection)
                            .ofStore(owner.storeId()).stream()
                                    .filter(file -> unsent.contains(file.id()))
                                    .sorted(Comparator.comparingLong(ExportFile::id))
                                    .toList();
        });
    }

    @Override
    public Optional<Path> archive(long fileId) throws IOException {
        return database.transaction(connection -> new SentTable(connection).find(fileId))
                .map(folder::archive);
    }

    @Override
    public Optional<ExportFile> formAgain(Actor actor, String unionId, long fileId) throws IOException {
        access.require(actor, unionId, Permission.RUN);
        Optional<SentTable.Known> lost = database.transaction(connection -> new SentTable(connection).find(fileId))
                .filter(file -> !file.initial());
        return lost.isPresent() ? forming.again(actor, unionId, lost.get()) : Optional.empty();
    }

    @Override
    public Optional<Vanishing> vanishing(long fileId) throws IOException {
        return database.transaction(connection -> {
            SentTable table = new SentTable(connection);
            Optional<SentTable.Known> file = table.find(fileId);
            Optional<SentTable.Kept> keys = table.keys(fileId).filter(SentTable.Kept::whole);
            if (file.isEmpty() || keys.isEmpty()) {
                return Optional.empty();
            }
            VanishingCount count = new VanishingCount(keys.get().keys());
            held(table, file.get()).forEach(count::day);
            return Optional.of(count.result());
        });
    }

    /** What the receiver holds on days of a window: of each day the file has keys that was handed over last. */
    private static SortedMap<LocalDate, ElementKeys.Day> held(SentTable table, SentTable.Known file)
            throws SQLException {
        SortedMap<LocalDate, ElementKeys.Day> held = new TreeMap<>();
        for (SentTable.Known other : table.handedWithKeys(file)) {
            table.keys(other.id())
                    .ifPresent(kept -> held.putAll(
                            kept.keys().days().subMap(file.first(), file.last().plusDays(1))));
        }
        return held;
    }

    @Override
    public void queued(Collection<Long> fileIds) throws IOException {
        database.transaction(connection -> new SentTable(connection).queued(fileIds));
    }

    @Override
    public void handedOver(long fileId) throws IOException {
        database.transaction(connection -> {
            SentTable table = new SentTable(connection);
            boolean first = table.handedOver(fileId);
            if (first) {
                table.tellsOfItsDays(fileId);
            }
            return first;
        });
    }
}
