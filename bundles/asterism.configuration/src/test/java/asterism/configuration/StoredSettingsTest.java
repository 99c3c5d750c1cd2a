package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.configuration.ExportSettings;
import asterism.api.export.FormatOptions;
import asterism.api.storage.Database;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredSettingsTest {
    private static final Actor IVANOVA = new Actor.User("ivanova");
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final FormatOptions OTHER = new FormatOptions(WINDOWS_1251, StandardCharsets.UTF_8, ',', false);

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final Database database = h2::getConnection;
    private StoredSettings settings;

    @BeforeEach
    void createTables() throws Exception {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = h2.getConnection();
                var in = getClass().getResourceAsStream("/migrations/001-export-settings-and-audit.sql")) {
            connection.createStatement().execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);
        settings = new StoredSettings(database, NoLedger.INSTANCE, clock);
    }

    @Test
    void hasDefaults() throws Exception {
        ExportSettings defaults = settings.exportSettings(IVANOVA, SOZVEZDIE);

        assertThat(defaults.windowDays()).isEqualTo(92);
        assertThat(defaults.format())
                .isEqualTo(new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true));
        assertThat(defaults.version()).isZero();
    }

    @Test
    void keepsSettingsByUnionAndWhoChangedThem() throws Exception {
        ExportSettings first = settings.save(IVANOVA, SOZVEZDIE, new ExportSettings(92, 9, OTHER, 0));
        ExportSettings second = settings.save(IVANOVA, SOZVEZDIE, new ExportSettings(60, 9, OTHER, first.version()));

        assertThat(second.version()).isEqualTo(2);
        assertThat(settings.exportSettings(IVANOVA, SOZVEZDIE)).isEqualTo(second);
        assertThat(settings.exportSettings(IVANOVA, "asna").version()).isZero();
        assertThat(audit())
                .containsExactly(
                        "ivanova export.sozvezdie.compressionLevel 5 -> 9",
                        "ivanova export.sozvezdie.xmlCharset UTF-8 -> windows-1251",
                        "ivanova export.sozvezdie.csvSeparator ; -> ,",
                        "ivanova export.sozvezdie.csvBom true -> false",
                        "ivanova export.sozvezdie.windowDays 92 -> 60");
    }

    @Test
    void refusesAChangeOfAnOlderVersion() throws Exception {
        settings.save(IVANOVA, SOZVEZDIE, new ExportSettings(92, 9, OTHER, 0));

        assertThatThrownBy(() -> settings.save(IVANOVA, SOZVEZDIE, new ExportSettings(30, 5, OTHER, 0)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("version 0")
                .hasMessageContaining("stored is 1");
        assertThat(settings.exportSettings(IVANOVA, SOZVEZDIE).windowDays()).isEqualTo(92);
    }

    @Test
    void namesTheValueThatIsOutOfItsBounds() {
        assertRefused(new ExportSettings(0, 5, OTHER, 0), "windowDays is 0");
        assertRefused(new ExportSettings(367, 5, OTHER, 0), "windowDays is 367");
        assertRefused(new ExportSettings(92, 10, OTHER, 0), "compressionLevel is 10");
        assertRefused(
                new ExportSettings(92, 5, new FormatOptions(StandardCharsets.UTF_16, WINDOWS_1251, ';', false), 0),
                "xmlCharset is UTF-16");
        assertRefused(
                new ExportSettings(92, 5, new FormatOptions(WINDOWS_1251, WINDOWS_1251, '"', false), 0),
                "csvSeparator is \"");
        assertRefused(
                new ExportSettings(92, 5, new FormatOptions(WINDOWS_1251, WINDOWS_1251, ';', true), 0),
                "csvBom is true");
    }

    private void assertRefused(ExportSettings bad, String message) {
        assertThatThrownBy(() -> settings.save(IVANOVA, SOZVEZDIE, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private List<String> audit() throws Exception {
        String sql = "select changed_by || ' ' || subject || ' ' || from_value || ' -> ' || to_value"
                + " from audit_entry where changed_at = timestamp with time zone '2026-11-24 00:00:00Z' order by id";
        try (Connection connection = h2.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(rows.getString(1));
            }
            return entries;
        }
    }
}
