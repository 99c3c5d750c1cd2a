package asterism.uploader;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.export.Vanishing;
import asterism.api.storage.Database;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadRefusal;
import asterism.api.upload.UploadRefusal.Reason;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The queue in the database. */
@Component(configurationPid = "asterism.uploader")
@Designate(ocd = UploaderConfig.class)
public final class UploadQueue implements UploadService {
    private static final Logger LOG = LoggerFactory.getLogger(UploadQueue.class);
    private static final int LONGEST_LIST = 10_000;

    private final Database database;
    private final SendableFiles files;
    private final Targets targets;
    private final Audit audit;
    private final AccessControl access;
    private final IntegrationSettings union;
    private final Clock clock;
    private final Guard guard;
    private final Leases leases;
    private final Dispatch dispatch;
    private final Decisions decisions;
    private volatile boolean closing;

    /**
     * Wired by DS. Takes back what an earlier life of this node was sending.
     *
     * @throws IllegalArgumentException when a value of the configuration is out of its bounds; names it
     * @throws IOException              when the database cannot be written
     */
    @Activate
    public UploadQueue(
            @Reference(service = Database.class, target = "(asterism.schema=uploader)")
                    Map.Entry<Map<String, Object>, Database> database,
            @Reference SendableFiles files,
            @Reference StoredConnections targets,
            @Reference Transports transports,
            @Reference Audit audit,
            @Reference AccessControl access,
            @Reference IntegrationSettings union,
            @Reference(target = "(asterism.clock=chain)") Clock clock,
            UploaderConfig config)
            throws IOException {
        this(
                database.getValue(),
                files,
                targets,
                transports,
                audit,
                access,
                union,
                clock,
                Settings.of(config),
                Leases.node(String.valueOf(database.getKey().get(Database.HOME))));
    }

    UploadQueue(
            Database database,
            SendableFiles files,
            Targets targets,
            Transports transports,
            Audit audit,
            AccessControl access,
            IntegrationSettings union,
            Clock clock,
            Settings settings,
            String node)
            throws IOException {
        this.database = database;
        this.files = files;
        this.targets = targets;
        this.audit = audit;
        this.access = access;
        this.union = union;
        this.clock = clock;
        this.guard = new Guard(files, union);
        this.decisions = new Decisions(database, audit, clock);
        int again = database.transaction(connection -> new QueueTable(connection).reclaim(node));
        if (again > 0) {
            LOG.info("{} files that were being sent when this node ended are queued again", again);
        }
        this.leases = new Leases(database, settings.lease(), clock, node);
        this.dispatch = new Dispatch(files, transports, settings, leases);
    }

    /** Gives a sign for each file that this node is sending; a thread does so often enough. */
    void beat() {
        leases.beat();
    }

    @Deactivate
    void close() {
        closing = true;
        leases.close();
    }

    @Override
    public List<QueueEntry> enqueue(Actor actor, String unionId, Participant owner) throws IOException {
        access.require(actor, unionId, Permission.RUN);
        String format = union.exportSettings(actor, unionId).formatId();
        List<ExportFile> unsent = files.regular(owner, format);
        if (unsent.isEmpty()) {
            return List.of();
        }
        // Files get into their place in any order: an id that is less than others is no sign that it was seen.
        List<Long> added = database.transaction(connection -> {
            List<Long> ids = new ArrayList<>();
            for (ExportFile file : unsent) {
                if (new QueueTable(connection).add(unionId, file, now(), actor.name())) {
                    ids.add(file.id());
                    recordByHand(connection, actor, subject(unionId, file.id()), UploadState.QUEUED.name());
                }
            }
            return ids;
        });
        files.queued(unsent.stream().map(ExportFile::id).toList());
        if (!added.isEmpty()) {
            settle(actor, unionId, owner);
        }
        return entries(added);
    }

