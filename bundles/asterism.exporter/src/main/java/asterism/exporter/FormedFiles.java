package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Page;
import asterism.api.PageRequest;
import asterism.api.Wording;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.export.ArchiveContent;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.FileFilter;
import asterism.api.export.FileRefusal;
import asterism.api.export.FileRefusal.Reason;
import asterism.api.export.FormatOptions;
import asterism.api.export.FormedFile;
import asterism.api.export.InitialFile;
import asterism.api.export.ProtocolEntry;
import asterism.api.export.ProtocolFilter;
import asterism.api.storage.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files in the database. */
@Component
public final class FormedFiles implements ExportFiles {
    private final Database database;
    private final AccessControl access;
    private final FilesFolder folder;
    private final ProtocolCsv csv;

    /** Wired by DS. */
    @Activate
    public FormedFiles(
            @Reference(target = "(asterism.schema=exporter)") Database database,
            @Reference AccessControl access,
            @Reference FilesFolder folder,
            @Reference Wording wording) {
        this.database = database;
        this.access = access;
        this.folder = folder;
        this.csv = new ProtocolCsv(wording);
    }

    @Override
    public List<ExportFile> ofStore(Actor actor, String storeId) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> new FileQueries(connection).ofStore(storeId));
    }

    @Override
    public List<InitialFile> newestInitial(Actor actor) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> new FileQueries(connection).newestInitial());
    }

    @Override
    public Page<FormedFile> list(Actor actor, FileFilter filter, PageRequest page) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> {
            FileQueries queries = new FileQueries(connection);
            return new Page<>(queries.list(filter, page), queries.count(filter));
        });
    }

    @Override
    public Map<Long, FormedFile> find(Actor actor, Collection<Long> fileIds) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> new FileQueries(connection).find(fileIds));
    }

    @Override
    public ArchiveContent open(Actor actor, long fileId) throws IOException {
        return archives(actor, List.of(fileId)).get(0).open();
    }

    @Override
    public List<Archive> archives(Actor actor, Collection<Long> fileIds) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.RUN);
        Map<Long, SentTable.Known> files = database.transaction(connection -> new SentTable(connection).find(fileIds));
        List<Archive> archives = new ArrayList<>();
        for (long id : fileIds) {
            archives.add(archive(id, Optional.ofNullable(files.get(id))));
        }
        return archives;
    }

    private Archive archive(long id, Optional<SentTable.Known> known) {
        SentTable.Known file =
                known.filter(SentTable.Known::inPlace).orElseThrow(() -> new FileRefusal(Reason.UNKNOWN_FILE, id));
        if (file.removed()) {
            throw new FileRefusal(Reason.ARCHIVE_REMOVED, id);
        }
        if (!folder.has(file)) {
            throw new FileRefusal(Reason.ARCHIVE_LOST, id);
        }
        return () -> folder.open(file).orElseThrow(() -> new FileRefusal(Reason.ARCHIVE_LOST, id));
    }

    @Override
    public Page<ProtocolEntry> protocol(Actor actor, long fileId, ProtocolFilter filter, PageRequest page)
            throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        byte[] text = database.transaction(connection -> new FileQueries(connection).protocol(fileId))
                .orElseThrow(() -> new FileRefusal(Reason.UNKNOWN_FILE, fileId));
        List<ProtocolEntry> wanted =
                ProtocolText.decode(text).stream().filter(filter::test).toList();
        return new Page<>(
                wanted.stream().skip(page.offset()).limit(page.limit()).toList(), wanted.size());
    }

    @Override
    public List<ProtocolEntry> protocol(Actor actor, long fileId) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        Optional<byte[]> text = database.transaction(connection -> new FileQueries(connection).protocol(fileId));
        return text.isPresent() ? ProtocolText.decode(text.get()) : List.of();
    }

    @Override
    public void writeProtocol(List<ProtocolEntry> protocol, FormatOptions options, Locale language, OutputStream out)
            throws IOException {
        csv.writeForSpreadsheets(protocol, options, language, out);
    }
}
