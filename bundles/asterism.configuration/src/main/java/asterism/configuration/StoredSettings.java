package asterism.configuration;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.configuration.ChosenStores;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.StoreChoice;
import asterism.api.lotdata.LotLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private final Audit audit;
    private final AccessControl access;

    /** Wired by DS. */
    @Activate
    public StoredSettings(
            @Reference(target = "(asterism.schema=configuration)") Database database,
            @Reference LotLedger ledger,
            @Reference Audit audit,
            @Reference AccessControl access) {
        this.database = database;
        this.ledger = ledger;
        this.audit = audit;
        this.access = access;
    }

    @Override
    public Integration integration(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return database.<Integration, IOException>transaction(
                connection -> SettingsTable.integration(connection, unionId));
    }

    @Override
    public Integration save(Actor actor, String unionId, Integration integration) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        Integration stored = UnionChange.run(database, unionId, connection -> {
            Integration known = SettingsTable.integration(connection, unionId);
            UnionChange.requireVersion("Integration with " + unionId, integration.version(), known.version());
            requireInitialDataWithin(integration, ParticipationTable.list(connection, unionId));
            Integration next =
                    new Integration(integration.enabled(), integration.ledgerStart(), integration.version() + 1);
            SettingsTable.save(connection, unionId, next);
            String prefix = "integration." + unionId;
            audit.record(connection, actor, prefix + ".enabled", onOff(known), onOff(next));
            audit.record(
                    connection,
                    actor,
                    prefix + ".ledgerStart",
                    Names.day(known.ledgerStart()),
                    Names.day(next.ledgerStart()));
            return next;
        });
        LOG.info("integration with {} changed by {}: {}", unionId, actor.name(), onOff(stored));
        return stored;
    }

    private static String onOff(Integration integration) {
        return Boolean.toString(integration.enabled());
    }

    private static void requireInitialDataWithin(Integration integration, List<Participation> participations) {
        List<Participation> before = participations.stream()
                .filter(one -> ParticipationRules.beforeLotData(one, integration.ledgerStart())
                        .isPresent())
                .sorted(Comparator.comparing(one -> one.initialDay().orElse(LocalDate.MAX)))
                .toList();
        if (!before.isEmpty()) {
            throw new SettingsException(List.of(Refusal.of(
                    Refusal.Reason.LEDGER_START_AFTER_INITIAL,
                    "",
                    Names.day(integration.ledgerStart()),
                    Names.day(before.get(0).initialDay()),
                    before.get(0).storeId(),
                    Long.toString(before.stream()
                            .map(Participation::storeId)
                            .distinct()
                            .count()))));
        }
    }

    @Override
    public ExportSettings exportSettings(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return database.<ExportSettings, IOException>transaction(
                connection -> SettingsTable.export(connection, unionId));
    }

    @Override
    public ExportSettings save(Actor actor, String unionId, ExportSettings settings) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        SettingsRules.check(settings);
        ExportSettings stored = UnionChange.run(database, unionId, connection -> {
            ExportSettings known = SettingsTable.export(connection, unionId);
            UnionChange.requireVersion("Export settings of " + unionId, settings.version(), known.version());
            ExportSettings next = settings.withVersion(settings.version() + 1);
            SettingsTable.save(connection, unionId, next);
            Map<String, String> from = SettingsRules.values(known);
            for (Map.Entry<String, String> to : SettingsRules.values(next).entrySet()) {
                String subject = "export." + unionId + '.' + to.getKey();
                audit.record(connection, actor, subject, from.getOrDefault(to.getKey(), ""), to.getValue());
            }
            return next;
        });
        LOG.info("export settings of {} changed by {}", unionId, actor.name());
        return stored;
    }

    @Override
    public ChosenStores choose(Actor actor, StoreChoice choice) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.RUN);
        return new StoreChooser(ledger.stores()).choose(choice);
    }
}
