package asterism.exporter;

import asterism.api.storage.Database;
import java.nio.file.Path;
import java.util.Map;
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
}
