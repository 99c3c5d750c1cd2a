package asterism.uploader;

import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code upload_connection}: a row a legal entity code, and one with an empty code for all others. */
final class ConnectionTable {
    private static final String COLUMNS = """
            union_id, client_id, protocol, host, port, directory, user_name, tls12_only, certificate,
            connect_timeout_ms, reply_timeout_ms, secret, version""";

    private final Connection connection;

    /** A row, with the password as it is kept; empty for none. */
    record Row(UploadConnection connection, String secret) {
        @Override
        public String toString() {
            return connection.toString();
        }
    }

    ConnectionTable(Connection connection) {
        this.connection = connection;
    }

    /** What a password is bound to. */
    static String id(String unionId, String clientId) {
        return unionId + '/' + clientId;
    }

    List<Row> all(String unionId) throws SQLException {
        String sql = "select " + COLUMNS + " from upload_connection where union_id = ? order by client_id";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, unionId);
            return read(query);
        }
    }

    Optional<Row> find(String unionId, String clientId) throws SQLException {
        String sql = "select " + COLUMNS + " from upload_connection where union_id = ? and client_id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, unionId);
            query.setString(2, clientId);
            return read(query).stream().findFirst();
        }
    }

    private static List<Row> read(PreparedStatement query) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String certificate = row.getString(9);
                Endpoint endpoint = new Endpoint(
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8),
                        certificate.isEmpty() ? Optional.empty() : Optional.of(certificate),
                        Duration.ofMillis(row.getLong(10)),
                        Duration.ofMillis(row.getLong(11)));
                String secret = row.getString(12);
                found.add(new Row(
                        new UploadConnection(
                                row.getString(1), row.getString(2), endpoint, !secret.isEmpty(), row.getLong(13)),
                        secret));
            }
        }
        return found;
    }

    /** Fails on the key when somebody else was the first to insert. */
    void insert(Row row) throws SQLException {
        String sql = """
                insert into upload_connection (protocol, host, port, directory, user_name, tls12_only, certificate,
                  connect_timeout_ms, reply_timeout_ms, secret, version, union_id, client_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            set(insert, row);
            insert.executeUpdate();
        }
    }

    /** Tells whether the row still had the version that is changed. */
    boolean update(Row row, long version) throws SQLException {
        String sql = """
                update upload_connection set protocol = ?, host = ?, port = ?, directory = ?, user_name = ?,
                  tls12_only = ?, certificate = ?, connect_timeout_ms = ?, reply_timeout_ms = ?, secret = ?, version = ?
                where union_id = ? and client_id = ? and version = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, row);
            update.setLong(14, version);
            return update.executeUpdate() == 1;
        }
    }

    private static void set(PreparedStatement statement, Row row) throws SQLException {
        UploadConnection known = row.connection();
        Endpoint endpoint = known.endpoint();
        statement.setString(1, endpoint.protocol());
        statement.setString(2, endpoint.host());
        statement.setInt(3, endpoint.port());
        statement.setString(4, endpoint.directory());
        statement.setString(5, endpoint.user());
        statement.setBoolean(6, endpoint.tls12Only());
        statement.setString(7, endpoint.certificate().orElse(""));
        statement.setLong(8, endpoint.connectTimeout().toMillis());
        statement.setLong(9, endpoint.replyTimeout().toMillis());
        statement.setString(10, row.secret());
        statement.setLong(11, known.version());
        statement.setString(12, known.unionId());
        statement.setString(13, known.clientId());
    }

    /** Tells whether the row still had the version that is removed. */
    boolean delete(String unionId, String clientId, long version) throws SQLException {
        String sql = "delete from upload_connection where union_id = ? and client_id = ? and version = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, unionId);
            delete.setString(2, clientId);
            delete.setLong(3, version);
            return delete.executeUpdate() == 1;
        }
    }
}
