package asterism.host;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.useradmin.Role;

/** The tables of users and groups ({@code host_role}, {@code host_member}) and of the users' passwords. */
final class RoleTable {
    private static final String PASSWORD =
            "select algorithm, iterations, salt, hash from host_password where user_name = ?";

    private RoleTable() {}

    /**
     * A user or a group.
     *
     * @param name the name, which no other has
     * @param type of {@link Role}
     */
    record Entry(String name, int type) {}

    static List<Entry> all(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                "select name, kind from host_role order by name",
                rows -> new Entry(rows.getString(1), type(rows.getString(2))));
    }

    static Optional<Entry> find(Connection connection, String name) throws SQLException {
        return Sql.list(
                        connection,
                        "select name, kind from host_role where name = ?",
                        rows -> new Entry(rows.getString(1), type(rows.getString(2))),
                        name)
                .stream()
                .findFirst();
    }

    static void add(Connection connection, Entry entry) throws SQLException {
        Sql.update(
                connection,
                "insert into host_role (name, kind) values (?, ?)",
                entry.name(),
                entry.type() == Role.GROUP ? "GROUP" : "USER");
    }

    static boolean remove(Connection connection, String name) throws SQLException {
        return Sql.update(connection, "delete from host_role where name = ?", name) > 0;
    }

    static List<Entry> members(Connection connection, String group, boolean required) throws SQLException {
        String sql = """
                select role.name, role.kind
                from host_member member join host_role role on role.name = member.member_name
                where member.group_name = ? and member.required = ? order by role.name
                """;
        return Sql.list(
                connection, sql, rows -> new Entry(rows.getString(1), type(rows.getString(2))), group, required);
    }

    static boolean isMember(Connection connection, String group, String member) throws SQLException {
        String sql = "select 1 from host_member where group_name = ? and member_name = ?";
        return !Sql.list(connection, sql, rows -> rows.getInt(1), group, member).isEmpty();
    }

    static void addMember(Connection connection, String group, String member, boolean required) throws SQLException {
        Sql.update(
                connection,
                "insert into host_member (group_name, member_name, required) values (?, ?, ?)",
                group,
                member,
                required);
    }

    static boolean removeMember(Connection connection, String group, String member) throws SQLException {
        String sql = "delete from host_member where group_name = ? and member_name = ?";
        return Sql.update(connection, sql, group, member) > 0;
    }

    static Optional<PasswordHash> password(Connection connection, String user) throws SQLException {
        return password(connection, PASSWORD, user);
    }

    /** The password, which nobody else changes before the transaction ends. */
    static Optional<PasswordHash> lockPassword(Connection connection, String user) throws SQLException {
        return password(connection, PASSWORD + " for update", user);
    }

    private static Optional<PasswordHash> password(Connection connection, String sql, String user) throws SQLException {
        return Sql.list(
                        connection,
                        sql,
                        rows -> new PasswordHash(
                                rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4)),
                        user)
                .stream()
                .findFirst();
    }

    static void setPassword(Connection connection, String user, PasswordHash hash) throws SQLException {
        Sql.update(connection, "delete from host_password where user_name = ?", user);
        Sql.update(
                connection,
                "insert into host_password (user_name, algorithm, iterations, salt, hash) values (?, ?, ?, ?, ?)",
                user,
                hash.algorithm(),
                hash.iterations(),
                hash.salt(),
                hash.hash());
    }

    private static int type(String kind) {
        return kind.equals("GROUP") ? Role.GROUP : Role.USER;
    }
}
