package asterism.configuration;

import asterism.api.configuration.ExportSettings;
import asterism.api.export.FormatOptions;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code export_settings}: a row a union. */
final class SettingsTable {
    private SettingsTable() {}

    static Optional<ExportSettings> find(Connection connection, String unionId) throws SQLException {
        String sql = """
                select window_days, compression_level, xml_charset, csv_charset, csv_separator, csv_bom, version
                from export_settings where union_id = ?
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, unionId);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(settings(rows)) : Optional.empty();
            }
        }
    }

    private static ExportSettings settings(ResultSet row) throws SQLException {
        FormatOptions format = new FormatOptions(
                Charset.forName(row.getString(3)),
                Charset.forName(row.getString(4)),
                row.getString(5).charAt(0),
                row.getBoolean(6));
        return new ExportSettings(row.getInt(1), row.getInt(2), format, row.getLong(7));
    }

    /** Tells whether it was the first to insert. */
    static boolean insert(Connection connection, String unionId, ExportSettings settings) throws SQLException {
        String sql = """
                insert into export_settings (window_days, compression_level, xml_charset, csv_charset, csv_separator,
                  csv_bom, version, union_id)
                select ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from export_settings where union_id = ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            set(insert, settings);
            insert.setString(8, unionId);
            insert.setString(9, unionId);
            return insert.executeUpdate() == 1;
        }
    }

    /** Tells whether the row still had the version that is changed. */
    static boolean update(Connection connection, String unionId, ExportSettings settings, long version)
            throws SQLException {
        String sql = """
                update export_settings set window_days = ?, compression_level = ?, xml_charset = ?, csv_charset = ?,
                  csv_separator = ?, csv_bom = ?, version = ?
                where union_id = ? and version = ?
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, settings);
            update.setString(8, unionId);
            update.setLong(9, version);
            return update.executeUpdate() == 1;
        }
    }

    private static void set(PreparedStatement statement, ExportSettings settings) throws SQLException {
        FormatOptions format = settings.format();
        statement.setInt(1, settings.windowDays());
        statement.setInt(2, settings.compressionLevel());
        statement.setString(3, format.xmlCharset().name());
        statement.setString(4, format.csvCharset().name());
        statement.setString(5, String.valueOf(format.csvSeparator()));
        statement.setBoolean(6, format.csvBom());
        statement.setLong(7, settings.version());
    }
}
