package asterism.itest;

import static asterism.itest.Administrator.CLIENT;
import static asterism.itest.SettingUp.DIRECTORY;
import static asterism.itest.SettingUp.EVE;
import static asterism.itest.SettingUp.FORMING;
import static asterism.itest.SettingUp.SENDING;
import static asterism.itest.SettingUp.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asterism.api.audit.AuditEntry;
import asterism.api.configuration.Participation;
import asterism.api.configuration.StepState.State;
import asterism.api.configuration.StepState.Step;
import asterism.api.export.Vanishing;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadRefusal;
import asterism.api.upload.UploadService;
import asterism.api.upload.UploadState;
import asterism.testkit.FileChecker;
import asterism.testkit.Reference;
import asterism.testkit.WriteOptions;
import asterism.testkit.upload.FaultyFtpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from switching the integration on to files on the union's server, night after night. */
class NightIT {
    private static final int WINDOW_DAYS = 92;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private final GrowingLedger source = new GrowingLedger(EVE.minusDays(1));
    private final Set<String> arrived = new TreeSet<>();
    private MovedClock clock;
    private Home home;
    private Administrator administrator;
    private FaultyFtpServer server;

    @Test
    void fromEnablingToFilesEveryNight() throws Exception {
        Path directory = Files.createDirectories(folder.resolve("server").resolve(DIRECTORY));
        try (FaultyFtpServer ftp = new FaultyFtpServer(directory.getParent(), Optional.empty(), false);
                MovedClock moved = MovedClock.at(EVE.atTime(18, 0));
                Home opened = Home.open(folder)) {
            server = ftp;
            clock = moved;
            home = opened;
            administrator = new Administrator(home);
            goTheWholeWay();
        }
    }

    private void goTheWholeWay() throws Exception {
        new SettingUp(home, administrator, clock, source, server).goAllSteps();

        firstNight();
        mendTheLastStore();
        nightOfCorrections();
        nightOfLosses();
        nightAfterwards();

        requireTrail();
    }

    /** The source as it is after the day before, and the forming that goes by it. */
    private RunState form(LocalDate day, Phase end) throws Exception {
        source.addDay(day.minusDays(1));
        home.write(source.model(), WriteOptions.plain());
        return administrator.awaitScheduled("form", clock.moveTo(day.atTime(FORMING)), end);
    }

    private RunState send(LocalDate day, Phase end) throws Exception {
        return administrator.awaitScheduled("send", clock.moveTo(day.atTime(SENDING)), end);
    }

    /** The store without a code is left out and named. */
    private void firstNight() throws Exception {
        LocalDate day = EVE.plusDays(1);
        RunState formed = form(day, Phase.DONE);
        assertThat(administrator.tasks(formed).values())
                .extracting(task -> task.name(), task -> task.phase(), task -> task.code())
                .containsExactly(
                        Tuple.tuple("1", Phase.DONE, "export.formed"),
                        Tuple.tuple("2", Phase.DONE, "export.formed"),
                        Tuple.tuple("3", Phase.DONE, "export.formed"),
                        Tuple.tuple("4", Phase.NOTHING_TO_DO, "export.not-ready"));
        assertThat(administrator.tasks(formed).get("4").arguments()).startsWith("STORE_CODE");
        assertThat(server.names(DIRECTORY)).isEmpty();
        send(day, Phase.DONE);
        requireArrived(day, List.of("1", "2", "3"));
    }

