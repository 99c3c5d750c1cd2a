package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Progress;
import asterism.api.configuration.CheckList;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.Participant;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunState;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import asterism.api.storage.Database;
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeVerbsTest {
    private static final UploadProblem PROBLEM =
            new UploadProblem(UploadStep.LOGIN, UploadAdvice.LOGIN_REFUSED, "ftp://h/in", 530, "no");

    private final Typed typed = new Typed();
    private final FakeHome home = new FakeHome();

    @Test
    void aConnectionTestTellsEachStepAndTheAdvice() throws Exception {
        home.test = (proxy, method, arguments) ->
                new ConnectionCheck(List.of(UploadStep.CONNECT), Optional.of(PROBLEM), true);

        assertThat(new ConnectionRun(home.services(), typed.command, Typed.ENGLISH).test(""))
                .isEqualTo(1);

        assertThat(typed.out.toString().lines()).containsExactly("done: CONNECT", "The data travel unencrypted.");
        assertThat(typed.err.toString()).contains("failed: LOGIN: ", "LOGIN_REFUSED");
    }

    @Test
    void anUploadQueuesStoresWithCodesAndFailsWhenAFileIsHeld() throws Exception {
        home.participations.add(Participation.of("S1", "001", "102532"));
        home.participations.add(Participation.of("S2", "", ""));
        home.uploads = (proxy, method, arguments) -> {
            home.calls.add(method.getName());
            return switch (method.getName()) {
                case "sendDue" -> List.of(entry(1, UploadState.SENT));
                case "queue" -> List.of(entry(2, UploadState.HELD));
                default -> List.of();
            };
        };

        assertThat(upload()).isEqualTo(1);

        assertThat(home.calls).containsExactly("enqueue", "sendDue", "queue");
        assertThat(typed.out.toString().lines())
                .containsExactly("S1: BASE1, 9 bytes: SENT", "S1: BASE2, 9 bytes: HELD");
    }

    @Test
    void anUploadWithNothingDueIsGoodAndOneWithAFailureIsNot() throws Exception {
        assertThat(upload()).isZero();
        assertThat(typed.out.toString()).contains("Nothing is due.");

        home.uploads = (proxy, method, arguments) ->
                method.getName().equals("sendDue") ? List.of(entry(1, UploadState.QUEUED)) : List.of();
        assertThat(upload()).isEqualTo(1);
        assertThat(typed.out.toString()).contains("QUEUED: UploadProblem");

        home.uploads = (proxy, method, arguments) ->
                method.getName().equals("queue") && ((Set<?>) arguments[1]).contains(UploadState.QUEUED)
                        ? List.of(entry(3, UploadState.QUEUED))
                        : List.of();
        assertThat(upload()).isEqualTo(1);
        assertThat(typed.out.toString()).contains("BASE3");
    }

    private int upload() throws Exception {
        return new UploadRun(home.services(), typed.command, Typed.ENGLISH).run(Optional.empty(), new char[0]);
    }

    @Test
    void theStatusNamesStepsStoresQueueAndHeldFiles() throws Exception {
        home.readiness = (proxy, method, arguments) -> checkList();
        home.uploads =
                (proxy, method, arguments) -> arguments[1] instanceof Set<?> states && states.contains(UploadState.HELD)
                        ? List.of(entry(2, UploadState.HELD))
                        : List.of(entry(1, UploadState.FAILED));

        assertThat(new StatusRun(home.services(), typed.command, Typed.ENGLISH).run())
                .isZero();

        assertThat(typed.out.toString())
                .contains("STORES  partly  1/2", "S1  001  LOT_DATA; CONFIRMATION", "BASE1  FAILED", "BASE2  HELD");
    }

    private static CheckList checkList() {
        return new CheckList(
                List.of(StepState.of(StepState.Step.STORES, 1, 2)),
                List.of(new StoreReadiness(
                        Participation.of("S1", "001", "102532"), Set.of(Lack.CONFIRMATION, Lack.LOT_DATA))));
    }

    @Test
    void formingPreparesFirstWaitsForBothAndTellsOfEachStore() throws Exception {
        home.readiness = (proxy, method, arguments) -> checkList();
        AtomicInteger looks = new AtomicInteger();
        home.runs = (proxy, method, arguments) -> switch (method.getName()) {
            case "start" -> {
                home.calls.add(arguments[1] + " " + new TreeMap<>((Map<?, ?>) arguments[3]));
                yield 5L;
            }
            case "tasks" -> List.of(task());
            default -> Optional.of(state(looks.getAndIncrement() < 2 ? Phase.RUNNING : Phase.DONE));
        };

        assertThat(form()).isZero();

        assertThat(home.calls).containsExactly("prepare {}", "form {from=2026-01-01, to=2026-01-02}");
        assertThat(typed.err.toString()).contains("S1: not ready: LOT_DATA; CONFIRMATION");
        assertThat(typed.out.toString()).contains("S1: done. form file [3]", "form job.title []: done. form  []");
    }

    @Test
    void formingEndsTheRunThatAnEarlierProcessLeftBeforeItsOwn() throws Exception {
        home.readiness = (proxy, method, arguments) -> checkList();
        AtomicInteger starts = new AtomicInteger();
        home.runs = (proxy, method, arguments) -> switch (method.getName()) {
            case "start" -> {
                home.calls.add(String.valueOf(arguments[1]));
                if (starts.incrementAndGet() == 2) {
                    throw new RunUnderWayException("form", "sozvezdie", 12);
                }
                yield 5L;
            }
            case "tasks" -> List.of();
            default -> Optional.of(state(Phase.DONE));
        };

        assertThat(form()).isZero();

        assertThat(home.calls).containsExactly("prepare", "form", "form");
        assertThat(typed.err.toString()).contains("run 12 of an earlier process");
    }

    @Test
    void aRunThatAnEarlierProcessLeftIsEnoughWhenItIsTheSame() throws Exception {
        home.runs = (proxy, method, arguments) -> switch (method.getName()) {
            case "start" -> throw new RunUnderWayException("form", "sozvezdie", 12);
            case "tasks" -> List.of(task());
            default -> Optional.of(state(Phase.FAILED));
        };

        assertThat(runner().run("form", Progress.Step.FORM, Map.of())).isFalse();
        assertThat(typed.out.toString()).contains("S1: done. form file [3]", "form job.title []: failed. form  []");
    }

    private int form() throws Exception {
        return new FormRun(home.services(), runner(), typed.command, Typed.ENGLISH)
                .run(Map.of("from", "2026-01-01", "to", "2026-01-02"));
    }

    private JobRunner runner() {
        ProgressLine progress = new ProgressLine(typed.command.getErr(), Typed.ENGLISH, false, () -> 0);
        return new JobRunner(home.jobs(), typed.command, Typed.ENGLISH, progress, () -> {});
    }

    @Test
    void confirmingTakesThoseThatWaitForItAndNamesThem() throws Exception {
        home.readiness = (proxy, method, arguments) -> new CheckList(
                List.of(),
                List.of(
                        lacking("S1", Lack.CONFIRMATION),
                        lacking("S2", Lack.CONFIRMATION, Lack.INITIAL_FILE),
                        lacking("S3")));

        assertThat(initial().confirm(List.of(), "fine", false)).isZero();

        assertThat(home.calls).containsExactly("confirm [S1] fine");
        assertThat(typed.out.toString()).contains("S1: initial data are confirmed (store code 001, ");
    }

    @Test
    void dataThatWereFormedElsewhereAreConfirmedWithoutAFile() throws Exception {
        home.readiness = (proxy, method, arguments) ->
                new CheckList(List.of(), List.of(lacking("S2", Lack.CONFIRMATION, Lack.INITIAL_FILE)));

        assertThat(initial().confirm(List.of(), "", true)).isZero();
        assertThat(home.calls).containsExactly("confirm [S2] ");
    }

    @Test
    void aRefusalIsOfTheStoresThatAreNamedAndUnknownOnesAreNot() throws Exception {
        home.readiness = (proxy, method, arguments) ->
                new CheckList(List.of(), List.of(lacking("S1"), lacking("S2", Lack.CONFIRMATION)));

        assertThat(initial().refuse(List.of("S1"), "too few rows")).isZero();
        assertThat(home.calls).containsExactly("refuse [S1] too few rows");

        assertThat(initial().refuse(List.of("S1", "S9"), "x")).isEqualTo(1);
        assertThat(typed.err.toString()).contains("take no part: S9");
        assertThat(home.calls).hasSize(1);
    }

    @Test
    void whatConfigurationRefusesIsToldAndNobodyIsThereToConfirm() throws Exception {
        home.readiness =
                (proxy, method, arguments) -> new CheckList(List.of(), List.of(lacking("S1", Lack.CONFIRMATION)));
        assertThat(initial().refuse(List.of(), "")).isEqualTo(1);
        assertThat(typed.err.toString()).contains("TEXT_MISSING");

        home.readiness = (proxy, method, arguments) -> new CheckList(List.of(), List.of(lacking("S1")));
        assertThat(initial().confirm(List.of(), "", false)).isEqualTo(1);
        assertThat(typed.err.toString()).contains("no store whose answer is awaited");
    }

    private InitialRun initial() {
        return new InitialRun(home.services(), typed.command, Typed.ENGLISH);
    }

    private static StoreReadiness lacking(String store, Lack... lacks) {
        return new StoreReadiness(Participation.of(store, "001", "102532"), Set.of(lacks));
    }

    @Test
    void aPasswordIsKeptForAConnectionWithAUserAndWiped() throws Exception {
        home.connections.put(
                "", new UploadConnection("sozvezdie", "", Endpoint.of("ftp", "h", 0, "in", "chain"), false, 3));
        char[] password = "secret".toCharArray();

        assertThat(new ConnectionRun(home.services(), typed.command, Typed.ENGLISH).password("", at -> password))
                .isZero();

        assertThat(home.calls).containsExactly("password secret");
        assertThat(password).containsOnly((char) 0);
        assertThat(typed.out.toString()).contains("The password of chain at ").doesNotContain("secret");
        assertThat(new ConnectionRun(home.services(), typed.command, Typed.ENGLISH).password("7", at -> password))
                .isEqualTo(1);
    }

    @Test
    void workingTellsSchedulesAndRunsUntilItIsToStop() throws Exception {
        home.schedules.computeIfPresent("form", (job, schedule) -> schedule.with(true, "30 2 * * *"));
        StopSignal stop = new StopSignal();
        AtomicInteger looks = new AtomicInteger();
        home.runs = (proxy, method, arguments) -> {
            int look = looks.incrementAndGet();
            if (look == 3) {
                stop.stop();
            }
            return look == 1
                    ? List.of(state(4, Phase.DONE))
                    : List.of(state(5, look < 4 ? Phase.RUNNING : Phase.DONE), state(4, Phase.DONE));
        };
        JobServices services = new JobServices(Map.of(Database.HOME, "/home"), home.jobs(), Typed.CLOCK);

        assertThat(new WorkRun(home.services().schedules, services, typed.command, Typed.ENGLISH)
                        .run(stop, Duration.ZERO))
                .isZero();
        assertThat(typed.out.toString().lines().map(line -> line.replaceFirst("^1970-01-01 00:00 Z ", "")))
                .containsExactly(
                        "clean job.title []: off",
                        "form job.title []: [30 2 * * *, en]; next: ",
                        "prepare job.title []: off",
                        "send job.title []: off",
                        "Works by schedule until it is stopped.",
                        "form job.title []: under way. form  []",
                        "form job.title []: done. form  []",
                        "Stopping.");
    }

    @Test
    void aHomeThatARunHoldsNamesItsProcess(@TempDir Path folder) throws Exception {
        long pid = ProcessHandle.current().pid();
        Readiness.Failure failure = new Readiness.Failure("asterism.storage.Storage", "in use");
        long other = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
        try (HomeClaim claim = HomeClaim.write(folder, other)) {
            assertThat(claim).isNotNull();
            assertThat(HomeClaim.words(failure, folder, Typed.ENGLISH)).contains("process " + other);
        }
        assertThat(folder.resolve("asterism.pid")).doesNotExist();
        Files.writeString(folder.resolve("asterism.pid"), pid + "\n");
        assertThat(HomeClaim.words(failure, folder, Typed.ENGLISH)).doesNotContain("process");
    }

    private static QueueEntry entry(long id, UploadState state) {
        return new QueueEntry(
                id,
                "sozvezdie",
                new Participant("S1", "001", "102532"),
                LocalDate.EPOCH,
                LocalDate.EPOCH,
                "BASE" + id,
                9,
                state,
                0,
                Instant.EPOCH,
                state == UploadState.QUEUED ? Optional.of(PROBLEM) : Optional.empty(),
                Instant.EPOCH,
                "x");
    }

    private static TaskState task() {
        return new TaskState(
                "S1",
                Phase.DONE,
                1,
                1,
                "",
                1,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "file",
                List.of("3"));
    }

    private static RunState state(Phase phase) {
        return state(5, phase);
    }

    private static RunState state(long id, Phase phase) {
        JobRun run =
                new JobRun(id, "form", "sozvezdie", SettingsSnapshot.ACTOR, Map.of(), Instant.EPOCH, Optional.empty());
        return new RunState(
                run,
                phase,
                false,
                Optional.empty(),
                "",
                List.of(),
                new RunState.Progress(0, 1, "", 0, Optional.empty()));
    }
}
