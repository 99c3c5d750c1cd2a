package asterism.permissions;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.access.Holder;
import asterism.api.access.LastConfigureException;
import asterism.api.access.Permission;
import asterism.api.audit.Audit;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Grants in the database; each change leaves its trail in the same transaction. */
@Component
public final class StoredGrants implements Grants {
    private static final Logger LOG = LoggerFactory.getLogger(StoredGrants.class);
    private static final String INTEGRITY_VIOLATED = "23";
    private static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    private static final Comparator<Grant> ORDER = Comparator.comparing(
                    (Grant grant) -> grant.holder().kind())
            .thenComparing(grant -> grant.holder().name(), CODE_POINTS)
            .thenComparing(Grant::permission);

    private final Database database;
    private final AccessControl access;
    private final Groups groups;
    private final Audit audit;

    /** Wired by DS. */
    @Activate
    public StoredGrants(
            @Reference(target = "(asterism.schema=permissions)") Database database,
            @Reference AccessControl access,
            @Reference Groups groups,
            @Reference Audit audit) {
        this.database = database;
        this.access = access;
        this.groups = groups;
        this.audit = audit;
    }

    @Override
    public List<Grant> list(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.CONFIGURE);
        return database
                .<List<Grant>, IOException>transaction(connection -> GrantTable.ofUnion(connection, unionId))
                .stream()
                .sorted(ORDER)
                .toList();
    }

    @Override
    public boolean grant(Actor actor, String unionId, Grant grant) throws IOException {
        return change(actor, unionId, grant, connection -> {
            List<Grant> held = of(grant.holder(), GrantTable.lock(connection, unionId));
            if (held.stream().anyMatch(one -> one.permission().implies(grant.permission()))) {
                return false;
            }
            add(connection, unionId, grant);
            record(connection, actor, unionId, held, Stream.concat(held.stream(), Stream.of(grant)));
            return true;
        });
    }

    private static void add(Connection connection, String unionId, Grant grant) throws SQLException {
        try {
            GrantTable.add(connection, unionId, grant);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(INTEGRITY_VIOLATED)) {
                throw new ConcurrentModificationException(
                        grant.permission() + " is being granted to "
                                + grant.holder().name() + " by somebody else",
                        e);
            }
            throw e;
        }
    }

    @Override
    public boolean revoke(Actor actor, String unionId, Grant grant) throws IOException {
        Set<Holder> own = groupsOf(actor, list(actor, unionId));
        return change(actor, unionId, grant, connection -> {
            List<Grant> all = GrantTable.lock(connection, unionId);
            List<Grant> held = of(grant.holder(), all);
            List<Grant> taken = held.stream()
                    .filter(one -> one.permission().implies(grant.permission()))
                    .toList();
            if (taken.isEmpty()) {
                return false;
            }
            boolean configurable = all.stream()
                    .filter(one -> one.permission() == Permission.CONFIGURE && !taken.contains(one))
                    .anyMatch(one -> one.holder().kind() == Holder.Kind.USER || own.contains(one.holder()));
            if (!configurable && mayConfigure(taken) && !(actor instanceof Actor.HomeOwner)) {
                throw new LastConfigureException(grant.holder());
            }
            for (Grant one : taken) {
                GrantTable.remove(connection, unionId, one);
            }
            record(connection, actor, unionId, held, held.stream().filter(one -> !taken.contains(one)));
            return true;
        });
    }

    /** The groups among the holders that the actor is in; of others it is not known whether anybody is in them. */
    private Set<Holder> groupsOf(Actor actor, List<Grant> grants) throws IOException {
        Set<Holder> own = new HashSet<>();
        for (Grant grant : grants) {
            Holder holder = grant.holder();
            if (actor instanceof Actor.User user
                    && holder.kind() == Holder.Kind.GROUP
                    && groups.isMember(user.name(), holder.name())) {
                own.add(holder);
            }
        }
        return own;
    }

    private static boolean mayConfigure(List<Grant> grants) {
        return grants.stream().anyMatch(grant -> grant.permission() == Permission.CONFIGURE);
    }

    private boolean change(Actor actor, String unionId, Grant grant, Database.Work<Boolean, IOException> work)
            throws IOException {
        if (unionId.equals(AccessControl.ANY_UNION)) {
            throw new IllegalArgumentException("A permission is granted for one union");
        }
        access.require(actor, unionId, Permission.CONFIGURE);
        boolean changed = database.<Boolean, IOException>transaction(work);
        if (changed) {
            LOG.info("permissions of {} for {} changed by {}", grant.holder(), unionId, actor.name());
        }
        return changed;
    }

    private static List<Grant> of(Holder holder, List<Grant> grants) {
        return grants.stream()
                .filter(grant -> grant.holder().equals(holder))
                .sorted(ORDER)
                .toList();
    }

    /** An entry a change: what the holder had, and has. */
    private void record(Connection connection, Actor actor, String unionId, List<Grant> from, Stream<Grant> to)
            throws SQLException {
        List<Grant> next = to.sorted(ORDER).toList();
        Holder holder = Stream.concat(from.stream(), next.stream())
                .findFirst()
                .orElseThrow()
                .holder();
        String subject = "access." + unionId + '.' + words(holder.kind()) + '.' + holder.name();
        audit.record(connection, actor, subject, words(from), words(next));
    }

    private static String words(List<Grant> grants) {
        return grants.stream().map(grant -> words(grant.permission())).collect(Collectors.joining(","));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
