package asterism.configuration;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.SettingsException;
import asterism.api.export.FormatOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What settings of the export may be, and what they are until somebody changes them. */
final class SettingsRules {
    /** Receivers keep 120 days of checksums. Level 6 takes half as long again as 5 for 5 % fewer bytes. */
    static final ExportSettings DEFAULTS = new ExportSettings(
            "map-actions",
            92,
            5,
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true),
            new Retention(7, 30),
            true,
            5,
            0);

    private static final Pattern FORMAT_ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"));
    private static final String SEPARATORS = ";,\t|";

    private final List<Refusal> refusals = new ArrayList<>();

    private SettingsRules() {}

    /**
     * Checks all bounds.
     *
     * @throws SettingsException names the values that are out of them
     */
    static void check(ExportSettings settings) {
        SettingsRules rules = new SettingsRules();
        rules.require(FORMAT_ID.matcher(settings.formatId()).matches(), "formatId", settings.formatId(), "a-z 0-9 -");
        rules.within("windowDays", settings.windowDays(), 1, 366);
        rules.within("compressionLevel", settings.compressionLevel(), 1, 9);
        rules.format(settings.format());
        rules.within("keepFiles", settings.retention().files(), 1, 1000);
        rules.within("keepDays", settings.retention().days(), 1, 3660);
        rules.within("guardPercent", settings.guardPercent(), 0, 100);
        if (!rules.refusals.isEmpty()) {
            throw new SettingsException(rules.refusals);
        }
    }

    private void format(FormatOptions format) {
        String charsets = "UTF-8, windows-1251";
        require(CHARSETS.contains(format.xmlCharset()), "xmlCharset", format.xmlCharset(), charsets);
        require(CHARSETS.contains(format.csvCharset()), "csvCharset", format.csvCharset(), charsets);
        require(SEPARATORS.indexOf(format.csvSeparator()) >= 0, "csvSeparator", format.csvSeparator(), "; , | tab");
        // A byte order mark belongs to UTF-8.
        require(
                !format.csvBom() || format.csvCharset().equals(StandardCharsets.UTF_8),
                "csvBom",
                format.csvBom(),
                "false (" + format.csvCharset() + ")");
    }

    private void within(String name, int value, int least, int most) {
        require(value >= least && value <= most, name, value, least + "-" + most);
    }

    private void require(boolean good, String name, Object value, String expected) {
        if (!good) {
            refusals.add(Refusal.of(Reason.VALUE_OUT_OF_BOUNDS, "", name, String.valueOf(value), expected));
        }
    }

    /** Its values by name, for the audit trail. */
    static Map<String, String> values(ExportSettings settings) {
        FormatOptions format = settings.format();
        Map<String, String> values = new TreeMap<>();
        values.put("formatId", settings.formatId());
        values.put("windowDays", Integer.toString(settings.windowDays()));
        values.put("compressionLevel", Integer.toString(settings.compressionLevel()));
        values.put("xmlCharset", format.xmlCharset().name());
        values.put("csvCharset", format.csvCharset().name());
        values.put("csvSeparator", String.valueOf(format.csvSeparator()));
        values.put("csvBom", Boolean.toString(format.csvBom()));
        values.put("keepFiles", Integer.toString(settings.retention().files()));
        values.put("keepDays", Integer.toString(settings.retention().days()));
        values.put("cashiers", Boolean.toString(settings.cashiers()));
        values.put("guardPercent", Integer.toString(settings.guardPercent()));
        return values;
    }
}
