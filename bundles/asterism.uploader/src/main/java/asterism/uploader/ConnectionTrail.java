package asterism.uploader;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Leaves the trail of a change of a connection: an entry a value, of passwords only that they changed. */
final class ConnectionTrail {
    private static final int LONGEST = 1_000;

    private final Audit audit;
    private final Connection connection;
    private final Actor actor;

    ConnectionTrail(Audit audit, Connection connection, Actor actor) {
        this.audit = audit;
        this.connection = connection;
        this.actor = actor;
    }

    static String subject(String unionId, String clientId) {
        return "connection." + unionId + '.' + (clientId.isEmpty() ? "common" : clientId);
    }

    void changed(Optional<UploadConnection> from, Optional<UploadConnection> to, boolean password) throws SQLException {
        UploadConnection any = to.or(() -> from).orElseThrow();
        String prefix = subject(any.unionId(), any.clientId()) + '.';
        Map<String, String> was = from.map(known -> values(known.endpoint())).orElse(Map.of());
        Map<String, String> is = to.map(known -> values(known.endpoint())).orElse(Map.of());
        for (String name : values(any.endpoint()).keySet()) {
            audit.record(connection, actor, prefix + name, was.getOrDefault(name, ""), is.getOrDefault(name, ""));
        }
        if (password) {
            audit.record(connection, actor, prefix + "password", Audit.CHANGED, Audit.CHANGED);
        }
    }

    private static Map<String, String> values(Endpoint endpoint) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("protocol", endpoint.protocol());
        values.put("host", endpoint.host());
        values.put("port", Integer.toString(endpoint.port()));
        values.put("directory", endpoint.directory());
        values.put("user", endpoint.user());
        values.put("tls12Only", Boolean.toString(endpoint.tls12Only()));
        values.put("certificate", cut(endpoint.certificate().orElse("")));
        values.put("connectTimeout", endpoint.connectTimeout().toString());
        values.put("replyTimeout", endpoint.replyTimeout().toString());
        return values;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
