package asterism.configuration;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.configuration.Complaint;
import asterism.api.configuration.Confirmations;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.Verdict;
import asterism.api.export.ExportFile;
import asterism.api.export.ExportFiles;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verdicts and complaints in the database. */
@Component
public final class StoredConfirmations implements Confirmations {
    private static final Logger LOG = LoggerFactory.getLogger(StoredConfirmations.class);

    private final Database database;
    private final ExportFiles files;
    private final Audit audit;
    private final AccessControl access;
    private final Clock clock;

    /** Wired by DS. */
    @Activate
    public StoredConfirmations(
            @Reference(target = "(asterism.schema=configuration)") Database database,
            @Reference ExportFiles files,
            @Reference Audit audit,
            @Reference AccessControl access,
            @Reference(target = ChainClock.TARGET, policyOption = ReferencePolicyOption.GREEDY) Clock clock) {
        this.database = database;
        this.files = files;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What is to be said of one participation's initial data.
     *
     * @param row  its place among those that are named
     * @param file which file it is about; empty when there is none
     */
    private record Case(int row, Participation participation, InitialState state, LocalDate day, OptionalLong file) {}

    /**
     * What is to be recorded.
     *
     * @param participations about which; one alone when a file is named
     * @param file           about which file of its store; empty for the newest
     * @param confirmed      what is said
     */
    private record Saying(List<Participation> participations, OptionalLong file, boolean confirmed, String remark) {}

    @FunctionalInterface
    private interface Check {
        Optional<Refusal> apply(Case one);
    }

    @Override
    public List<Verdict> verdicts(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return database.<List<Verdict>, IOException>transaction(connection -> VerdictTable.list(connection, unionId));
    }

    @Override
    public void confirm(
            Actor actor, String unionId, List<Participation> participations, String remark, boolean formedElsewhere)
            throws IOException {
        confirm(actor, unionId, new Saying(participations, OptionalLong.empty(), true, remark), formedElsewhere);
    }

    @Override
    public void confirm(Actor actor, String unionId, Participation participation, long fileId, String remark)
            throws IOException {
        confirm(actor, unionId, new Saying(List.of(participation), OptionalLong.of(fileId), true, remark), false);
    }

    private void confirm(Actor actor, String unionId, Saying saying, boolean formedElsewhere) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        requireShort("", saying.remark());
        record(actor, unionId, saying, one -> {
            if (one.state().confirmed()) {
                return refusal(Reason.INITIAL_CONFIRMED, one, one.day().toString());
            }
            return formedElsewhere ? Optional.empty() : missing(one);
        });
    }

    @Override
    public void refuse(Actor actor, String unionId, List<Participation> participations, String remark)
            throws IOException {
        refuse(actor, unionId, new Saying(participations, OptionalLong.empty(), false, remark));
    }

    @Override
    public void refuse(Actor actor, String unionId, Participation participation, long fileId, String remark)
            throws IOException {
        refuse(actor, unionId, new Saying(List.of(participation), OptionalLong.of(fileId), false, remark));
    }

