package asterism.exporter;

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
 * The codes of files that count as handed over when they are formed. The table is named with its schema, as whoever asks
 * has a connection to a schema of his own.
 */
@Component
public final class HandedOverCodes implements SentCodes {
    /** Wired by DS, as soon as the tables are there. */
    @Activate
    public HandedOverCodes(@Reference(target = "(asterism.schema=exporter)") Database tables) {}

    @Override
    public Map<String, Set<String>> stores(Connection connection, String clientId, Set<String> storeCodes)
            throws SQLException {
        String sql = "select store_code, store_id from \"exporter\".handed_over_code where client_id = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, clientId);
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
