package asterism.configuration;

import asterism.api.configuration.ExportSettings;
import asterism.api.export.FormatOptions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What settings may be, and what they are until somebody changes them. */
final class SettingsRules {
    /** Receivers keep 120 days of checksums. Level 6 takes half as long again as 5 for 5 % fewer bytes. */
    static final ExportSettings DEFAULTS =
            new ExportSettings(92, 5, new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true), 0);

    private static final int MAX_WINDOW_DAYS = 366;
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"));
    private static final String SEPARATORS = ";,\t|";

    private SettingsRules() {}

    /**
     * Checks all bounds.
     *
     * @throws IllegalArgumentException names the first value that is out of them
     */
    static void check(ExportSettings settings) {
        FormatOptions format = settings.format();
        require(
                settings.windowDays() >= 1 && settings.windowDays() <= MAX_WINDOW_DAYS,
                "windowDays",
                settings.windowDays(),
                "1 to " + MAX_WINDOW_DAYS);
        require(
                settings.compressionLevel() >= 1 && settings.compressionLevel() <= 9,
                "compressionLevel",
                settings.compressionLevel(),
                "1 to 9");
        require(CHARSETS.contains(format.xmlCharset()), "xmlCharset", format.xmlCharset(), CHARSETS);
        require(CHARSETS.contains(format.csvCharset()), "csvCharset", format.csvCharset(), CHARSETS);
        require(
                SEPARATORS.indexOf(format.csvSeparator()) >= 0,
                "csvSeparator",
                format.csvSeparator(),
                "semicolon, comma, tab or |");
        require(
                !format.csvBom() || format.csvCharset().equals(StandardCharsets.UTF_8),
                "csvBom",
                format.csvBom(),
                "false, as a byte order mark belongs to UTF-8");
        require(settings.version() >= 0, "version", settings.version(), "0 or the stored one");
    }

    private static void require(boolean good, String name, Object value, Object expected) {
        if (!good) {
            throw new IllegalArgumentException(name + " is " + value + ", expected: " + expected);
        }
    }

    static ExportSettings withVersion(ExportSettings settings, long version) {
        return new ExportSettings(settings.windowDays(), settings.compressionLevel(), settings.format(), version);
    }
}