    private void refuse(Actor actor, String unionId, Saying saying) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        requireText("", saying.remark());
        record(actor, unionId, saying, one -> one.state().confirmed() ? Optional.empty() : missing(one));
    }

    /** Why nothing can be said of a file: it was refused already, or there is none. */
    private static Optional<Refusal> missing(Case one) {
        return one.state().isOpen(one.file().orElse(0))
                ? Optional.empty()
                : refusal(Reason.INITIAL_FILE_MISSING, one, one.day().toString());
    }

    private static Optional<Refusal> refusal(Reason reason, Case one, String... arguments) {
        return Optional.of(Refusal.of(reason, one.participation().storeId(), arguments));
    }

    /** Files are looked up before: a verdict is on one that was there when it was given, and no connection is held yet. */
    private void record(Actor actor, String unionId, Saying saying, Check check) throws IOException {
        ParticipationRules.requireDistinct(saying.participations());
        Map<InitialState.Key, List<Long>> formed = saying.file().isPresent()
                ? InitialState.ofStore(
                        actor, files, saying.participations().get(0).storeId())
                : InitialState.newest(actor, files);
        UnionChange.run(database, unionId, connection -> {
            List<List<Refusal>> refusals = new ArrayList<>();
            List<Case> cases = cases(connection, unionId, saying, formed, refusals);
            cases.forEach(one -> check.apply(one).ifPresent(refusals.get(one.row())::add));
            if (!refusals.stream().allMatch(List::isEmpty)) {
                throw SettingsException.ofRows(refusals);
            }
            for (Case one : cases) {
                insert(connection, actor, unionId, one, saying);
            }
            return cases;
        });
        LOG.info(
                "initial data of {} stores for {} {} by {}",
                saying.participations().size(),
                unionId,
                saying.confirmed() ? "confirmed" : "refused",
                actor.name());
    }

    private List<Case> cases(
            Connection connection,
            String unionId,
            Saying saying,
            Map<InitialState.Key, List<Long>> formed,
            List<List<Refusal>> refusals)
            throws SQLException {
        UnionState state =
                new UnionState(connection, unionId, new ParticipationRules(Map.of(), Optional.empty()), List.of());
        Map<Long, List<Verdict>> verdicts = VerdictTable.list(connection, unionId).stream()
                .collect(Collectors.groupingBy(Verdict::participationId));
        List<Case> cases = new ArrayList<>();
        for (Participation named : saying.participations()) {
            Participation one =
                    state.stored(named).orElseThrow(() -> new IllegalArgumentException("Not stored: " + named));
            List<Refusal> refused = new ArrayList<>();
            refusals.add(refused);
            if (!ParticipationRules.hasCodes(one)) {
                refused.add(Refusal.of(Reason.CODES_MISSING, one.storeId()));
                continue;
            }
            if (one.initialDay().isEmpty()) {
                refused.add(Refusal.of(Reason.INITIAL_DAY_MISSING, one.storeId()));
                continue;
            }
            InitialState initial = InitialState.of(one, verdicts.getOrDefault(one.id(), List.of()), formed);
            if (saying.file().isPresent() && !initial.has(saying.file().getAsLong())) {
                refused.add(Refusal.of(
                        Reason.FILE_UNKNOWN,
                        one.storeId(),
                        Long.toString(saying.file().getAsLong())));
                continue;
            }
            OptionalLong file = saying.file().isPresent() ? saying.file() : initial.newest();
            cases.add(
                    new Case(refusals.size() - 1, one, initial, one.initialDay().get(), file));
        }
        return cases;
    }

    private void insert(Connection connection, Actor actor, String unionId, Case one, Saying saying)
            throws SQLException {
        Participation participation = one.participation();
        Instant now = clock.instant();
        VerdictTable.insert(
                connection,
                unionId,
                new Verdict(
                        0,
                        participation.id(),
                        participation.participant(),
                        one.day(),
                        saying.confirmed(),
                        one.file(),
                        now,
                        actor.name(),
                        saying.remark()));
        String prefix = "participation." + unionId + '.' + participation.storeId() + '.' + participation.id();
        String to = saying.confirmed() ? "confirmed" : "refused";
        audit.record(
                connection,
                actor,
                prefix + ".initialData",
                one.state().confirmed() ? "confirmed" : "",
                saying.remark().isEmpty() ? to : to + ": " + saying.remark());
    }

    @Override
    public Complaint complain(Actor actor, String unionId, String storeId, long fileId, String text)
            throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        requireText(storeId, text);
        ExportFile file = files.ofStore(actor, storeId).stream()
                .filter(one -> one.id() == fileId)
                .findFirst()
                .orElseThrow(() -> new SettingsException(
                        List.of(Refusal.of(Reason.FILE_UNKNOWN, storeId, Long.toString(fileId)))));
        Complaint stored = database.<Complaint, IOException>transaction(connection -> {
            Complaint complaint =
                    new Complaint(0, storeId, fileId, file.archive(), clock.instant(), actor.name(), text);
            audit.record(connection, actor, "complaint." + unionId + '.' + storeId + '.' + fileId, "", text);
            return VerdictTable.insert(connection, unionId, complaint);
        });
        LOG.info("complaint on file {} recorded by {}", file.archive(), actor.name());
        return stored;
    }

    @Override
    public List<Complaint> complaints(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        return database.<List<Complaint>, IOException>transaction(
                connection -> VerdictTable.complaints(connection, unionId));
    }

    private static void requireText(String storeId, String text) {
        if (text.isBlank()) {
            throw new SettingsException(List.of(Refusal.of(Reason.TEXT_MISSING, storeId)));
        }
        requireShort(storeId, text);
    }

    private static void requireShort(String storeId, String text) {
        if (text.length() > MAX_TEXT) {
            throw new SettingsException(List.of(Refusal.of(Reason.TEXT_TOO_LONG, storeId, Integer.toString(MAX_TEXT))));
        }
    }
}
