package asterism.cli;

import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.Participation;
import asterism.api.export.FormatOptions;
import asterism.api.jobs.JobSchedule;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads settings from text, over those that there are: what it leaves out stays as it is. */
final class SettingsReader {
    private static final String DAY = "2026-11-23";

    private final SettingsSnapshot known;
    private final SettingsFileException.Faults faults = new SettingsFileException.Faults();
    private final Set<String> seen = new HashSet<>();

    private SettingsReader(SettingsSnapshot known) {
        this.known = known;
    }

    /**
     * Reads a file.
     *
     * @return what is to be, each with the version that it changes; of rows only those that the file names
     */
    static SettingsSnapshot read(String file, SettingsSnapshot known) throws SettingsFileException {
        SettingsReader reader = new SettingsReader(known);
        SettingsSnapshot wanted = reader.read(Section.parse(file, SettingsText.keys()));
        reader.faults.throwAny();
        return wanted;
    }

    private SettingsSnapshot read(List<Section> sections) {
        Integration integration = known.integration();
        ExportSettings export = known.export();
        Optional<KindChoice.Scope> scope = Optional.empty();
        Set<String> kinds = new TreeSet<>();
        List<Participation> stores = new ArrayList<>();
        List<UploadConnection> connections = new ArrayList<>();
        List<JobSchedule> schedules = new ArrayList<>();
        for (Section section : sections) {
            once(section);
            switch (section.name()) {
                case SettingsText.INTEGRATION -> integration = integration(section, integration);
                case SettingsText.EXPORT -> export = export(section, export);
                case SettingsText.KINDS -> scope = Optional.of(scope(section));
                case SettingsText.KIND -> kinds.add(section.value("id").orElse(""));
                case SettingsText.STORE -> stores.add(store(section));
                case SettingsText.CONNECTION -> connection(section).ifPresent(connections::add);
                default -> schedule(section).ifPresent(schedules::add);
            }
        }
        KindChoice choice = scope.isEmpty() && kinds.isEmpty()
                ? known.kinds()
                : new KindChoice(
                        scope.orElse(KindChoice.Scope.TICKED),
                        kinds,
                        known.kinds().version());
        return new SettingsSnapshot(integration, export, choice, stores, connections, schedules);
    }

    /** The same thing twice in a file is a mistake. */
    private void once(Section section) {
        String key = switch (section.name()) {
            case SettingsText.STORE ->
                section.value("store").orElse("") + '\n' + section.value("from").orElse("");
            case SettingsText.CONNECTION -> section.value("clientId").orElse("");
            case SettingsText.SCHEDULE -> section.value("job").orElse("");
            case SettingsText.KIND -> section.value("id").orElse("");
            default -> "";
        };
        faults.addUnless(seen.add(section.name() + '\n' + key), section.line(), "[" + section.name() + "]", "1");
    }

    private Integration integration(Section section, Integration before) {
        return new Integration(
                yes(section, "enabled", before.enabled()),
                day(section, "ledgerStart", before.ledgerStart()),
                before.version());
    }

    private KindChoice.Scope scope(Section section) {
        return value(section, "scope", KindChoice.Scope::valueOf, KindChoice.Scope.TICKED, "OPEN, ALL, TICKED");
    }

    private ExportSettings export(Section section, ExportSettings before) {
        FormatOptions format = before.format();
        return new ExportSettings(
                section.value("formatId").orElse(before.formatId()),
                number(section, "windowDays", before.windowDays()),
                number(section, "compressionLevel", before.compressionLevel()),
                new FormatOptions(
                        charset(section, "xmlCharset", format.xmlCharset()),
                        charset(section, "csvCharset", format.csvCharset()),
                        value(section, "csvSeparator", SettingsReader::single, format.csvSeparator(), "; , | \\t"),
                        yes(section, "csvBom", format.csvBom())),
                new Retention(
                        number(section, "keepFiles", before.retention().files()),
                        number(section, "keepDays", before.retention().days())),
                yes(section, "cashiers", before.cashiers()),
                number(section, "guardPercent", before.guardPercent()),
                before.version());
    }

    private Participation store(Section section) {
        String id = section.value("store").orElse("");
        faults.addUnless(!id.isEmpty(), section.line(), "store", "store = ID");
        Optional<LocalDate> from = day(section, "from", Optional.empty());
        Participation before = known.participations().stream()
                .filter(one -> one.storeId().equals(id) && one.from().equals(from))
                .findFirst()
                .orElse(Participation.of(id, "", ""));
        return before.withCodes(
                        section.value("storeCode").orElse(before.storeCode()),
                        section.value("clientId").orElse(before.clientId()))
                .withDays(from, day(section, "until", before.until()))
                .withInitialDay(day(section, "initialDay", before.initialDay()));
    }

    private Optional<UploadConnection> connection(Section section) {
        String client = section.value("clientId").orElse("");
        Optional<UploadConnection> before = known.connections().stream()
                .filter(one -> one.clientId().equals(client))
                .findFirst();
        Endpoint old = before.map(UploadConnection::endpoint)
                .orElse(Endpoint.of("ftps", "", 0, Endpoint.DEFAULT_DIRECTORY, ""));
        try {
            Endpoint endpoint = new Endpoint(
                    section.value("protocol").orElse(old.protocol()),
                    section.value("host").orElse(old.host()),
                    number(section, "port", old.port()),
                    section.value("directory").orElse(old.directory()),
                    section.value("user").orElse(old.user()),
                    yes(section, "tls12Only", old.tls12Only()),
                    section.value("certificate")
                            .map(text -> Optional.of(text).filter(each -> !each.isEmpty()))
                            .orElse(old.certificate()),
                    value(section, "connectTimeout", Duration::parse, old.connectTimeout(), "PT30S"),
                    value(section, "replyTimeout", Duration::parse, old.replyTimeout(), "PT60S"));
            return Optional.of(new UploadConnection(
                    SettingsSnapshot.UNION,
                    client,
                    endpoint,
                    before.map(UploadConnection::hasPassword).orElse(false),
                    before.map(UploadConnection::version).orElse(0L)));
        } catch (IllegalArgumentException e) {
            faults.add(section.line(), "[connection]", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<JobSchedule> schedule(Section section) {
        String job = section.value("job").orElse("");
        Optional<JobSchedule> before =
                known.schedules().stream().filter(one -> one.job().equals(job)).findFirst();
        faults.addUnless(
                before.isPresent(),
                section.line(),
                "job = " + job,
                String.join(
                        ", ", known.schedules().stream().map(JobSchedule::job).toList()));
        return before.map(one -> one.with(
                yes(section, "enabled", one.enabled()), section.value("cron").orElse(one.cron())));
    }

    private static char single(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private boolean yes(Section section, String key, boolean before) {
        return value(section, key, SettingsReader::bool, before, "true, false");
    }

    private int number(Section section, String key, int before) {
        return value(section, key, Integer::parseInt, before, "123");
    }

    private Charset charset(Section section, String key, Charset before) {
        return value(section, key, Charset::forName, before, "UTF-8, windows-1251");
    }

    private Optional<LocalDate> day(Section section, String key, Optional<LocalDate> before) {
        return value(
                section,
                key,
                text -> text.isEmpty() ? Optional.<LocalDate>empty() : Optional.of(LocalDate.parse(text)),
                before,
                DAY);
    }

    private <T> T value(Section section, String key, Function<String, T> parse, T before, String expected) {
        Optional<String> text = section.value(key);
        if (text.isEmpty()) {
            return before;
        }
        try {
            return parse.apply(text.get());
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            faults.add(section.line(), key + " = " + text.get(), expected);
            return before;
        }
    }
}
