package asterism.permissions;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Grant;
import asterism.api.access.GrantCheck;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Decides by the grants in the database, which it reads each time: they are few, and whoever took one away on another
 * node need not tell anybody.
 */
@Component
public final class StoredGrantCheck implements GrantCheck {
    private final Groups groups;

    /** Optional, so that work that is under way when the database goes is not refused for good, but fails by that. */
    @Reference(
            target = "(asterism.schema=permissions)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Database database;

    /** Wired by DS. */
    @Activate
    public StoredGrantCheck(@Reference Groups groups) {
        this.groups = groups;
    }

    /**
     * A job runs because somebody who may configure has switched its schedule on; that, and not what this person may do
     * meanwhile, is its permission to run, and it ends when the schedule is switched off. A run by hand acts as its user.
     */
    @Override
    public boolean isGranted(Actor actor, String unionId, Permission permission) throws IOException {
        if (actor instanceof Actor.Job) {
            return Permission.RUN.implies(permission);
        }
        return actor instanceof Actor.User user && isGranted(user.name(), unionId, permission);
    }

    private boolean isGranted(String user, String unionId, Permission permission) throws IOException {
        Database present = database;
        if (present == null) {
            throw new IOException("Who may do what is not known", new SQLException("the database is not there"));
        }
        Set<Holder> holders = present
                .<List<Grant>, IOException>transaction(connection -> unionId.equals(AccessControl.ANY_UNION)
                        ? GrantTable.concerning(connection, user)
                        : GrantTable.concerning(connection, unionId, user))
                .stream()
                .filter(grant -> grant.permission().implies(permission))
                .map(Grant::holder)
                .collect(Collectors.toUnmodifiableSet());
        if (holders.stream().anyMatch(holder -> holder.kind() == Holder.Kind.USER)) {
            return true;
        }
        for (Holder group : holders) {
            if (groups.isMember(user, group.name())) {
                return true;
            }
        }
        return false;
    }
}
