package asterism.cli;

import asterism.api.configuration.Confirmations;
import asterism.api.configuration.ExportSettings;
import asterism.api.configuration.ExportSettings.Retention;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.SettingsException;
import asterism.api.configuration.SettingsWording;
import asterism.api.export.ExportFiles;
import asterism.api.export.FormatOptions;
import asterism.api.export.SendableFiles;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.jobs.Schedules;
import asterism.api.storage.Database;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadWording;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A home whose services keep in memory what they are given. */
final class FakeHome {
    Integration integration = new Integration(false, Optional.empty(), 0);
    ExportSettings export = new ExportSettings(
            "map-actions",
            92,
            5,
            new FormatOptions(StandardCharsets.UTF_8, StandardCharsets.UTF_8, ';', true),
            new Retention(7, 30),
            true,
            5,
            0);
    KindChoice kinds = new KindChoice(KindChoice.Scope.OPEN, new TreeSet<>(), 0);
    final List<Participation> participations = new ArrayList<>();
    final Map<String, UploadConnection> connections = new TreeMap<>();
    final Map<String, JobSchedule> schedules = new TreeMap<>(Map.of(
            "clean", new JobSchedule("clean", "sozvezdie", false, "0 5 * * *", "", Optional.empty(), 0),
            "form", new JobSchedule("form", "sozvezdie", false, "30 2 * * *", "", Optional.empty(), 0),
            "prepare", new JobSchedule("prepare", "sozvezdie", false, "30 1 * * *", "", Optional.empty(), 0),
            "send", new JobSchedule("send", "sozvezdie", false, "0 4 * * *", "", Optional.empty(), 0)));
    final List<String> calls = new ArrayList<>();
    InvocationHandler uploads = (proxy, method, arguments) -> List.of();
    InvocationHandler readiness = (proxy, method, arguments) -> null;
    InvocationHandler files = (proxy, method, arguments) -> List.of();
    InvocationHandler test = (proxy, method, arguments) -> null;
    InvocationHandler runs = (proxy, method, arguments) -> null;
    /** How often jobs are looked for before they are there. */
    int looksInVain;

    private int looks;
    private long ids;

    /** Codes by their names. */
    private static final InvocationHandler WORDS = (proxy, method, arguments) -> String.valueOf(arguments[0]);

    static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    HomeServices services() {
        return new HomeServices(
                Map.of(Database.HOME, "/home"),
                fake(IntegrationSettings.class, (proxy, method, arguments) -> settings(method.getName(), arguments)),
                fake(Participations.class, (proxy, method, arguments) -> participations(method.getName(), arguments)),
                fake(KindChoices.class, (proxy, method, arguments) -> kinds(method.getName(), arguments)),
                fake(asterism.api.configuration.Readiness.class, readiness),
                fake(
                        UploadConnections.class,
                        (proxy, method, arguments) -> method.getName().equals("test")
                                ? test.invoke(proxy, method, arguments)
                                : connections(method.getName(), arguments)),
                fake(UploadService.class, uploads),
                fake(ExportFiles.class, files),
                fake(SendableFiles.class, (proxy, method, arguments) -> Optional.of(Path.of("/files/" + arguments[0]))),
                fake(Confirmations.class, (proxy, method, arguments) -> verdict(method.getName(), arguments)),
                schedules(),
                fake(asterism.api.Wording.class, WORDS),
                fake(SettingsWording.class, WORDS),
                fake(UploadWording.class, WORDS));
    }

    private Object settings(String name, Object[] arguments) {
        if (name.equals("save")) {
            calls.add(String.valueOf(arguments[2]));
            if (arguments[2] instanceof Integration next) {
                integration = new Integration(next.enabled(), next.ledgerStart(), next.version() + 1);
                return integration;
            }
            ExportSettings next = (ExportSettings) arguments[2];
            if (next.windowDays() > 366) {
                throw refusal(Refusal.Reason.VALUE_OUT_OF_BOUNDS, "");
            }
            export = next.withVersion(next.version() + 1);
            return export;
        }
        return name.equals("integration") ? integration : export;
    }

    private static SettingsException refusal(Refusal.Reason reason, String store) {
        return new SettingsException(List.of(Refusal.of(reason, store)));
    }

    private Object kinds(String name, Object[] arguments) {
        if (name.equals("save")) {
            KindChoice next = (KindChoice) arguments[2];
            kinds = new KindChoice(next.scope(), next.kinds(), next.version() + 1);
        }
        return kinds;
    }

    @SuppressWarnings("unchecked")
    private Object participations(String name, Object[] arguments) {
        if (name.equals("list")) {
            return List.copyOf(participations);
        }
        List<Participation> changes = (List<Participation>) arguments[2];
        if (name.equals("remove")) {
            participations.removeAll(changes);
            return "";
        }
        if (changes.stream().anyMatch(one -> one.storeCode().contains("!"))) {
            throw refusal(Refusal.Reason.STORE_CODE_INVALID, "S1");
        }
        List<Participation> saved = new ArrayList<>();
        for (Participation one : changes) {
            participations.removeIf(old -> old.id() == one.id());
            saved.add(new Participation(
                    one.id() == 0 ? ++ids : one.id(),
                    one.storeId(),
                    one.storeCode(),
                    one.clientId(),
                    one.from(),
                    one.until(),
                    one.initialDay(),
                    one.version() + 1));
        }
        participations.addAll(saved);
        return saved;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object verdict(String name, Object[] arguments) {
        String remark = String.valueOf(arguments[3]);
        List<String> stores = ((List<Participation>) arguments[2])
                .stream().map(Participation::storeId).toList();
        if (name.equals("refuse") && remark.isEmpty()) {
            throw refusal(Refusal.Reason.TEXT_MISSING, "");
        }
        calls.add(name + " " + stores + " " + remark);
        return null;
    }

    private Object connections(String name, Object[] arguments) {
        if (name.equals("save")) {
            ((Optional<?>) arguments[2]).ifPresent(password -> calls.add("password " + new String((char[]) password)));
            UploadConnection next = (UploadConnection) arguments[1];
            UploadConnection saved = new UploadConnection(
                    next.unionId(), next.clientId(), next.endpoint(), next.hasPassword(), next.version() + 1);
            connections.put(next.clientId(), saved);
            return saved;
        }
        if (name.equals("remove")) {
            connections.remove(String.valueOf(arguments[2]));
            return "";
        }
        return List.copyOf(connections.values());
    }

    Jobs jobs() {
        return fake(Jobs.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "jobs" -> new TreeSet<>(List.of("form", "prepare", "send"));
            case "say" -> (arguments[0] + " " + arguments[1] + " " + arguments[2]).strip();
            default -> runs.invoke(proxy, method, arguments);
        });
    }

    Schedules schedules() {
        return fake(Schedules.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "all" -> looks++ < looksInVain ? List.of() : List.copyOf(schedules.values());
            case "nextRuns" -> next(String.valueOf(arguments[0]));
            case "save" -> save((JobSchedule) arguments[1]);
            case "inWords" -> Arrays.toString(arguments);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static List<Object> next(String cron) {
        if (cron.startsWith("x")) {
            throw new ScheduleRefusedException(ScheduleRefusedException.Reason.NOT_UNDERSTOOD, cron, "minute");
        }
        return List.of();
    }

    private JobSchedule save(JobSchedule next) {
        JobSchedule saved = new JobSchedule(
                next.job(), next.unionId(), next.enabled(), next.cron(), "home owner", Optional.empty(), 1);
        schedules.put(next.job(), saved);
        return saved;
    }
}
