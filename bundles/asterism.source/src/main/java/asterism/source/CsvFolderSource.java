package asterism.source;

import asterism.api.source.SourceException;
import asterism.api.source.SourceLedger;
import asterism.api.source.SourceReading;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The back office as a folder of CSV files (source-data.md, first section). Tells rows and cells; what the cells say is
 * for the reader of the rows to check.
 *
 * <p>Thread-safe; keeps nothing between two readings.
 */
@Component(
        configurationPid = CsvFolderSource.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = SourceLedger.SOURCE_ID + "=csv")
@Designate(ocd = CsvFolderSource.Config.class)
public final class CsvFolderSource implements SourceLedger {
    static final String PID = "asterism.source.csv";

    /** Where the files are. */
    @ObjectClassDefinition(
            name = "Asterism: source data as CSV files",
            description = "The folder to which the back office writes its tables.")
    public @interface Config {
        /** The folder; it may come to be later, but must be there whenever it is read. */
        @AttributeDefinition(
                name = "Folder",
                description = "Path of the folder that holds stores.csv, documents.csv and the other tables")
        String folder();
    }

    private final Path folder;
    private final BufferPool.Sizes sizes;

    /**
     * Creates one.
     *
     * @throws IllegalArgumentException when the folder is not given or is no path
     */
    @Activate
    public CsvFolderSource(Config config) {
        this(folder(config), BufferPool.Sizes.USUAL);
    }

    CsvFolderSource(Path folder, BufferPool.Sizes sizes) {
        this.folder = folder;
        this.sizes = sizes;
    }

    @Override
    public SourceReading open() throws SourceException, IOException {
        BufferPool buffers = new BufferPool(sizes);
        return new CsvFolderReading(FolderLayout.of(folder, buffers), buffers);
    }

    // Declarative Services gives null where the configuration lacks the value, whatever the annotation's type promises.
    private static Path folder(Config config) {
        String folder = config.folder();
        if (folder == null || folder.isBlank()) {
            throw new IllegalArgumentException(PID + ": the property folder is not set");
        }
        return Path.of(folder.strip()).toAbsolutePath().normalize();
    }
}
