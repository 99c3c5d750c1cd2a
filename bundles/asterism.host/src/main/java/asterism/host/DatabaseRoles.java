package asterism.host;

import asterism.api.access.Holder;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.useradmin.RoleRepositoryStore;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.useradmin.Role;

/** Users and groups for User Admin, in the database, where all nodes see them: nothing is remembered between calls. */
@Component
public final class DatabaseRoles implements RoleRepositoryStore {
    private final Database database;

    /** Wired by DS. */
    @Activate
    public DatabaseRoles(@Reference(target = "(asterism.schema=host)") Database database) {
        this.database = database;
    }

    /** Null says that there is one of this name. */
    @Override
    public @Nullable Role addRole(String name, int type) throws IOException {
        RoleTable.Entry entry = new RoleTable.Entry(new Holder(Holder.Kind.USER, name).name(), type);
        try {
            return database.<Optional<Role>, IOException>transaction(connection -> {
                        if (RoleTable.find(connection, name).isPresent()) {
                            return Optional.empty();
                        }
                        RoleTable.add(connection, entry);
                        return Optional.of(StoredRole.of(database, entry));
                    })
                    .orElse(null);
        } catch (IOException e) {
            if (Sql.isAdded(e)) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public Role[] getRoles(@Nullable String filter) throws Exception {
        Filter wanted = filter == null ? null : FrameworkUtil.createFilter(filter);
        if (wanted != null && !wanted.matches(Map.of())) {
            // Roles have no properties.
            return new Role[0];
        }
        List<RoleTable.Entry> all = database.<List<RoleTable.Entry>, IOException>transaction(RoleTable::all);
        return all.stream().map(entry -> StoredRole.of(database, entry)).toArray(Role[]::new);
    }

    @Override
    public @Nullable Role getRoleByName(String name) throws IOException {
        return database.<Optional<Role>, IOException>transaction(connection -> find(connection, name))
                .orElse(null);
    }

    /** Null says that there was none. */
    @Override
    public @Nullable Role removeRole(String name) throws IOException {
        return database.<Optional<Role>, IOException>transaction(connection -> {
                    Optional<Role> known = find(connection, name);
                    RoleTable.remove(connection, name);
                    return known;
                })
                .orElse(null);
    }

    private Optional<Role> find(Connection connection, String name) throws SQLException {
        return RoleTable.find(connection, name).map(entry -> StoredRole.of(database, entry));
    }
}
