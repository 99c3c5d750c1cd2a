package asterism.cli;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.Integration;
import asterism.api.configuration.Participation;
import asterism.api.jobs.JobSchedule;
import asterism.api.upload.Endpoint;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes settings as text. */
final class SettingsText {
    static final String INTEGRATION = "integration";
    static final String EXPORT = "export";
    static final String KINDS = "kinds";
    static final String KIND = "kind";
    static final String STORE = "store";
    static final String CONNECTION = "connection";
    static final String SCHEDULE = "schedule";

    private static final String HEAD = """
            # Asterism: settings of the integration with Sozvezdie, in UTF-8. Passwords are not among them.
            # "key =" says that there is no value; what is left out stays as it is.
            # \\n, \\r, \\t, \\\\ stand for line feed, carriage return, tab, backslash.
            """;

    private SettingsText() {}

    /** What a file may hold. */
    static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put(INTEGRATION, List.of("enabled", "ledgerStart"));
        keys.put(
                EXPORT,
                List.of(
                        "formatId",
                        "windowDays",
                        "compressionLevel",
                        "xmlCharset",
                        "csvCharset",
                        "csvSeparator",
                        "csvBom",
                        "keepFiles",
                        "keepDays",
                        "cashiers",
                        "guardPercent"));
        keys.put(KINDS, List.of("scope"));
        keys.put(KIND, List.of("id"));
        keys.put(STORE, List.of("store", "from", "until", "storeCode", "clientId", "initialDay"));
        keys.put(
                CONNECTION,
                List.of(
                        "clientId",
                        "protocol",
                        "host",
                        "port",
                        "directory",
                        "user",
                        "tls12Only",
                        "certificate",
                        "connectTimeout",
                        "replyTimeout"));
        keys.put(SCHEDULE, List.of("job", "enabled", "cron"));
        return keys;
    }

    static String write(SettingsSnapshot settings) {
        Stream<Section> sections = Stream.of(
                        Stream.of(
                                integration(settings.integration()),
                                export(settings.export()),
                                Section.of(KINDS).with("scope", settings.kinds().scope())),
                        settings.kinds().kinds().stream().map(SettingsText::kind),
                        settings.participations().stream().map(SettingsText::store),
                        settings.connections().stream().map(one -> connection(one.clientId(), one.endpoint())),
                        settings.schedules().stream().map(SettingsText::schedule))
                .flatMap(each -> each);
        return HEAD + sections.map(section -> "\n" + section.text()).collect(Collectors.joining());
    }

    private static Section kind(String id) {
        return Section.of(KIND).with("id", id);
    }

    static Section integration(Integration settings) {
        return Section.of(INTEGRATION)
                .with("enabled", settings.enabled())
                .with("ledgerStart", day(settings.ledgerStart()));
    }

    static Section export(ExportSettings settings) {
        return Section.of(EXPORT)
                .with("formatId", settings.formatId())
                .with("windowDays", settings.windowDays())
                .with("compressionLevel", settings.compressionLevel())
                .with("xmlCharset", settings.format().xmlCharset())
                .with("csvCharset", settings.format().csvCharset())
                .with("csvSeparator", settings.format().csvSeparator())
                .with("csvBom", settings.format().csvBom())
                .with("keepFiles", settings.retention().files())
                .with("keepDays", settings.retention().days())
                .with("cashiers", settings.cashiers())
                .with("guardPercent", settings.guardPercent());
    }

    static Section store(Participation one) {
        return Section.of(STORE)
                .with("store", one.storeId())
                .with("from", day(one.from()))
                .with("until", day(one.until()))
                .with("storeCode", one.storeCode())
                .with("clientId", one.clientId())
                .with("initialDay", day(one.initialDay()));
    }

    static Section connection(String clientId, Endpoint endpoint) {
        return Section.of(CONNECTION)
                .with("clientId", clientId)
                .with("protocol", endpoint.protocol())
                .with("host", endpoint.host())
                .with("port", endpoint.port())
                .with("directory", endpoint.directory())
                .with("user", endpoint.user())
                .with("tls12Only", endpoint.tls12Only())
                .with("certificate", endpoint.certificate().orElse(""))
                .with("connectTimeout", endpoint.connectTimeout())
                .with("replyTimeout", endpoint.replyTimeout());
    }

    static Section schedule(JobSchedule schedule) {
        return Section.of(SCHEDULE)
                .with("job", schedule.job())
                .with("enabled", schedule.enabled())
                .with("cron", schedule.cron());
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
