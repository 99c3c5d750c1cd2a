package asterism.configuration;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.SettingsException;
import asterism.api.export.ExportFormat.RowCounts;
import asterism.api.lotdata.LotLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of item kinds in the database. */
@Component(service = {KindChoices.class, StoredKindChoices.class})
public final class StoredKindChoices implements KindChoices {
    private static final Logger LOG = LoggerFactory.getLogger(StoredKindChoices.class);

    private final Database database;
    private final LotLedger ledger;
    private final Audit audit;
    private final AccessControl access;
    private final Readiness readiness;
    private final Clock clock;

    /** Wired by DS. */
    @Activate
    public StoredKindChoices(
            @Reference(target = "(asterism.schema=configuration)") Database database,
            @Reference LotLedger ledger,
            @Reference Audit audit,
            @Reference AccessControl access,
            @Reference Readiness readiness,
            @Reference(target = ChainClock.TARGET, policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.audit = audit;
        this.access = access;
        this.readiness = readiness;
        this.clock = clock;
    }

    @Override
    public KindChoice choice(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return stored(unionId);
    }

    private KindChoice stored(String unionId) throws IOException {
        return database.<KindChoice, IOException>transaction(connection -> KindTable.choice(connection, unionId));
    }

    @Override
    public SortedSet<String> included(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return new KindTree(ledger.itemKinds()).included(stored(unionId));
    }

    /**
     * Tells what a choice would take out of the files: lots, movements and balances of the kinds that take part now and
     * would not then, in the regular window that ends yesterday, of all participations that are ready. Stores whose
     * data are not whole form no file, and count nothing.
     *
     * @param planned what the choice is to become; its version does not matter
     * @param counted hears of each store; what it throws ends the count
     */
    RowCounts withdrawn(Actor actor, String unionId, KindChoice planned, WithdrawnRows.Counted counted)
            throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        KindTree tree = new KindTree(ledger.itemKinds());
        KindChoice next = new KindChoice(planned.scope(), ticked(planned, tree), planned.version());
        SortedSet<String> gone = tree.included(stored(unionId));
        gone.removeAll(tree.included(next));
        if (gone.isEmpty()) {
            return new RowCounts(0, 0, 0);
        }
        int days = database.<ExportSettings, IOException>transaction(
                        connection -> SettingsTable.export(connection, unionId))
                .windowDays();
        LocalDate last = LocalDate.now(clock).minusDays(1);
        LocalDate first = last.minusDays(days - 1L);
        return new WithdrawnRows(ledger, actor, gone)
                .count(readiness.ready(actor, unionId, first, last), first, last, counted);
    }

    @Override
    public KindChoice save(Actor actor, String unionId, KindChoice choice) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        KindTree tree = new KindTree(ledger.itemKinds());
        Set<String> ticked = ticked(choice, tree);
        KindChoice stored = UnionChange.run(database, unionId, connection -> {
            KindChoice known = KindTable.choice(connection, unionId);
            UnionChange.requireVersion("Item kinds of " + unionId, choice.version(), known.version());
            KindChoice next = new KindChoice(choice.scope(), ticked, choice.version() + 1);
            KindTable.save(connection, unionId, next);
            record(connection, actor, unionId, known, next);
            return next;
        });
        LOG.info("item kinds of {} chosen by {}: {}", unionId, actor.name(), stored.scope());
        return stored;
    }

    private static Set<String> ticked(KindChoice choice, KindTree tree) {
        if (choice.scope() != Scope.TICKED) {
            return Set.of();
        }
        if (choice.kinds().isEmpty()) {
            throw new SettingsException(List.of(Refusal.of(Reason.KINDS_EMPTY, "")));
        }
        SortedSet<String> unknown = tree.unknown(choice.kinds());
        // As long as the source was never read, nothing is known of kinds; readiness tells it later.
        if (!unknown.isEmpty() && !tree.isEmpty()) {
            throw new SettingsException(List.of(Refusal.of(Reason.KIND_UNKNOWN, "", String.join(",", unknown))));
        }
        return tree.topmost(choice.kinds());
    }

    private void record(Connection connection, Actor actor, String unionId, KindChoice from, KindChoice to)
            throws SQLException {
        String prefix = "kinds." + unionId;
        audit.record(connection, actor, prefix, from.scope().name(), to.scope().name());
        Set<String> either = new TreeSet<>(from.kinds());
        either.addAll(to.kinds());
        for (String kind : either) {
            audit.record(connection, actor, prefix + '.' + kind, onOff(from, kind), onOff(to, kind));
        }
    }

    private static String onOff(KindChoice choice, String kind) {
        return choice.kinds().contains(kind) ? "on" : "";
    }
}
