package asterism.jobs;

import static asterism.jobs.Chain.IVANOVA;
import static asterism.jobs.Chain.UNION;
import static asterism.jobs.Chain.awaitPhase;
import static asterism.jobs.Chain.awaitThat;
import static asterism.jobs.Chain.history;
import static asterism.jobs.Chain.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import asterism.api.Actor;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobException;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {
    private Chain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new Chain();
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void runsByHandInTheNameOfTheUser() throws Exception {
        Jobs jobs = chain.node("a").jobs;
        long id = jobs.start(IVANOVA, "form", UNION, Map.of("from", "2026-01-01", "note", "a\\n\nb"));
        awaitPhase((ScheduledJobs) jobs, id, Phase.DONE);

        RunState state = state((ScheduledJobs) jobs, id);
        assertThat(state.code()).isEqualTo("test.done");
        assertThat(state.arguments()).containsExactly(Job.ALL);
        assertThat(state.run().actor()).isEqualTo(IVANOVA);
        assertThat(state.run().parameters()).containsEntry("note", "a\\n\nb").hasSize(2);
        assertThat(chain.form.runs).singleElement().isEqualTo(state.run());
        String subject = "ivanova run.form.sozvezdie." + id;
        assertThat(chain.audit)
                .containsExactly(
                        subject + "  -> started", subject + ".from  -> 2026-01-01", subject + ".note  -> a\\n\nb");
        awaitThat(() -> chain.queued() == 0);
    }

    @Test
    void keepsTheKindOfWhoStartedIt() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        for (Actor actor : List.of(new Actor.HomeOwner(), new Actor.Job("other", "petrov"))) {
            long id = jobs.start(actor, "form", UNION, Map.of());
            awaitPhase(jobs, id, Phase.DONE);
            assertThat(state(jobs, id).run().actor()).isEqualTo(actor);
        }
    }

    @Test
    void refusesASecondRunOfItsKind() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.held.add(Job.ALL);
        long first = jobs.start(IVANOVA, "form", UNION, Map.of());

        assertThatThrownBy(() -> jobs.start(IVANOVA, "form", UNION, Map.of()))
                .asInstanceOf(type(RunUnderWayException.class))
                .returns(first, RunUnderWayException::runId)
                .returns("form", RunUnderWayException::job);
        long other = jobs.start(IVANOVA, "form", "asna", Map.of());
        chain.form.held.clear();
        awaitPhase(jobs, first, Phase.DONE);
        awaitPhase(jobs, other, Phase.DONE);
        assertThat(jobs.start(IVANOVA, "form", UNION, Map.of())).isGreaterThan(first);
    }

    @Test
    void namesTheJobsThatAreThere() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        assertThatThrownBy(() -> jobs.start(IVANOVA, "fly", UNION, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fly")
                .hasMessageContaining("[form]");
    }

    @Test
    void tellsHowEachTaskEnded() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("good", "idle", "bad", "worse");
        chain.form.work = (run, task, monitor) -> switch (task) {
            case "good" -> Outcome.done("formed", "17");
            case "idle" -> Outcome.nothingToDo("idle");
            case "bad" -> throw new JobException("no.code", "17");
            default -> throw new IllegalStateException("password=secret");
        };
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(jobs, id, Phase.FAILED);

        assertThat(state(jobs, id).code()).isEqualTo(Jobs.FAILED);
        assertThat(state(jobs, id).arguments()).containsExactly("1", "1", "2", "0");
        assertThat(jobs.tasks(IVANOVA, id))
                .extracting(TaskState::name, TaskState::phase, TaskState::code, TaskState::arguments)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("good", Phase.DONE, "formed", List.of("17")),
                        org.assertj.core.groups.Tuple.tuple("idle", Phase.NOTHING_TO_DO, "idle", List.of()),
                        org.assertj.core.groups.Tuple.tuple("bad", Phase.FAILED, "no.code", List.of("17")),
                        org.assertj.core.groups.Tuple.tuple("worse", Phase.FAILED, Jobs.UNEXPECTED, List.of()));
    }

    @Test
    void hasNothingToDoWithoutTasks() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of();
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(jobs, id, Phase.NOTHING_TO_DO);
        assertThat(state(jobs, id).code()).isEqualTo(Jobs.NOTHING_TO_DO);
    }

    @Test
    void failsARunWhoseTasksAreNotGood() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("x", "x");
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(jobs, id, Phase.FAILED);
        assertThat(state(jobs, id).code()).isEqualTo(Jobs.UNEXPECTED);
    }

    @Test
    void tellsProgressRateAndRemainingTime() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("1", "2", "3", "4");
        chain.form.held.addAll(List.of("2", "3", "4"));
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> state(jobs, id).progress().done() == 1);
        chain.clock.move(Duration.ofSeconds(10));

        assertThat(state(jobs, id).progress())
                .isEqualTo(new RunState.Progress(1, 4, RunState.TASK, 0.1, Optional.of(Duration.ofSeconds(30))));
    }

    @Test
    void tellsTheProgressOfASingleTaskInItsOwnUnit() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.held.add("wait");
        chain.form.work = (run, task, monitor) -> {
            monitor.progress(250, 1000, "row");
            while (chain.form.held.contains("wait")) {
                Thread.onSpinWait();
            }
            monitor.progress(1000, 1000, "row");
            return Outcome.done("");
        };
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> state(jobs, id).progress().done() == 250);
        assertThat(state(jobs, id).progress().unit()).isEqualTo("row");
        assertThat(state(jobs, id).progress().remaining()).isEmpty();

        chain.form.held.clear();
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(state(jobs, id).progress().done()).isEqualTo(1000);
        assertThat(state(jobs, id).code()).isEqualTo(Jobs.DONE);
    }

    @Test
    void cancelStopsBetweenTasksAndTellsThoseUnderWay() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("1", "2", "3", "4", "5", "6", "7", "8");
        chain.form.held.addAll(List.of("2", "3", "4", "5", "6", "7", "8"));
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 5);

        assertThat(jobs.cancel(IVANOVA, id)).isTrue();
        awaitPhase(jobs, id, Phase.CANCELLED);
        assertThat(state(jobs, id).arguments()).containsExactly("1", "0", "0", "7");
        assertThat(chain.form.performed).hasSize(5);
        assertThat(chain.form.stopped).hasSize(4);
        assertThat(jobs.cancel(IVANOVA, id)).isFalse();
        assertThat(chain.audit).contains("ivanova run.form.sozvezdie." + id + " started -> cancelled");
        awaitThat(() -> chain.queued() == 0);
    }

    @Test
    void cancelIsHeardOnOtherNodes() throws Exception {
        ScheduledJobs a = chain.node("a").jobs;
        chain.form.held.add(Job.ALL);
        long id = a.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 1);
        ScheduledJobs b = chain.node("b", Map.of()).jobs;

        assertThat(b.cancel(IVANOVA, id)).isTrue();
        awaitPhase(b, id, Phase.CANCELLED);
    }

    @Test
    void filtersTheHistory() throws Exception {
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", new TestJob())).jobs;
        chain.form.work = (run, task, monitor) -> Outcome.failed("server.down", "ftp.example");
        long form = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(jobs, form, Phase.FAILED);
        long send = jobs.start(IVANOVA, "send", UNION, Map.of());
        awaitPhase(jobs, send, Phase.DONE);

        assertThat(history(jobs)).extracting(state -> state.run().id()).containsExactly(send, form);
        assertThat(jobs.history(IVANOVA, RunFilter.of("form"), 10))
                .singleElement()
                .returns("server.down", RunState::code)
                .returns(List.of("ftp.example"), RunState::arguments);
        RunFilter failed = new RunFilter(
                Optional.empty(), Optional.of(UNION), Set.of(Phase.FAILED, Phase.CANCELLED), Long.MAX_VALUE);
        assertThat(jobs.history(IVANOVA, failed, 10)).hasSize(1);
        assertThat(jobs.history(IVANOVA, RunFilter.all(), 1)).hasSize(1);
        RunFilter older = new RunFilter(Optional.empty(), Optional.empty(), Set.of(), send);
        assertThat(jobs.history(IVANOVA, older, 10)).hasSize(1);
        assertThatThrownBy(() -> jobs.history(IVANOVA, RunFilter.all(), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(jobs.run(IVANOVA, 4711)).isEmpty();
    }

    @Test
    void readsAHistoryOfAnyLengthInAFixedNumberOfStatements() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.work = (run, task, monitor) -> {
            monitor.progress(run.id(), 4711, "row");
            return Outcome.done("formed");
        };
        for (int i = 0; i < 5; i++) {
            awaitPhase(jobs, jobs.start(IVANOVA, "form", UNION, Map.of()), Phase.DONE);
        }
        List<RunRow> runs = chain.database().transaction(connection -> RunTable.find(connection, RunFilter.all(), 100));

        assertThat(statements(runs)).isEqualTo(statements(runs.subList(0, 1))).isEqualTo(2);
        assertThat(history(jobs))
                .hasSize(5)
                .allSatisfy(state -> assertThat(state.progress().done())
                        .isEqualTo(state.run().id()))
                .allSatisfy(state -> assertThat(state.progress().unit()).isEqualTo("row"));
    }

    /** How many statements it takes to tell how far runs have come. */
    private int statements(List<RunRow> runs) throws Exception {
        AtomicInteger statements = new AtomicInteger();
        chain.database().transaction(connection -> {
            Connection counting = (Connection) Proxy.newProxyInstance(
                    RunsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        statements.addAndGet(method.getName().equals("prepareStatement") ? 1 : 0);
                        return method.invoke(connection, arguments);
                    });
            return new RunStates(counting, chain.clock.instant()).of(runs);
        });
        return statements.get();
    }

    @Test
    void forgetsRunsThatAreOverForLongAndKeepsOthers() throws Exception {
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", new TestJob())).jobs;
        long old = jobs.start(IVANOVA, "send", UNION, Map.of());
        awaitPhase(jobs, old, Phase.DONE);
        chain.form.held.add(Job.ALL);
        long underWay = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 1);
        chain.clock.move(Duration.ofDays(1));
        long younger = jobs.start(IVANOVA, "send", UNION, Map.of());
        awaitPhase(jobs, younger, Phase.DONE);
        chain.clock.move(Duration.ofDays(365).minusMillis(1));

        ScheduledJobs other = chain.node("b", Map.of()).jobs;
        awaitThat(() -> history(other).size() == 2);
        assertThat(history(other)).extracting(state -> state.run().id()).containsExactly(younger, underWay);
        assertThat(other.tasks(IVANOVA, old)).isEmpty();
        assertThat(other.tasks(IVANOVA, younger)).hasSize(1);
    }
}
