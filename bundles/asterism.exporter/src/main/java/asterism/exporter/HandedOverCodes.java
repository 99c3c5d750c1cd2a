package asterism.exporter;

import asterism.api.configuration.SentCodes;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The codes of files that count as handed over when they are formed. */
@Component
public final class HandedOverCodes implements SentCodes {
    private final Database database;

    /** Wired by DS. */
    @Activate
    public HandedOverCodes(@Reference(target = "(asterism.schema=exporter)") Database database) {
        this.database = database;
    }

    @Override
    public Set<String> stores(String clientId, String storeCode) throws IOException {
        String sql = """
                select distinct store_id from export_file where client_id = ? and store_code = ? and handed_over
                """;
        return database.<Set<String>, IOException>transaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, clientId);
                query.setString(2, storeCode);
                Set<String> stores = new TreeSet<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        stores.add(rows.getString(1));
                    }
                }
                return stores;
            }
        });
    }

    @Override
    public Map<String, Set<String>> stores(String clientId, Set<String> storeCodes) throws IOException {
        String sql = """
                select distinct store_code, store_id from export_file
                where client_id = ? and handed_over
                """;
        return database.<Map<String, Set<String>>, IOException>transaction(connection -> {
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
        });
    }
}
