package asterism.configuration;

import static asterism.api.configuration.IntegrationSettings.SOZVEZDIE;
import static asterism.configuration.TestUnion.IVANOVA;
import static asterism.configuration.TestUnion.day;
import static asterism.configuration.TestUnion.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.configuration.Participation;
import asterism.api.export.FormatOptions;
import asterism.api.storage.Database;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ConcurrentModificationException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredSettingsTest {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final FormatOptions USUAL =
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true);
    private static final FormatOptions OTHER = new FormatOptions(WINDOWS_1251, StandardCharsets.UTF_8, ',', false);

    private TestUnion union;
    private StoredSettings settings;

    @BeforeEach
    void open() throws Exception {
        union = new TestUnion();
        settings = union.settings;
    }

    @Test
    void hasDefaults() throws Exception {
        assertThat(settings.exportSettings(IVANOVA, SOZVEZDIE))
                .isEqualTo(new ExportSettings("map-actions", 92, 5, USUAL, new Retention(7, 30), true, 5, 0));
        assertThat(settings.integration(IVANOVA, SOZVEZDIE)).isEqualTo(new Integration(false, Optional.empty(), 0));
    }

    @Test
    void keepsSettingsByUnionAndWhoChangedThem() throws Exception {
        ExportSettings first = settings.save(
                IVANOVA, SOZVEZDIE, new ExportSettings("csv", 92, 6, OTHER, new Retention(3, 10), false, 20, 0));
        ExportSettings second = settings.save(
                IVANOVA,
                SOZVEZDIE,
                new ExportSettings("csv", 60, 6, OTHER, new Retention(3, 10), false, 20, first.version()));

        assertThat(second.version()).isEqualTo(2);
        assertThat(settings.exportSettings(IVANOVA, SOZVEZDIE)).isEqualTo(second);
        assertThat(settings.exportSettings(IVANOVA, "asna").version()).isZero();
        assertThat(union.trail("export."))
                .containsExactly(
                        "ivanova export.sozvezdie.cashiers true -> false",
                        "ivanova export.sozvezdie.compressionLevel 5 -> 6",
                        "ivanova export.sozvezdie.csvBom true -> false",
                        "ivanova export.sozvezdie.csvSeparator ; -> ,",
                        "ivanova export.sozvezdie.formatId map-actions -> csv",
                        "ivanova export.sozvezdie.guardPercent 5 -> 20",
                        "ivanova export.sozvezdie.keepDays 30 -> 10",
                        "ivanova export.sozvezdie.keepFiles 7 -> 3",
                        "ivanova export.sozvezdie.xmlCharset UTF-8 -> windows-1251",
                        "ivanova export.sozvezdie.windowDays 92 -> 60");
    }

    @Test
    void refusesAChangeOfAnOlderVersion() throws Exception {
        settings.save(IVANOVA, SOZVEZDIE, usual(OTHER));

        assertThatThrownBy(() -> settings.save(IVANOVA, SOZVEZDIE, usual(USUAL)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("version 0")
                .hasMessageContaining("stored is 1");
        assertThat(settings.exportSettings(IVANOVA, SOZVEZDIE).format()).isEqualTo(OTHER);
    }

    @Test
    void namesEachValueThatIsOutOfItsBounds() {
        ExportSettings low = new ExportSettings("", 0, 0, USUAL, new Retention(0, 0), true, -1, 0);
        ExportSettings high = new ExportSettings("Map", 367, 10, USUAL, new Retention(1001, 3661), true, 101, 0);
        ExportSettings charset = usual(new FormatOptions(StandardCharsets.UTF_16, StandardCharsets.UTF_16, '"', false));
        ExportSettings mark = usual(new FormatOptions(WINDOWS_1251, WINDOWS_1251, ';', true));

        assertThat(refusals(() -> settings.save(IVANOVA, SOZVEZDIE, low)))
                .containsExactly(
                        "VALUE_OUT_OF_BOUNDS: formatId, , a-z 0-9 -",
                        "VALUE_OUT_OF_BOUNDS: windowDays, 0, 1-366",
                        "VALUE_OUT_OF_BOUNDS: compressionLevel, 0, 1-9",
                        "VALUE_OUT_OF_BOUNDS: keepFiles, 0, 1-1000",
                        "VALUE_OUT_OF_BOUNDS: keepDays, 0, 1-3660",
                        "VALUE_OUT_OF_BOUNDS: guardPercent, -1, 0-100");
        assertThat(refusals(() -> settings.save(IVANOVA, SOZVEZDIE, high))).hasSize(6);
        assertThat(refusals(() -> settings.save(IVANOVA, SOZVEZDIE, charset)))
                .containsExactly(
                        "VALUE_OUT_OF_BOUNDS: xmlCharset, UTF-16, UTF-8, windows-1251",
                        "VALUE_OUT_OF_BOUNDS: csvCharset, UTF-16, UTF-8, windows-1251",
                        "VALUE_OUT_OF_BOUNDS: csvSeparator, \", ; , | tab");
        assertThat(refusals(() -> settings.save(IVANOVA, SOZVEZDIE, mark)))
                .containsExactly("VALUE_OUT_OF_BOUNDS: csvBom, true, false (windows-1251)");
    }

    @Test
    void switchesAUnionOnAndMovesTheStartOfLotData() throws Exception {
        Integration on = settings.save(IVANOVA, SOZVEZDIE, new Integration(true, day("2026-01-01"), 0));

        assertThat(on).isEqualTo(new Integration(true, day("2026-01-01"), 1));
        assertThat(settings.integration(IVANOVA, SOZVEZDIE)).isEqualTo(on);
        assertThat(settings.integration(IVANOVA, "asna").enabled()).isFalse();
        assertThatThrownBy(() -> settings.save(IVANOVA, SOZVEZDIE, new Integration(false, Optional.empty(), 0)))
                .isInstanceOf(ConcurrentModificationException.class);
        settings.save(IVANOVA, SOZVEZDIE, new Integration(false, Optional.empty(), 1));
        assertThat(union.trail("integration."))
                .containsExactly(
                        "ivanova integration.sozvezdie.enabled false -> true",
                        "ivanova integration.sozvezdie.ledgerStart  -> 2026-01-01",
                        "ivanova integration.sozvezdie.enabled true -> false",
                        "ivanova integration.sozvezdie.ledgerStart 2026-01-01 -> ");
    }

    @Test
    void lotDataBeginNoLaterThanInitialDataOfAStoreThatTakesPart() throws Exception {
        union.save(Participation.of("S1", "17", "1").withInitialDay(day("2026-08-01")));
        union.save(Participation.of("S2", "18", "1")
                .withDays(Optional.empty(), day("2026-08-31"))
                .withInitialDay(day("2026-08-01")));
        union.save(Participation.of("S3", "19", "1").withInitialDay(day("2026-07-31")));

        assertThat(refusals(() -> settings.save(IVANOVA, SOZVEZDIE, new Integration(true, day("2026-09-01"), 0))))
                .containsExactly("LEDGER_START_AFTER_INITIAL: 2026-09-01, 2026-07-31, S3, 2");
        settings.save(IVANOVA, SOZVEZDIE, new Integration(true, day("2026-07-31"), 0));
    }

    @Test
    void settingsOfTheFirstMigrationKeepTheirValues() throws Exception {
        Database old = TestUnion.database();
        TestUnion.migrate(old, "001-export-settings-and-audit.sql");
        try (Connection connection = old.connect()) {
            connection.createStatement().execute("""
                    insert into export_settings values ('sozvezdie', 60, 6, 'UTF-8', 'UTF-8', ';', true, 3)
                    """);
        }
        TestUnion.migrate(old, "002-stores-kinds-and-confirmations.sql");

        assertThat(new StoredSettings(old, union.ledger, union.audit, union.access).exportSettings(IVANOVA, SOZVEZDIE))
                .isEqualTo(new ExportSettings("map-actions", 60, 6, USUAL, new Retention(7, 30), true, 5, 3));
    }

    private static ExportSettings usual(FormatOptions format) {
        return new ExportSettings("map-actions", 92, 5, format, new Retention(7, 30), true, 5, 0);
    }
}
