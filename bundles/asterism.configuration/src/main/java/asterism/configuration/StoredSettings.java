package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.StoreChoice;
import asterism.api.lotdata.LotLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ConcurrentModificationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings in the database; each change leaves its trail in the same transaction. */
@Component
public final class StoredSettings implements IntegrationSettings {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSettings.class);

    private final Database database;
    private final LotLedger ledger;
    private final Clock clock;

    /** Wired by DS. */
    @Activate
    public StoredSettings(
            @Reference(target = "(asterism.schema=configuration)") Database database, @Reference LotLedger ledger) {
        this(database, ledger, Clock.systemUTC());
    }

    StoredSettings(Database database, LotLedger ledger, Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public ExportSettings exportSettings(Actor actor, String unionId) throws IOException {
        return database.transaction(
                connection -> SettingsTable.find(connection, unionId).orElse(SettingsRules.DEFAULTS));
    }

    @Override
    public ExportSettings save(Actor actor, String unionId, ExportSettings settings) throws IOException {
        SettingsRules.check(settings);
        ExportSettings stored = database.transaction(connection -> {
            ExportSettings known = SettingsTable.find(connection, unionId).orElse(SettingsRules.DEFAULTS);
            ExportSettings next = SettingsRules.withVersion(settings, settings.version() + 1);
            if (known.version() != settings.version() || !write(connection, unionId, known, next)) {
                throw new ConcurrentModificationException("Export settings of " + unionId + ": version "
                        + settings.version() + " was to be changed, stored is " + known.version());
            }
            new AuditTrail(connection, clock.instant(), actor).exportSettings(unionId, known, next);
            return next;
        });
        LOG.info("export settings of {} changed by {}", unionId, actor.name());
        return stored;
    }

    private static boolean write(Connection connection, String unionId, ExportSettings known, ExportSettings next)
            throws SQLException {
        return known.version() == 0
                ? SettingsTable.insert(connection, unionId, next)
                : SettingsTable.update(connection, unionId, next, known.version());
    }

    @Override
    public ChosenStores choose(Actor actor, StoreChoice choice) {
        return new StoreChooser(ledger.stores()).choose(choice);
    }
}
