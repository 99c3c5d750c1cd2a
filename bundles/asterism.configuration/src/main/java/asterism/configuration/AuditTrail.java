package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.ExportSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes who changed what, when, from what to what: an entry a value, in the transaction of the change. */
final class AuditTrail {
    private final Connection connection;
    private final Instant when;
    private final Actor who;

    AuditTrail(Connection connection, Instant when, Actor who) {
        this.connection = connection;
        this.when = when;
        this.who = who;
    }

    void exportSettings(String unionId, ExportSettings from, ExportSettings to) throws SQLException {
        String prefix = "export." + unionId + '.';
        changed(prefix + "windowDays", from.windowDays(), to.windowDays());
        changed(prefix + "compressionLevel", from.compressionLevel(), to.compressionLevel());
        changed(prefix + "xmlCharset", from.format().xmlCharset(), to.format().xmlCharset());
        changed(prefix + "csvCharset", from.format().csvCharset(), to.format().csvCharset());
        changed(
                prefix + "csvSeparator",
                from.format().csvSeparator(),
                to.format().csvSeparator());
        changed(prefix + "csvBom", from.format().csvBom(), to.format().csvBom());
    }

    private void changed(String subject, Object from, Object to) throws SQLException {
        if (from.equals(to)) {
            return;
        }
        String sql = """
                insert into audit_entry (changed_at, changed_by, subject, from_value, to_value) values (?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, when.atOffset(ZoneOffset.UTC));
            insert.setString(2, who.name());
            insert.setString(3, subject);
            insert.setString(4, from.toString());
            insert.setString(5, to.toString());
            insert.executeUpdate();
        }
    }
}
