package asterism.exporter;

import asterism.api.export.ArchiveContent;
import asterism.api.storage.Database;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The directory of the files that jobs form; nodes on one database share it. */
@Component(service = FilesFolder.class, configurationPid = "asterism.exporter")
@Designate(ocd = FilesFolder.Config.class)
public final class FilesFolder {
    private final Path path;

    /** Where files go. */
    @ObjectClassDefinition(name = "Asterism exporter")
    public @interface Config {
        /**
         * The directory of files.
         *
         * @return absolute, or in the home directory
         */
        @AttributeDefinition(
                name = "Folder",
                description =
                        "Directory of the files that jobs form, absolute or in the home directory; nodes share it")
        String folder() default "files";
    }

    /** Wired by DS. */
    @Activate
    public FilesFolder(
            @Reference(service = Database.class, target = "(asterism.schema=exporter)")
                    Map.Entry<Map<String, Object>, Database> database,
            Config config) {
        this(Path.of(String.valueOf(database.getKey().get(Database.HOME))).resolve(config.folder()));
    }

    FilesFolder(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** Where an archive was put, unless the folder has moved since, with all that is in it; there or not. */
    Path archive(SentTable.Known file) {
        if (!file.folder().isEmpty()) {
            Path where = Path.of(file.folder(), file.archive());
            if (Files.exists(where)) {
                return where;
            }
        }
        return path.resolve(file.archive());
    }

    /** Whether an archive is there, and as long as it was. */
    boolean has(SentTable.Known file) {
        Path where = archive(file);
        Path name = where.getFileName();
        return name != null
                && name.toString().equals(file.archive())
                && Files.isRegularFile(where)
                && where.toFile().length() == file.bytes();
    }

    /** Opens an archive; empty when it is not there, or not as long as it was. */
    Optional<ArchiveContent> open(SentTable.Known file) throws IOException {
        if (!has(file)) {
            return Optional.empty();
        }
        Path where = archive(file);
        try {
            FileChannel channel = FileChannel.open(where, StandardOpenOption.READ);
            if (channel.size() != file.bytes()) {
                channel.close();
                return Optional.empty();
            }
            long changed = Files.getLastModifiedTime(where).toMillis();
            String version = file.id() + "-" + file.bytes() + "-" + Long.toHexString(changed);
            return Optional.of(new ArchiveContent(file.archive(), file.bytes(), version, channel));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
