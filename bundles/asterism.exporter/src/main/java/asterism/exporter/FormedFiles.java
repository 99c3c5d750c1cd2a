package asterism.exporter;

import asterism.api.Actor;
import asterism.api.Wording;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.export.FormatOptions;
import asterism.api.export.InitialFile;
import asterism.api.export.ProtocolEntry;
import asterism.api.storage.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files in the database. */
@Component
public final class FormedFiles implements ExportFiles {
    private final Database database;
    private final AccessControl access;
    private final ProtocolCsv csv;

    /** Wired by DS. */
    @Activate
    public FormedFiles(
            @Reference(target = "(asterism.schema=exporter)") Database database,
            @Reference AccessControl access,
            @Reference Wording wording) {
        this.database = database;
        this.access = access;
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
    public List<ProtocolEntry> protocol(Actor actor, long fileId) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        Optional<byte[]> text = database.transaction(connection -> new FileQueries(connection).protocol(fileId));
        return text.isPresent() ? ProtocolText.decode(text.get()) : List.of();
    }

    @Override
    public void writeProtocol(List<ProtocolEntry> protocol, FormatOptions options, Locale language, OutputStream out)
            throws IOException {
        csv.write(protocol, options, language, out);
    }
}
