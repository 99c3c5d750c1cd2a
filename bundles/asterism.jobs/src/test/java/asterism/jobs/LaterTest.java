package asterism.jobs;

import static asterism.jobs.Chain.IVANOVA;
import static asterism.jobs.Chain.UNION;
import static asterism.jobs.Chain.awaitPhase;
import static asterism.jobs.Chain.awaitThat;
import static asterism.jobs.Chain.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.jobs.Job;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunUnderWayException;
import asterism.api.jobs.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaterTest {
    private static final Map<String, String> NO_PARAMETERS = Map.of();

    private Chain chain;
    private Instant again;

    @BeforeEach
    void open() throws Exception {
        chain = new Chain();
        again = chain.clock.instant().plus(Duration.ofHours(1));
        chain.form.work = (run, task, monitor) -> chain.clock.instant().isBefore(again)
                ? Outcome.later(again, "waits.for", "17")
                : Outcome.done("test.done", task);
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void isPerformedAgainAtItsTimeAndHoldsNoThreadUntilThen() throws Exception {
        chain.form.tasks = List.of("1", "2", "3", "4", "5", "6");
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", new TestJob())).jobs;
        long id = waiting(jobs);

        assertThat(state(jobs, id).phase()).isEqualTo(Phase.RUNNING);
        assertThat(jobs.tasks(IVANOVA, id))
                .allSatisfy(task -> assertThat(task)
                        .returns(Phase.WAITING, TaskState::phase)
                        .returns(Optional.of(again), TaskState::again)
                        .returns("waits.for", TaskState::code)
                        .returns(List.of("17"), TaskState::arguments));
        awaitPhase(jobs, jobs.start(IVANOVA, "send", UNION, NO_PARAMETERS), Phase.DONE);
        chain.clock.move(Duration.ofHours(1).minusMillis(1));
        awaitPhase(jobs, jobs.start(IVANOVA, "send", UNION, NO_PARAMETERS), Phase.DONE);
        assertThat(chain.form.performed).hasSize(6);

        chain.clock.move(Duration.ofMillis(1));
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(jobs.tasks(IVANOVA, id))
                .allSatisfy(task -> assertThat(task)
                        .returns(2, TaskState::attempts)
                        .returns(Optional.empty(), TaskState::again)
                        .returns("test.done", TaskState::code));
        awaitThat(() -> chain.queued() == 0);
    }

    /** Of a run by hand whose tasks all wait for their time. */
    private long waiting(ScheduledJobs jobs) throws Exception {
        long id = jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        awaitThat(() -> !jobs.tasks(IVANOVA, id).isEmpty()
                && jobs.tasks(IVANOVA, id).stream()
                        .allMatch(task -> task.again().isPresent()));
        return id;
    }

    @Test
    void aCancelEndsItAtOnce() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        long id = waiting(jobs);
        assertThat(jobs.cancel(IVANOVA, id)).isTrue();
        assertThat(state(jobs, id).phase()).isEqualTo(Phase.CANCELLED);
        assertThat(jobs.tasks(IVANOVA, id).get(0).again()).isEmpty();
        assertThat(chain.queued()).isZero();
    }

    @Test
    void aStopOfTheNodeLosesNothing() throws Exception {
        Chain.Node first = chain.node("a");
        long id = waiting(first.jobs);
        first.close();
        assertThat(chain.locked()).isZero();
        chain.clock.move(Duration.ofHours(1));

        ScheduledJobs second = chain.node("b").jobs;
        awaitPhase(second, id, Phase.DONE);
        assertThat(chain.form.performed).hasSize(2);
    }

    @Test
    void whoStartsItByHandHasItPerformedAtOnce() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        long id = waiting(jobs);
        again = chain.clock.instant();

        assertThat(jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS)).isEqualTo(id);
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(chain.form.hurried).containsExactly("ivanova " + id);
        assertThat(chain.audit).contains("ivanova run.form.sozvezdie." + id + " waiting -> started");
    }

    @Test
    void whatIsUnderWayOrOtherwiseMeantIsNotHurried() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("1", "2");
        long id = waiting(jobs);
        assertThatThrownBy(() -> jobs.start(IVANOVA, "form", UNION, Map.of("to", "2026-01-01")))
                .isInstanceOf(RunUnderWayException.class);

        chain.form.held.add("2");
        jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        awaitThat(() -> jobs.tasks(IVANOVA, id).get(1).phase() == Phase.RUNNING);
        assertThatThrownBy(() -> jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS))
                .isInstanceOf(RunUnderWayException.class);
        assertThat(chain.form.hurried).hasSize(1);
    }

    @Test
    void theLastTaskBeginsWhenAllOthersAreOver() throws Exception {
        again = chain.clock.instant();
        chain.form.tasks = List.of("end", "1", "2");
        chain.form.last = Optional.of("end");
        chain.form.held.add("2");
        ScheduledJobs jobs = chain.node("a").jobs;
        long id = jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        // What is done leaves the queue a moment after it counts as done.
        awaitThat(() ->
                state(jobs, id).progress().done() == 1 && chain.form.performed.size() == 2 && chain.queued() == 1);
        assertThat(chain.form.performed).containsExactlyInAnyOrder("1", "2");

        chain.form.held.clear();
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(chain.form.performed).endsWith("end").hasSize(3);
    }

    @Test
    void theLastTaskOfACancelledRunDoesNotBegin() throws Exception {
        chain.form.tasks = List.of("1", "end");
        chain.form.last = Optional.of("end");
        chain.form.held.add("1");
        ScheduledJobs jobs = chain.node("a").jobs;
        long id = jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        awaitThat(() -> chain.form.performed.size() == 1);
        jobs.cancel(IVANOVA, id);
        awaitPhase(jobs, id, Phase.CANCELLED);
        assertThat(chain.form.performed).containsExactly("1");
        awaitThat(() -> chain.queued() == 0);
    }

    @Test
    void theLastTaskMayBeTheOnlyOne() throws Exception {
        again = chain.clock.instant();
        chain.form.last = Optional.of(Job.ALL);
        ScheduledJobs jobs = chain.node("a").jobs;
        awaitPhase(jobs, jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS), Phase.DONE);
    }

    @Test
    void manyRoundsAreNoTrouble() throws Exception {
        chain.form.work = (run, task, monitor) -> {
            int round = chain.form.performed.size();
            if (round == 30) {
                throw new IOException("Database: lost");
            }
            return round < 30 ? Outcome.later(chain.clock.instant(), "waits.for") : Outcome.done("test.done");
        };
        ScheduledJobs jobs = chain.node("a").jobs;
        long id = jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        awaitThat(() -> isOverMovingTheClock(jobs, id));
        assertThat(state(jobs, id).phase()).isEqualTo(Phase.DONE);
        assertThat(chain.form.performed).hasSize(31);
    }

    private boolean isOverMovingTheClock(ScheduledJobs jobs, long id) throws Exception {
        if (chain.locked() == 0) {
            chain.clock.move(Workers.PAUSE);
        }
        return state(jobs, id).phase().isOver();
    }

    @Test
    void aRunIsAskedForItsTasksAgainWhenTheDatabaseWasLost() throws Exception {
        again = chain.clock.instant();
        chain.form.unread.set(2);
        ScheduledJobs jobs = chain.node("a").jobs;
        long id = jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        awaitThat(() -> isOverMovingTheClock(jobs, id));
        assertThat(state(jobs, id).phase()).isEqualTo(Phase.DONE);
        assertThat(chain.form.runs).hasSize(3);

        chain.form.unread.set(Integer.MAX_VALUE);
        long never = jobs.start(IVANOVA, "form", UNION, NO_PARAMETERS);
        awaitThat(() -> isOverMovingTheClock(jobs, never));
        assertThat(state(jobs, never))
                .returns(Phase.FAILED, state -> state.phase())
                .returns(Jobs.UNEXPECTED, state -> state.code());
    }
}
