package asterism.uploader;

import asterism.api.Actor;
import asterism.api.Page;
import asterism.api.PageRequest;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.export.Participant;
import asterism.api.storage.Database;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.QueueFilter;
import asterism.api.upload.UploadStates;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists of the queue in the database. */
@Component
public final class ListedUploads implements UploadStates {
    private final Database database;
    private final AccessControl access;

    /** Wired by DS. */
    @Activate
    public ListedUploads(
            @Reference(target = "(asterism.schema=uploader)") Database database, @Reference AccessControl access) {
        this.database = database;
        this.access = access;
    }

    @Override
    public Page<QueueEntry> list(Actor actor, QueueFilter filter, PageRequest page) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> {
            QueueQueries queries = new QueueQueries(connection);
            return new Page<>(queries.list(filter, page), queries.count(filter));
        });
    }

    @Override
    public Map<Long, QueueEntry> entries(Actor actor, Collection<Long> fileIds) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        List<QueueEntry> entries = fileIds.isEmpty()
                ? List.of()
                : database.transaction(connection -> new QueueQueries(connection).find(fileIds));
        return entries.stream().collect(Collectors.toMap(QueueEntry::fileId, Function.identity()));
    }

    @Override
    public Map<Participant, QueueEntry> lastSent(Actor actor, Collection<Participant> owners) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        List<QueueEntry> entries = owners.isEmpty()
                ? List.of()
                : database.transaction(connection -> new QueueQueries(connection)
                        .lastSent(owners.stream()
                                .map(Participant::storeId)
                                .distinct()
                                .toList()));
        return entries.stream()
                .filter(entry -> owners.contains(entry.owner()))
                .collect(Collectors.toMap(QueueEntry::owner, Function.identity()));
    }
}
