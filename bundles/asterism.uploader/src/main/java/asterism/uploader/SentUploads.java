package asterism.uploader;

import asterism.api.configuration.SentCodes;
import asterism.api.storage.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The codes of files that were sent, or may be with the server by now. Tables are named with their schema, as
 * whoever asks has a connection to a schema of his own.
 */
@Component
public final class SentUploads implements SentCodes {
    /** Wired by DS, as soon as the tables are there. */
    @Activate
    public SentUploads(@Reference(target = "(asterism.schema=uploader)") Database tables) {}

    @Override
    public Map<String, Set<String>> stores(Connection connection, String clientId, Set<String> storeCodes)
            throws SQLException {
        // A file in another state was sent, or is not with the server, or has left its codes in sent_code.
        String sql = """
                select store_code, store_id from "uploader".sent_code where client_id = ?
                union
                select store_code, store_id from "uploader".upload_queue
                where state in ('QUEUED', 'SENDING', 'HELD', 'FAILED') and client_id = ?
                  and (state = 'SENDING' or renaming_at <> '')
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, clientId);
            query.setString(2, clientId);
            Map<String, Set<String>> stores = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (storeCodes.contains(rows.getString(1))) {
                        stores.computeIfAbsent(rows.getString(1), code -> new TreeSet<>())
                                .add(rows.getString(2));
                    }
                }
            }
            return stores;
        }
    }
}
