package asterism.jobs;

import static asterism.jobs.Chain.IVANOVA;
import static asterism.jobs.Chain.UNION;
import static asterism.jobs.Chain.awaitPhase;
import static asterism.jobs.Chain.awaitThat;
import static asterism.jobs.Chain.state;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.jobs.Job;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    private Chain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new Chain();
        chain.form.tasks = List.of("1", "2", "3", "4");
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void anotherNodeResumesWhatADeadOneHad() throws Exception {
        Chain.Node dead = startedAndKilled();
        TestJob there = new TestJob();
        ScheduledJobs jobs = chain.node("b", Map.of("form", there)).jobs;
        long id = Chain.history(jobs).get(0).run().id();
        assertThat(state(jobs, id).progress().done()).isEqualTo(2);

        chain.clock.move(Duration.ofMinutes(1));
        awaitPhase(jobs, id, Phase.DONE);

        assertThat(there.performed).containsExactlyInAnyOrder("3", "4");
        assertThat(there.runs).isEmpty();
        assertThat(jobs.tasks(IVANOVA, id)).extracting(TaskState::attempts).containsExactly(1, 1, 2, 2);
        assertThat(jobs.tasks(IVANOVA, id)).extracting(TaskState::node).containsExactly("a", "a", "b", "b");
        dead.close();
    }

    @Test
    void theNodeItselfTakesOverAtOnceWhenItStartsAgain() throws Exception {
        startedAndKilled();
        TestJob there = new TestJob();
        ScheduledJobs jobs = chain.node("a", Map.of("form", there)).jobs;
        long id = Chain.history(jobs).get(0).run().id();

        awaitPhase(jobs, id, Phase.DONE);
        assertThat(there.performed).containsExactlyInAnyOrder("3", "4");
        awaitThat(() -> chain.queued() == 0);
    }

    private Chain.Node startedAndKilled() throws Exception {
        Chain.Node node = chain.node("a");
        chain.form.held.addAll(List.of("3", "4"));
        long id = node.jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> state(node.jobs, id).progress().done() == 2 && chain.form.performed.size() == 4);
        node.kill();
        return node;
    }

    @Test
    void whatADeadOneSaysLateDoesNotCount() throws Exception {
        Chain.Node slow = chain.node("a");
        chain.form.tasks = List.of("1");
        chain.form.held.add("1");
        chain.form.work = (run, task, monitor) -> Outcome.failed("late");
        long id = slow.jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 1);
        slow.kill();

        ScheduledJobs jobs = chain.node("b", Map.of("form", new TestJob())).jobs;
        chain.clock.move(Duration.ofMinutes(1));
        awaitPhase(jobs, id, Phase.DONE);
        chain.form.held.clear();
        slow.close();
        assertThat(state(jobs, id).phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aJumpOfTheClockKillsNobody() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.held.add("4");
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> state(jobs, id).progress().done() == 3);
        // whether its next sign or somebody's look for dead ones comes first, differs from jump to jump
        for (int jump = 0; jump < 10; jump++) {
            chain.clock.move(Duration.ofDays(1));
            awaitThat(() -> chain.lastSigns().equals(List.of(chain.clock.instant())));
        }
        chain.form.held.clear();
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(chain.form.performed).hasSize(4);
    }

    @Test
    void nodesShareTasksWithoutDoubles() throws Exception {
        chain.form.tasks = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        TestJob other = new TestJob();
        // neither can do all before the other has begun
        chain.form.work = (run, task, monitor) -> meet(chain.form, other, task);
        other.work = chain.form.work;
        other.tasks = chain.form.tasks;
        ScheduledJobs a = chain.node("a").jobs;
        ScheduledJobs b = chain.node("b", Map.of("form", other)).jobs;

        long id = a.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(b, id, Phase.DONE);

        assertThat(chain.form.performed.size() + other.performed.size()).isEqualTo(200);
        assertThat(chain.form.performed).doesNotContainAnyElementsOf(other.performed);
        assertThat(a.tasks(IVANOVA, id)).extracting(TaskState::attempts).containsOnly(1);
        assertThat(a.tasks(IVANOVA, id)).extracting(TaskState::node).contains("a", "b");
        awaitThat(() -> chain.queued() == 0);
    }

    private static Outcome meet(TestJob one, TestJob other, String task) {
        awaitThat(() -> !one.performed.isEmpty() && !other.performed.isEmpty());
        return Outcome.done("", task);
    }

    @Test
    void aStopGivesBackWhatItWasDoing() throws Exception {
        Chain.Node first = chain.node("a");
        chain.form.held.addAll(List.of("3", "4"));
        long id = first.jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 4
                && state(first.jobs, id).progress().done() == 2);
        first.close();

        assertThat(chain.form.stopped).containsExactlyInAnyOrder("3", "4");
        assertThat(chain.locked()).isZero();
        assertThat(chain.queued()).isEqualTo(2);
        assertThat(state(first.jobs, id).phase()).isEqualTo(Phase.RUNNING);

        chain.form.held.clear();
        ScheduledJobs second = chain.node("b").jobs;
        awaitPhase(second, id, Phase.DONE);
        assertThat(chain.form.performed).hasSize(6);
    }

    @Test
    void aStopGivesBackEvenWhatDoesNotListen() throws Exception {
        Chain.Node first = chain.node("a");
        chain.form.tasks = List.of("1");
        chain.form.held.add("1");
        chain.form.deaf = true;
        long id = first.jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 1);
        first.close();
        assertThat(chain.locked()).isZero();

        ScheduledJobs second = chain.node("b", Map.of("form", new TestJob())).jobs;
        awaitPhase(second, id, Phase.DONE);
    }

    @Test
    void aTaskWaitsForItsJob() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        Map<String, Object> form = Map.of(Job.ID, "form");
        chain.form.held.add("4");
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() ->
                chain.form.performed.size() == 4 && state(jobs, id).progress().done() == 3);
        jobs.removeJob(chain.form, form);
        assertThat(chain.form.stopped).containsExactly("4");
        awaitThat(() -> chain.locked() == 0);
        chain.clock.move(Duration.ofHours(1));
        awaitThat(() -> chain.locked() == 0 && jobs.tasks(IVANOVA, id).get(3).phase() == Phase.WAITING);

        chain.form.held.clear();
        jobs.addJob(chain.form, form);
        chain.clock.move(Duration.ofMinutes(1));
        awaitPhase(jobs, id, Phase.DONE);
    }

    @Test
    void aRunWaitsForItsJobToNameTasks() throws Exception {
        TestJob form = new TestJob();
        ScheduledJobs jobs = chain.node("a", Map.of()).jobs;
        long id = startedElsewhere();
        awaitThat(() -> chain.queued() == 1 && chain.nextDue().isAfter(chain.clock.instant()));
        assertThat(state(jobs, id).phase()).isEqualTo(Phase.WAITING);

        jobs.addJob(form, Map.of(Job.ID, "form"));
        chain.clock.move(Duration.ofMinutes(1));
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(form.runs).hasSize(1);
    }

    /** As a node does that ends at once. */
    private long startedElsewhere() throws Exception {
        Runs runs = new Runs(chain.database(), chain.clock, "gone");
        JobRun wanted = new JobRun(0, "form", UNION, IVANOVA, Map.of(), runs.now(), Optional.empty());
        return runs.start(wanted, chain.trail);
    }

    @Test
    void aTaskThatLosesTheDatabaseIsPerformedAgain() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("1");
        chain.form.work = (run, task, monitor) -> {
            if (chain.form.performed.size() < 3) {
                throw new IOException("Database: gone");
            }
            return Outcome.done("");
        };
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        for (int attempts = 1; attempts < 3; attempts++) {
            int performed = attempts;
            awaitThat(() -> chain.form.performed.size() == performed
                    && jobs.tasks(IVANOVA, id).get(0).phase() == Phase.WAITING
                    && chain.locked() == 0);
            chain.clock.move(Duration.ofMinutes(1));
        }
        awaitPhase(jobs, id, Phase.DONE);
    }

    @Test
    void aTaskIsNotPerformedForEver() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.form.tasks = List.of("1");
        chain.form.work = (run, task, monitor) -> {
            throw new IOException("Database: no such column");
        };
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> {
            if (chain.locked() == 0) {
                chain.clock.move(Duration.ofSeconds(10));
            }
            return state(jobs, id).phase() == Phase.FAILED;
        });
        assertThat(jobs.tasks(IVANOVA, id).get(0).arguments()).isEmpty();
    }

    @Test
    void aFailureBecauseTheJobWentIsNone() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        Map<String, Object> form = Map.of(Job.ID, "form");
        chain.form.tasks = List.of("1");
        chain.form.work = (run, task, monitor) -> {
            if (chain.form.performed.size() == 1) {
                awaitThat(monitor::stopRequested);
                throw new IllegalStateException("service was unregistered");
            }
            return Outcome.done("");
        };
        long id = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitThat(() -> chain.form.performed.size() == 1);
        jobs.removeJob(chain.form, form);
        jobs.addJob(chain.form, form);
        awaitThat(() -> chain.locked() == 0);
        chain.clock.move(Duration.ofMinutes(1));
        awaitPhase(jobs, id, Phase.DONE);
        assertThat(chain.form.performed).hasSize(2);
    }
}
