package asterism.permissions;

import asterism.api.access.Grant;
import asterism.api.access.Holder;
import asterism.api.access.Permission;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code access_grant}: a row a grant. */
final class GrantTable {
    private static final String COLUMNS = "select holder_kind, holder_name, permission from access_grant where ";

    private GrantTable() {}

    static List<Grant> ofUnion(Connection connection, String unionId) throws SQLException {
        return list(connection, COLUMNS + "union_id = ?", unionId);
    }

    /** The grants of a union, which nobody else takes away before the transaction ends. */
    static List<Grant> lock(Connection connection, String unionId) throws SQLException {
        String order = " order by holder_kind, holder_name, permission for update";
        return list(connection, COLUMNS + "union_id = ?" + order, unionId);
    }

    /** What may concern a user: the user's own grants, and those of all groups. */
    static List<Grant> concerning(Connection connection, String unionId, String user) throws SQLException {
        return list(
                connection,
                COLUMNS + "union_id = ? and (holder_kind = 'GROUP' or (holder_kind = 'USER' and holder_name = ?))",
                unionId,
                user);
    }

    /** As {@link #concerning}, whatever the union. */
    static List<Grant> concerning(Connection connection, String user) throws SQLException {
        return list(connection, COLUMNS + "holder_kind = 'GROUP' or (holder_kind = 'USER' and holder_name = ?)", user);
    }

    static void add(Connection connection, String unionId, Grant grant) throws SQLException {
        String sql = "insert into access_grant (union_id, holder_kind, holder_name, permission) values (?, ?, ?, ?)";
        update(connection, sql, unionId, grant);
    }

    static void remove(Connection connection, String unionId, Grant grant) throws SQLException {
        String sql = "delete from access_grant"
                + " where union_id = ? and holder_kind = ? and holder_name = ? and permission = ?";
        update(connection, sql, unionId, grant);
    }

    private static void update(Connection connection, String sql, String unionId, Grant grant) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, unionId);
            update.setString(2, grant.holder().kind().name());
            update.setString(3, grant.holder().name());
            update.setString(4, grant.permission().name());
            update.executeUpdate();
        }
    }

    private static List<Grant> list(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            List<Grant> grants = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Holder holder = new Holder(Holder.Kind.valueOf(rows.getString(1)), rows.getString(2));
                    grants.add(new Grant(holder, Permission.valueOf(rows.getString(3))));
                }
            }
            return grants;
        }
    }
}
