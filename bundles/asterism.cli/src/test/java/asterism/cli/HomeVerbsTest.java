package asterism.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import asterism.api.upload.ConnectionCheck;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadStep;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(new ConnectionRun(home.services(), typed.command, Typed.ENGLISH).run(""))
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

        assertThat(form(true)).isZero();

        assertThat(home.calls).containsExactly("prepare {}", "form {from=2026-01-01, to=2026-01-02}");
        assertThat(typed.err.toString()).contains("S1: not ready: LOT_DATA; CONFIRMATION");
        assertThat(typed.out.toString()).contains("form S1: done file 3", "form: done");
    }

    @Test
    void formingNamesTheRunThatIsUnderWay() throws Exception {
        home.readiness = (proxy, method, arguments) -> checkList();
        home.runs = (proxy, method, arguments) -> {
            throw new RunUnderWayException("form", "sozvezdie", 12);
        };

        assertThat(form(false)).isEqualTo(1);
        assertThat(typed.err.toString()).contains("run 12 is under way");
    }

    private int form(boolean prepare) throws Exception {
        ProgressLine progress = new ProgressLine(typed.command.getErr(), Typed.ENGLISH, false, () -> 0);
        return new FormRun(home.services(), home.jobs(), typed.command, Typed.ENGLISH, progress, () -> {})
                .run(prepare, Map.of("from", "2026-01-01", "to", "2026-01-02"));
    }

    @Test
    void workingTellsSchedulesAndEndsWhenItIsToStop() throws Exception {
        home.schedules.computeIfPresent("form", (job, schedule) -> schedule.with(true, "30 2 * * *"));
        StopSignal stop = new StopSignal();
        stop.stop();

        assertThat(new WorkRun(home.schedules(), typed.command, Typed.ENGLISH).run(stop))
                .isZero();
        assertThat(typed.out.toString()).contains("form: [30 2 * * *, en]", "send: off", "Stopping.");
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
                "S1", Phase.DONE, 1, 1, "", 1, "", Optional.empty(), Optional.empty(), "file", List.of("3"));
    }

    private static RunState state(Phase phase) {
        JobRun run =
                new JobRun(5, "form", "sozvezdie", SettingsSnapshot.ACTOR, Map.of(), Instant.EPOCH, Optional.empty());
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
