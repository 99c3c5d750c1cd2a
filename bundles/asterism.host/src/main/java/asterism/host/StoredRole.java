package asterism.host;

import asterism.api.storage.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.useradmin.Group;
import org.osgi.service.useradmin.Role;
import org.osgi.service.useradmin.User;

/** A user as User Admin sees it: a name. Who is in a group is read each time, as another node may have changed it. */
class StoredRole implements User {
    private final String name;

    StoredRole(String name) {
        this.name = name;
    }

    static StoredRole of(Database database, RoleTable.Entry entry) {
        return entry.type() == Role.GROUP ? new OfGroup(database, entry.name()) : new StoredRole(entry.name());
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public int getType() {
        return Role.USER;
    }

    @Override
    public final Dictionary<String, Object> getProperties() {
        return new Nothing();
    }

    /** The password is no credential that other bundles can read. */
    @Override
    public final Dictionary<String, Object> getCredentials() {
        return new Nothing();
    }

    @Override
    public final boolean hasCredential(String key, Object value) {
        return false;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Role role && role.getName().equals(name) && role.getType() == getType();
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final String toString() {
        return name;
    }

    /** A group. */
    private static final class OfGroup extends StoredRole implements Group {
        private final Database database;

        OfGroup(Database database, String name) {
            super(name);
            this.database = database;
        }

        @Override
        public int getType() {
            return Role.GROUP;
        }

        @Override
        public boolean addMember(Role role) {
            return add(role, false);
        }

        @Override
        public boolean addRequiredMember(Role role) {
            return add(role, true);
        }

        @Override
        public boolean removeMember(Role role) {
            return with(connection -> RoleTable.removeMember(connection, getName(), role.getName()));
        }

        @Override
        public Role @Nullable [] getMembers() {
            return members(false);
        }

        @Override
        public Role @Nullable [] getRequiredMembers() {
            return members(true);
        }

        private boolean add(Role role, boolean required) {
            return with(connection -> {
                if (RoleTable.isMember(connection, getName(), role.getName())) {
                    return false;
                }
                RoleTable.addMember(connection, getName(), role.getName(), required);
                return true;
            });
        }

        /** User Admin says null when there are none. */
        private Role @Nullable [] members(boolean required) {
            List<RoleTable.Entry> members = with(connection -> RoleTable.members(connection, getName(), required));
            return members.isEmpty()
                    ? null
                    : members.stream().map(entry -> of(database, entry)).toArray(Role[]::new);
        }

        /** User Admin knows no checked failures here; a member that is not known is its caller's mistake. */
        private <T> T with(Database.Work<T, IOException> work) {
            try {
                return database.transaction(work);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Roles have no properties here: to add one is refused, so that nobody believes that it is kept. */
    @SuppressWarnings("JdkObsolete") // as User Admin has it
    private static final class Nothing extends Dictionary<String, Object> {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public boolean isEmpty() {
            return true;
        }

        @Override
        public Enumeration<String> keys() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<Object> elements() {
            return Collections.emptyEnumeration();
        }

        @Override
        public @Nullable Object get(Object key) {
            return null;
        }

        @Override
        public Object put(String key, Object value) {
            throw new UnsupportedOperationException("Users and groups of this host have no properties");
        }

        @Override
        public @Nullable Object remove(Object key) {
            return null;
        }
    }
}