    /** Finds out what is held, and then what need not be sent any more. */
    private void settle(Actor actor, String unionId, Participant owner) throws IOException {
        for (Row row : rows(unionId, owner)) {
            if (row.state() == UploadState.QUEUED) {
                holdOrLeave(actor, row);
            }
        }
        database.transaction(connection -> {
            Dispatch.supersede(connection, unionId, owner, actor, now());
            return true;
        });
    }

    private List<Row> rows(String unionId, Participant owner) throws IOException {
        return database.transaction(connection -> new QueueTable(connection).ofOwner(unionId, owner));
    }

    static String subject(String unionId, long fileId) {
        return "upload." + unionId + '.' + fileId + ".state";
    }

    /** What jobs do by schedule is told by their runs. */
    private void recordByHand(Connection connection, Actor actor, String subject, String to) throws SQLException {
        if (!(actor instanceof Actor.Job)) {
            audit.record(connection, actor, subject, "", to);
        }
    }

    /** One of which nothing is known is left to the one who sends it, and says so. */
    private void holdOrLeave(Actor actor, Row row) throws IOException {
        try {
            hold(actor, row);
        } catch (UploadException e) {
            LOG.debug("file {} cannot be compared", row.id(), e);
        }
    }

    /** Asks the guard, unless the union may have the file by now; tells whether it is held now. */
    private boolean hold(Actor actor, Row row) throws UploadException, IOException {
        if (row.state() == UploadState.SENDING || !row.renamingAt().isEmpty() || !guard.holds(actor, row)) {
            return false;
        }
        boolean held = database.transaction(connection ->
                new QueueTable(connection).move(row.id(), UploadState.QUEUED, UploadState.HELD, now(), actor.name()));
        if (held) {
            LOG.warn(
                    "file {} of store {} is held: the union would delete data",
                    row.id(),
                    row.entry().owner().storeId());
        }
        return true;
    }

