package asterism.configuration;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.export.FormatOptions;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The tables {@code integration} and {@code export_settings}: a row a union. */
final class SettingsTable {
    private static final Integration NOT_STORED = new Integration(false, Optional.empty(), 0);

    private SettingsTable() {}

    static Integration integration(Connection connection, String unionId) throws SQLException {
        String sql = "select enabled, ledger_start, version from integration where union_id = ?";
        return Sql.list(
                        connection,
                        sql,
                        row -> new Integration(
                                row.getBoolean("enabled"), Sql.day(row, "ledger_start"), row.getLong("version")),
                        unionId)
                .stream()
                .findFirst()
                .orElse(NOT_STORED);
    }

    /** Writes it over whatever is there. */
    static void save(Connection connection, String unionId, Integration integration) throws SQLException {
        Sql.update(connection, "delete from integration where union_id = ?", unionId);
        Sql.update(
                connection,
                "insert into integration (union_id, enabled, ledger_start, version) values (?, ?, ?, ?)",
                unionId,
                integration.enabled(),
                integration.ledgerStart(),
                integration.version());
    }

    static ExportSettings export(Connection connection, String unionId) throws SQLException {
        String sql = """
                select format_id, window_days, compression_level, xml_charset, csv_charset, csv_separator, csv_bom,
                  keep_files, keep_days, cashiers, guard_percent, version
                from export_settings where union_id = ?
                """;
        return Sql.list(connection, sql, SettingsTable::export, unionId).stream()
                .findFirst()
                .orElse(SettingsRules.DEFAULTS);
    }

    private static ExportSettings export(ResultSet row) throws SQLException {
        FormatOptions format = new FormatOptions(
                Charset.forName(row.getString("xml_charset")),
                Charset.forName(row.getString("csv_charset")),
                row.getString("csv_separator").charAt(0),
                row.getBoolean("csv_bom"));
        return new ExportSettings(
                row.getString("format_id"),
                row.getInt("window_days"),
                row.getInt("compression_level"),
                format,
                new Retention(row.getInt("keep_files"), row.getInt("keep_days")),
                row.getBoolean("cashiers"),
                row.getInt("guard_percent"),
                row.getLong("version"));
    }

    /** Writes them over whatever is there. */
    static void save(Connection connection, String unionId, ExportSettings settings) throws SQLException {
        String sql = """
                insert into export_settings (union_id, format_id, window_days, compression_level, xml_charset,
                  csv_charset, csv_separator, csv_bom, keep_files, keep_days, cashiers, guard_percent, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        FormatOptions format = settings.format();
        Sql.update(connection, "delete from export_settings where union_id = ?", unionId);
        Sql.update(
                connection,
                sql,
                unionId,
                settings.formatId(),
                settings.windowDays(),
                settings.compressionLevel(),
                format.xmlCharset().name(),
                format.csvCharset().name(),
                String.valueOf(format.csvSeparator()),
                format.csvBom(),
                settings.retention().files(),
                settings.retention().days(),
                settings.cashiers(),
                settings.guardPercent(),
                settings.version());
    }
}
