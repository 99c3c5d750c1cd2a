package asterism.configuration;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.configuration.CodePreview;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SentCodes;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.StoreChoice;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.Store;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Participations in the database. They wait for all who know which codes were sent: without one of them a code that was
 * sent would look as if it never were. In the product these are the exporter and the uploader.
 */
@Component(property = "SentCodes.cardinality.minimum:Integer=2")
public final class StoredParticipations implements Participations {
    private static final Logger LOG = LoggerFactory.getLogger(StoredParticipations.class);

    private final Database database;
    private final LotLedger ledger;
    private final Audit audit;
    private final AccessControl access;
    private final List<SentCodes> sentCodes = new CopyOnWriteArrayList<>();

    /** Wired by DS. */
    @Activate
    public StoredParticipations(
            @Reference(target = "(asterism.schema=configuration)") Database database,
            @Reference LotLedger ledger,
            @Reference Audit audit,
            @Reference AccessControl access) {
        this.database = database;
        this.ledger = ledger;
        this.audit = audit;
        this.access = access;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSentCodes(SentCodes added) {
        sentCodes.add(added);
    }

    void removeSentCodes(SentCodes removed) {
        sentCodes.remove(removed);
    }

    @Override
    public List<Participation> list(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return database.<List<Participation>, IOException>transaction(
                connection -> ParticipationTable.list(connection, unionId));
    }

    @Override
    public List<Participation> save(Actor actor, String unionId, List<Participation> changes, boolean confirmed)
            throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        ParticipationRules.requireDistinct(changes);
        List<Participation> saved = UnionChange.run(database, unionId, connection -> {
            UnionState state = state(connection, unionId);
            List<Optional<Participation>> before =
                    changes.stream().map(state::stored).toList();
            refuse(state.refusals(changes, confirmed));
            return write(connection, actor, unionId, before, changes);
        });
        LOG.info("{} participations with {} changed by {}", saved.size(), unionId, actor.name());
        return saved;
    }

    private static void refuse(List<List<Refusal>> refusals) {
        if (!refusals.stream().allMatch(List::isEmpty)) {
            throw SettingsException.ofRows(refusals);
        }
    }

    private List<Participation> write(
            Connection connection,
            Actor actor,
            String unionId,
            List<Optional<Participation>> before,
            List<Participation> changes)
            throws SQLException {
        List<Participation> saved = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Participation now = ParticipationTable.save(connection, unionId, changes.get(i));
            record(connection, actor, unionId, before.get(i), Optional.of(now));
            saved.add(now);
        }
        return saved;
    }

    private void record(
            Connection connection,
            Actor actor,
            String unionId,
            Optional<Participation> from,
            Optional<Participation> to)
            throws SQLException {
        Participation named = to.or(() -> from).orElseThrow();
        String prefix = "participation." + unionId + '.' + named.storeId() + '.' + named.id();
        audit.record(connection, actor, prefix, from.isPresent() ? "on" : "", to.isPresent() ? "on" : "");
        Map<String, Function<Participation, String>> values = Map.of(
                "storeCode", Participation::storeCode,
                "clientId", Participation::clientId,
                "from", one -> Names.day(one.from()),
                "until", one -> Names.day(one.until()),
                "initialDay", one -> Names.day(one.initialDay()));
        for (String name : values.keySet().stream().sorted().toList()) {
            Function<Participation, String> value = values.getOrDefault(name, one -> "");
            audit.record(
                    connection,
                    actor,
                    prefix + '.' + name,
                    from.map(value).orElse(""),
                    to.map(value).orElse(""));
        }
    }

    @Override
    public void remove(Actor actor, String unionId, List<Participation> removed, boolean confirmed) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        ParticipationRules.requireDistinct(removed);
        UnionChange.run(database, unionId, connection -> {
            UnionState state = state(connection, unionId);
            List<Participation> stored = new ArrayList<>();
            for (Participation one : removed) {
                stored.add(state.stored(one).orElseThrow(() -> new IllegalArgumentException("" + one)));
            }
            if (!confirmed) {
                refuse(state.removals(stored));
            }
            for (Participation one : stored) {
                ParticipationTable.delete(connection, one);
                record(connection, actor, unionId, Optional.of(one), Optional.empty());
            }
            return stored;
        });
        LOG.info("{} participations with {} removed by {}", removed.size(), unionId, actor.name());
    }

    @Override
    public CodePreview preview(Actor actor, String unionId, StoreChoice fill) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        return database.<CodePreview, IOException>transaction(connection -> preview(connection, unionId, fill));
    }

    private CodePreview preview(Connection connection, String unionId, StoreChoice fill)
            throws IOException, SQLException {
        return new CodeFilling(state(connection, unionId), stores(), fill).preview();
    }

    @Override
    public List<Participation> apply(Actor actor, String unionId, CodePreview preview) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        List<Participation> saved = UnionChange.run(database, unionId, connection -> {
            if (!preview(connection, unionId, preview.fill()).equals(preview)) {
                throw new ConcurrentModificationException(
                        "Filling in codes for " + unionId + " would no longer do what was shown");
            }
            List<CodePreview.Row> rows = preview.rows().stream()
                    .filter(row -> row.conflict().isEmpty() && !row.isUnchanged())
                    .toList();
            return write(
                    connection,
                    actor,
                    unionId,
                    rows.stream().map(CodePreview.Row::before).toList(),
                    rows.stream().map(CodeFilling::filled).toList());
        });
        LOG.info("codes of {} stores with {} filled in by {}", saved.size(), unionId, actor.name());
        return saved;
    }

    private UnionState state(Connection connection, String unionId) throws SQLException {
        ParticipationRules rules = new ParticipationRules(
                stores(), SettingsTable.integration(connection, unionId).ledgerStart());
        return new UnionState(connection, unionId, rules, sentCodes);
    }

    private Map<String, Store> stores() {
        return ledger.stores().stream().collect(Collectors.toMap(Store::id, Function.identity()));
    }
}