    @Override
    public List<QueueEntry> queue(Actor actor, Set<UploadState> states, int limit) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        if (limit < 1 || limit > LONGEST_LIST) {
            throw new IllegalArgumentException("limit is " + limit + ", not 1 to " + LONGEST_LIST);
        }
        Set<UploadState> wanted = states.isEmpty() ? EnumSet.allOf(UploadState.class) : states;
        return database.transaction(connection -> new QueueTable(connection).inStates(wanted, limit)).stream()
                .map(Row::entry)
                .toList();
    }

    @Override
    public Optional<QueueEntry> entry(Actor actor, long fileId) throws IOException {
        require(actor, fileId, Permission.VIEW);
        return database.transaction(connection -> new QueueTable(connection).find(fileId))
                .map(Row::entry);
    }

    private void require(Actor actor, long fileId, Permission permission) throws IOException {
        String unionId = database.transaction(connection -> new QueueTable(connection).find(fileId))
                .map(row -> row.entry().unionId())
                .orElse(AccessControl.ANY_UNION);
        access.require(actor, unionId, permission);
    }

    @Override
    public Optional<QueueEntry> lastSent(Actor actor, Participant owner) throws IOException {
        access.require(actor, AccessControl.ANY_UNION, Permission.VIEW);
        return database.transaction(connection -> new QueueTable(connection).sent(owner, 1)).stream()
                .findFirst()
                .map(Row::entry);
    }

    @Override
    public List<Participant> due(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return database.transaction(connection -> new QueueTable(connection).due(unionId, now()));
    }

    @Override
    public List<QueueEntry> send(Actor actor, String unionId, Participant owner, SendWatch watch) throws IOException {
        access.require(actor, unionId, Permission.RUN);
        return pass(order(actor, targets, watch), unionId, owner);
    }

    @Override
    public List<QueueEntry> sendDue(Actor actor, String unionId, SendWatch watch) throws IOException {
        access.require(actor, unionId, Permission.RUN);
        return passes(order(actor, targets, watch), unionId, "started");
    }

    @Override
    public List<QueueEntry> sendDue(Actor actor, String unionId, Endpoint endpoint, char[] password, SendWatch watch)
            throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        ConnectionRules.check(endpoint);
        ConnectionRules.checkPassword(password);
        try (Target target = new Target(endpoint, password)) {
            Dispatch.Order order = order(actor, (union, client) -> target.copy(), watch);
            return passes(order, unionId, "started: " + endpoint.place());
        }
    }

    private Dispatch.Order order(Actor actor, Targets where, SendWatch watch) {
        return new Dispatch.Order(actor, where, watch, () -> closing || watch.isCancelled());
    }

    private List<QueueEntry> passes(Dispatch.Order order, String unionId, String how) throws IOException {
        database.transaction(connection -> {
            recordByHand(connection, order.actor(), "upload." + unionId + ".send", how);
            return true;
        });
        List<QueueEntry> tried = new ArrayList<>();
        for (Participant owner : due(order.actor(), unionId)) {
            tried.addAll(pass(order, unionId, owner));
        }
        return tried;
    }

    /** Tries each file of a store once, in their order. */
    private List<QueueEntry> pass(Dispatch.Order order, String unionId, Participant owner) throws IOException {
        Set<Long> seen = new HashSet<>();
        List<Long> tried = new ArrayList<>();
        if (rows(unionId, owner).stream()
                        .filter(row -> row.state() == UploadState.QUEUED)
                        .count()
                > 1) {
            // Who queued them may have ended before he came to that.
            settle(order.actor(), unionId, owner);
        }
        while (!order.cancelled().getAsBoolean()) {
            Optional<Row> next = next(rows(unionId, owner), seen);
            if (next.isEmpty()) {
                break;
            }
            seen.add(next.get().id());
            if (holdOrSend(order, next.get())) {
                tried.add(next.get().id());
            }
        }
        return entries(tried);
    }

    /** False when somebody else is at it. */
    private boolean holdOrSend(Dispatch.Order order, Row row) throws IOException {
        try {
            return hold(order.actor(), row) || dispatch.attempt(order, row);
        } catch (UploadException e) {
            return dispatch.refuse(order, row, e);
        }
    }

    private Optional<Row> next(List<Row> rows, Set<Long> seen) {
        Set<UploadState> waited = EnumSet.of(UploadState.QUEUED, UploadState.HELD, UploadState.SENDING);
        List<Row> before = new ArrayList<>();
        for (Row row : rows) {
            boolean due = EnumSet.of(UploadState.QUEUED, UploadState.SENDING).contains(row.state())
                    && !row.entry().nextAttempt().isAfter(now())
                    && !seen.contains(row.id());
            if (due && before.stream().noneMatch(row::overlaps)) {
                return Optional.of(row);
            }
            if (waited.contains(row.state())) {
                before.add(row);
            }
        }
        return Optional.empty();
    }

    @Override
    public int hurry(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.RUN);
        return decisions.hurry(actor, unionId);
    }

    @Override
    public QueueEntry sendAgain(Actor actor, long fileId) throws IOException {
        require(actor, fileId, Permission.RUN);
        return decisions.sendAgain(actor, fileId);
    }

    @Override
    public QueueEntry release(Actor actor, long fileId) throws IOException {
        require(actor, fileId, Permission.RUN);
        return decisions.release(actor, fileId);
    }

    @Override
    public QueueEntry discard(Actor actor, long fileId) throws IOException {
        require(actor, fileId, Permission.RUN);
        return decisions.discard(actor, fileId);
    }

    @Override
    public Optional<Vanishing> vanishing(Actor actor, long fileId) throws IOException {
        require(actor, fileId, Permission.VIEW);
        return files.vanishing(existing(fileId).id());
    }

    private Row existing(long fileId) throws IOException {
        return database.transaction(connection -> new QueueTable(connection).find(fileId))
                .orElseThrow(() -> new UploadRefusal(Reason.UNKNOWN_FILE, fileId));
    }

    private List<QueueEntry> entries(List<Long> ids) throws IOException {
        List<QueueEntry> entries = new ArrayList<>();
        for (long id : ids) {
            entries.add(existing(id).entry());
        }
        return entries;
    }

    /** As exact as the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
