package asterism.cli;

import asterism.api.Wording;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.ExportService;
import asterism.api.lotdata.LotLedger;
import asterism.api.source.SourceLedger;
import asterism.api.storage.Database;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * All that an export needs. It is there when all of it is there, and knows which home and source folder it stands on:
 * another home makes another one of it.
 */
@Component(service = ExportServices.class)
public final class ExportServices {
    static final String SOURCE_FOLDER = "folder";

    final SourceLedger source;
    final LotLedger ledger;
    final IntegrationSettings settings;
    final ExportService exports;
    final Wording wording;
    private final String home;
    private final String folder;

    /** Wired by DS. */
    @Activate
    public ExportServices(
            @Reference(name = "source", target = "(asterism.source=csv)") SourceLedger source,
            @Reference(name = "source.folder", service = SourceLedger.class, target = "(asterism.source=csv)")
                    Map<String, Object> sourceProperties,
            @Reference(name = "database", service = Database.class, target = "(asterism.schema=exporter)")
                    Map<String, Object> databaseProperties,
            @Reference(name = "lotdata") LotLedger ledger,
            @Reference(name = "settings") IntegrationSettings settings,
            @Reference(name = "exporter") ExportService exports,
            @Reference(name = "wording") Wording wording) {
        this.source = source;
        this.ledger = ledger;
        this.settings = settings;
        this.exports = exports;
        this.wording = wording;
        this.home = String.valueOf(databaseProperties.get(Database.HOME));
        this.folder = String.valueOf(sourceProperties.get(SOURCE_FOLDER));
    }

    boolean standOn(Place place) {
        return place.home().equals(home) && place.source().equals(folder);
    }

    /**
     * Where the data are.
     *
     * @param home   absolute path of the home directory
     * @param source absolute path of the source folder
     */
    record Place(String home, String source) {}
}