    /** A file of each of these stores and no other has come to the server, and is as the ledger wants it. */
    private void requireArrived(LocalDate day, Collection<String> stores) throws Exception {
        Map<String, String> expected = new HashMap<>();
        String time = day.atTime(FORMING).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT));
        for (String store : stores) {
            String code = administrator.participation(store).storeCode();
            expected.put(time + '_' + CLIENT + '_' + code + "_bat.zip", store);
        }
        List<String> names = new ArrayList<>(server.names(DIRECTORY));
        names.removeAll(arrived);
        assertThat(names).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(server.names(DIRECTORY)).containsAll(arrived);
        arrived.addAll(names);
        for (Map.Entry<String, String> file : expected.entrySet()) {
            requireFile(day.minusDays(1), file.getKey(), administrator.participation(file.getValue()));
        }
    }

    private void requireFile(LocalDate last, String name, Participation store) throws Exception {
        Path zip = server.file(DIRECTORY, name);
        FileChecker.of(zip).check().checkAgainst(source.model(), store.storeId());
        Reference reference = Reference.of(source.model(), store.storeId())
                .codes(CLIENT, store.storeCode())
                .kinds(Set.of(GrowingLedger.KIND))
                .regularAfterInitial(GrowingLedger.FIRST_DAY, last.minusDays(WINDOW_DAYS - 1L), last);
        Run usual = Run.regular(CLIENT, List.of(store.storeId()), last, last);
        Expectation.requireBytes(Archive.read(zip), usual, reference.form(), name);
        assertThat(home.service(UploadService.class)
                        .lastSent(Home.ACTOR, store.participant())
                        .orElseThrow())
                .extracting(QueueEntry::baseName, QueueEntry::state)
                .containsExactly(name.replace(".zip", ""), UploadState.SENT);
    }

    /** Its initial data begin and are confirmed later than those of others. */
    private void mendTheLastStore() throws Exception {
        clock.moveTo(EVE.plusDays(1).atTime(9, 0));
        administrator.save(List.of(administrator.participation("4").withCodes("apt-4", CLIENT)));
        administrator.run("initial", Phase.DONE);
        administrator.confirm(List.of(administrator.participation("4")), "");
        Map<Step, State> steps = administrator.steps();
        assertThat(steps.keySet()).containsExactly(Step.values());
        assertThat(steps.values()).containsOnly(State.DONE);
    }

    private void nightOfCorrections() throws Exception {
        LocalDate day = EVE.plusDays(2);
        source.correct("1", EVE);
        source.correct("3", EVE.minusDays(1));
        form(day, Phase.DONE);
        send(day, Phase.DONE);
        requireArrived(day, GrowingLedger.SHOPS);
    }

    /** The source lost half of a day of two stores: one of the files is let go, the other one is not. */
    private void nightOfLosses() throws Exception {
        LocalDate day = EVE.plusDays(3);
        source.loseAfternoon("1", EVE);
        source.loseAfternoon("2", EVE);
        form(day, Phase.DONE);
        RunState sent = send(day, Phase.FAILED);
        requireHeld(sent, "1");
        requireHeld(sent, "2");
        requireArrived(day, List.of("3", "4"));

        UploadService uploads = home.service(UploadService.class);
        QueueEntry released = held("1");
        uploads.release(Home.ACTOR, released.fileId());
        QueueEntry discarded = held("2");
        uploads.discard(Home.ACTOR, discarded.fileId());
        administrator.run("send", Phase.DONE);
        requireArrived(day, List.of("1"));
        assertThat(catchThrowableOfType(UploadRefusal.class, () -> uploads.release(Home.ACTOR, discarded.fileId()))
                        .reason())
                .isEqualTo(UploadRefusal.Reason.WRONG_STATE);
        administrator.run("send", Phase.NOTHING_TO_DO);
    }

    private void requireHeld(RunState sent, String store) throws Exception {
        QueueEntry entry = held(store);
        assertThat(home.service(UploadService.class)
                        .vanishing(Home.ACTOR, entry.fileId())
                        .orElseThrow()
                        .days())
                .containsOnlyKeys(EVE)
                .extractingByKey(EVE)
                .extracting(Vanishing.Counts::lots, Vanishing.Counts::movements, Vanishing.Counts::balances)
                .containsExactly(0, GrowingLedger.ofAfternoon(), 0);
        assertThat(administrator.tasks(sent).values())
                .filteredOn(task -> task.name().startsWith(store + '/'))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.code()).isEqualTo("upload.held");
                    assertThat(task.arguments()).startsWith(Long.toString(entry.fileId()), store);
                });
    }

    private QueueEntry held(String store) throws Exception {
        return home.service(UploadService.class).queue(Home.ACTOR, Set.of(UploadState.HELD), 10).stream()
                .filter(entry -> entry.owner().storeId().equals(store))
                .findFirst()
                .orElseThrow();
    }

    /** The source has found again what it lost of one store; of the other, the union has deleted it by now. */
    private void nightAfterwards() throws Exception {
        LocalDate day = EVE.plusDays(4);
        source.restoreAfternoon("2", EVE);
        form(day, Phase.DONE);
        send(day, Phase.DONE);
        requireArrived(day, GrowingLedger.SHOPS);
        assertThat(home.service(UploadService.class).queue(Home.ACTOR, Set.of(), 100))
                .extracting(QueueEntry::state)
                .containsOnly(UploadState.SENT, UploadState.DISCARDED)
                .containsOnlyOnce(UploadState.DISCARDED)
                .hasSize(arrived.size() + 1);
    }

    private void requireTrail() throws Exception {
        // Before all stands the permission that the home was opened with.
        List<AuditEntry> trail = administrator.trail().stream()
                .filter(entry -> !entry.subject().startsWith("access."))
                .toList();
        String first =
                "participation.sozvezdie.1." + administrator.participation("1").id();
        String second =
                "participation.sozvezdie.2." + administrator.participation("2").id();
        assertThat(trail)
                .extracting(AuditEntry::subject, AuditEntry::from, AuditEntry::to)
                .contains(
                        Tuple.tuple("integration.sozvezdie.enabled", "false", "true"),
                        Tuple.tuple(first, "", "on"),
                        Tuple.tuple(first + ".storeCode", "", "asna-1"),
                        Tuple.tuple(first + ".clientId", "", CLIENT),
                        Tuple.tuple(first + ".initialDay", "", GrowingLedger.FIRST_DAY.toString()),
                        Tuple.tuple("kinds.sozvezdie", "OPEN", "TICKED"),
                        Tuple.tuple("kinds.sozvezdie.K", "", "on"),
                        Tuple.tuple(first + ".initialData", "", "confirmed: by telephone"),
                        Tuple.tuple(second + ".initialData", "", "refused: no receipts"),
                        Tuple.tuple(second + ".initialData", "", "confirmed: by telephone"),
                        Tuple.tuple("connection.sozvezdie.common.host", "", "127.0.0.1"),
                        Tuple.tuple("connection.sozvezdie.common.user", "", FaultyFtpServer.USER),
                        Tuple.tuple("connection.sozvezdie.common.password", "changed", "changed"),
                        Tuple.tuple("connection.sozvezdie." + CLIENT + ".test", "", "passed"),
                        Tuple.tuple("schedule.form.sozvezdie.enabled", "false", "true"),
                        Tuple.tuple("schedule.send.sozvezdie.enabled", "false", "true"));
        assertThat(trail)
                .filteredOn(entry -> entry.subject().startsWith("upload."))
                .extracting(AuditEntry::to, AuditEntry::from, AuditEntry::at)
                .containsExactly(
                        Tuple.tuple("DISCARDED", "HELD", moment(EVE.plusDays(3), SENDING)),
                        Tuple.tuple("QUEUED", "HELD", moment(EVE.plusDays(3), SENDING)));
        assertThat(trail)
                .filteredOn(entry -> entry.to().equals("started"))
                .extracting(entry -> entry.subject().replaceFirst("[.]\\d+$", ""))
                .containsExactly(
                        "run.send.sozvezdie",
                        "run.send.sozvezdie",
                        "run.initial.sozvezdie",
                        "run.initial.sozvezdie",
                        "run.initial.sozvezdie",
                        "run.prepare.sozvezdie",
                        "run.prepare.sozvezdie",
                        "run.prepare.sozvezdie");
        assertThat(trail).extracting(AuditEntry::by).containsOnly(Home.ACTOR.name());
        assertThat(trail.get(trail.size() - 1).at()).isEqualTo(moment(EVE, LocalTime.of(18, 0)));
    }
}
