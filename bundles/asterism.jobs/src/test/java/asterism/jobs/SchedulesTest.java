package asterism.jobs;

import static asterism.jobs.Chain.IVANOVA;
import static asterism.jobs.Chain.UNION;
import static asterism.jobs.Chain.awaitPhase;
import static asterism.jobs.Chain.awaitThat;
import static asterism.jobs.Chain.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.configuration.StepState;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobSchedule;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.ScheduleRefusedException;
import asterism.api.storage.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private Chain chain;
    private StoredSchedules schedules;

    @BeforeEach
    void open() throws Exception {
        chain = new Chain();
        schedules = chain.schedules(Map.of("form", chain.form));
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    @Test
    void isOffByDefault() throws Exception {
        assertThat(schedules.schedule(IVANOVA, "form", UNION))
                .isEqualTo(new JobSchedule("form", UNION, false, "30 2 * * *", "", Optional.empty(), 0));
    }

    @Test
    void theCheckListTellsHowManyOfTheDailyJobsAreOn() throws Exception {
        ScheduleFacts facts = new ScheduleFacts(chain.database());
        assertThat(facts.step()).isEqualTo(StepState.Step.SCHEDULE);
        assertThat(facts.state(IVANOVA, UNION)).isEqualTo(StepState.of(StepState.Step.SCHEDULE, 0, 2));
        enable("30 2 * * *");
        assertThat(facts.state(IVANOVA, UNION)).isEqualTo(StepState.of(StepState.Step.SCHEDULE, 1, 2));
        assertThat(facts.state(IVANOVA, "other").done()).isZero();
    }

    @Test
    void startsAtItsTimeInTheNameOfTheJob() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        JobSchedule saved = enable("30 2 * * *");
        assertThat(saved.nextRun()).contains(Instant.parse("2026-11-24T01:30:00Z"));
        assertThat(schedules.schedule(IVANOVA, "form", UNION)).isEqualTo(saved);
        chain.clock.set("2026-11-24T02:29:59+01:00");
        assertThat(history(jobs)).isEmpty();
        chain.clock.set("2026-11-24T02:30:00+01:00");
        awaitRuns(jobs, 1);

        RunState run = history(jobs).get(0);
        assertThat(run.run().actor()).isEqualTo(new Actor.Job("form", "ivanova"));
        assertThat(run.run().scheduledFor()).contains(Instant.parse("2026-11-24T01:30:00Z"));
        assertThat(schedules.schedule(IVANOVA, "form", UNION).nextRun())
                .contains(Instant.parse("2026-11-25T01:30:00Z"));
        assertThat(chain.audit).containsExactly("ivanova schedule.form.sozvezdie.enabled false -> true");
    }

    @Test
    void makesUpOnceForAllTimesThatWereMissed() throws Exception {
        Chain.Node first = chain.node("a");
        enable("30 2 * * *");
        first.close();
        chain.clock.set("2026-11-28T12:00:00+01:00");
        ScheduledJobs jobs = chain.node("a").jobs;
        awaitRuns(jobs, 1);

        assertThat(schedules.schedule(IVANOVA, "form", UNION).nextRun())
                .contains(Instant.parse("2026-11-29T01:30:00Z"));
        chain.clock.set("2026-11-29T02:30:00+01:00");
        awaitRuns(jobs, 2);
    }

    @Test
    void whoHoldsSchedulesAloneHasNothingPerformedAndWhoWorksLaterMakesItUp() throws Exception {
        enable("30 2 * * *");
        chain.clock.set("2026-11-28T12:00:00+01:00");

        assertThat(schedules.all(IVANOVA, UNION))
                .singleElement()
                .returns(Optional.of(Instant.parse("2026-11-24T01:30:00Z")), JobSchedule::nextRun);
        assertThat(chain.form.runs).isEmpty();
        assertThat(chain.queued()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("asterism-jobs"));

        awaitRuns(chain.node("a").jobs, 1);
    }

    @Test
    void aNodeThatWorksTakesUpWhatAnotherProcessSaves() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        StoredSchedules other = chain.schedules(Map.of("form", new TestJob()));
        JobSchedule saved =
                other.save(IVANOVA, other.schedule(IVANOVA, "form", UNION).with(true, "0 1 * * *"));
        chain.clock.set("2026-11-24T01:00:00+01:00");
        awaitRuns(jobs, 1);

        JobSchedule moved = schedules.schedule(IVANOVA, "form", UNION);
        assertThat(moved.version()).isEqualTo(saved.version());
        other.save(IVANOVA, moved.with(true, "0 3 * * *"));
        chain.clock.set("2026-11-24T03:00:00+01:00");
        awaitRuns(jobs, 2);
    }

    @Test
    void listsWhatIsSavedAndTheDefaultsOfJobsThatAreThere() throws Exception {
        JobSchedule form = enable("30 2 * * *");
        StoredSchedules other = chain.schedules(Map.of("clean", chain.form, "send", new TestJob()));

        assertThat(other.all(IVANOVA, UNION))
                .containsExactly(
                        new JobSchedule("clean", UNION, false, "30 2 * * *", "", Optional.empty(), 0),
                        form,
                        new JobSchedule("send", UNION, false, "30 2 * * *", "", Optional.empty(), 0));
        assertThat(other.all(IVANOVA, "other")).extracting(JobSchedule::job).containsExactly("clean", "send");
    }

    @Test
    void twoNodesStartOneRun() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        chain.node("b");
        chain.node("c");
        enable("30 2 * * *");
        for (int day = 24; day < 30; day++) {
            chain.clock.set("2026-11-" + day + "T02:30:00+01:00");
            awaitRuns(jobs, day - 23);
        }
    }

    @Test
    void waitsForARunByHand() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        enable("30 2 * * *");
        chain.form.held.add(Job.ALL);
        long byHand = jobs.start(IVANOVA, "form", UNION, Map.of());
        chain.clock.set("2026-11-24T02:30:00+01:00");
        awaitThat(() -> chain.form.performed.size() == 1);
        assertThat(history(jobs)).hasSize(1);

        chain.form.held.clear();
        awaitPhase(jobs, byHand, Phase.DONE);
        awaitRuns(jobs, 2);
    }

    @Test
    void aJobThatTakesUpAnothersWorkWaitsUntilItIsDone() throws Exception {
        TestJob send = sendAfterForm();
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", send)).jobs;
        chain.form.held.add(Job.ALL);
        chain.clock.set("2026-11-24T02:30:00+01:00");
        awaitThat(() -> chain.form.performed.size() == 1);
        chain.clock.set("2026-11-24T04:20:00+01:00");
        awaitThat(() -> beats(jobs, "beacon"));
        assertThat(history(jobs)).extracting(run -> run.run().job()).doesNotContain("send");

        chain.form.held.clear();
        awaitRun(jobs, "send");
        assertThat(jobs.history(IVANOVA, RunFilter.of("send"), 10))
                .singleElement()
                .returns(
                        Optional.of(Instant.parse("2026-11-24T03:00:00Z")),
                        run -> run.run().scheduledFor());
        assertThat(schedules.schedule(IVANOVA, "send", UNION).nextRun())
                .contains(Instant.parse("2026-11-25T03:00:00Z"));
    }

    @Test
    void whatWasMissedIsMadeUpInTheOrderOfTheWork() throws Exception {
        TestJob send = sendAfterForm();
        // the later one of the work was missed earlier
        saveAs("send", true, "0 1 * * *");
        chain.clock.set("2026-11-24T05:00:00+01:00");
        List<String> order = new CopyOnWriteArrayList<>();
        chain.form.work = (run, task, monitor) -> note(order, "form");
        send.work = (run, task, monitor) -> note(order, "send");
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", send)).jobs;

        awaitRun(jobs, "send");
        assertThat(order).containsExactly("form", "send");
        assertThat(history(jobs)).hasSize(2);
    }

    @Test
    void nobodyWaitsForWhatFailedWasCancelledIsOffOrNotThere() throws Exception {
        TestJob send = sendAfterForm();
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", send)).jobs;
        chain.form.work = (run, task, monitor) -> Outcome.failed("source.down");
        chain.clock.set("2026-11-24T04:00:00+01:00");
        awaitRun(jobs, "send");

        chain.form.held.add(Job.ALL);
        chain.clock.set("2026-11-25T04:00:00+01:00");
        awaitThat(() -> chain.form.performed.size() == 2);
        jobs.cancel(
                IVANOVA,
                jobs.history(IVANOVA, RunFilter.of("form"), 1).get(0).run().id());
        awaitThat(() -> jobs.history(IVANOVA, RunFilter.of("send"), 10).size() == 2);

        chain.form.held.clear();
        saveAs("form", false, "30 2 * * *");
        chain.clock.set("2026-11-26T04:00:00+01:00");
        awaitThat(() -> jobs.history(IVANOVA, RunFilter.of("send"), 10).size() == 3);

        saveAs("form", true, "30 2 * * *");
        jobs.removeJob(chain.form, Map.of(Job.ID, "form"));
        chain.clock.set("2026-11-27T04:00:00+01:00");
        awaitThat(() -> jobs.history(IVANOVA, RunFilter.of("send"), 10).size() == 4);
        assertThat(jobs.history(IVANOVA, RunFilter.of("form"), 10)).hasSize(2);
    }

    @Test
    void aRunByHandWaitsForNobody() throws Exception {
        TestJob send = sendAfterForm();
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", send)).jobs;
        chain.form.held.add(Job.ALL);
        long form = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(jobs, jobs.start(IVANOVA, "send", UNION, Map.of()), Phase.DONE);
        assertThat(jobs.run(IVANOVA, form).orElseThrow().phase().isOver()).isFalse();
    }

    /** Both on, at 02:30 and 04:00. */
    private TestJob sendAfterForm() throws Exception {
        TestJob send = new TestJob();
        send.after = Set.of("form");
        schedules = chain.schedules(Map.of("form", chain.form, "send", send, "beacon", new TestJob()));
        saveAs("form", true, "30 2 * * *");
        saveAs("send", true, "0 4 * * *");
        return send;
    }

    private JobSchedule saveAs(String job, boolean on, String cron) throws Exception {
        return schedules.save(IVANOVA, schedules.schedule(IVANOVA, job, UNION).with(on, cron));
    }

    /** Schedules that are due were looked at: one that is due later than all was started. */
    private boolean beats(ScheduledJobs jobs, String job) throws Exception {
        if (!schedules.schedule(IVANOVA, job, UNION).enabled()) {
            jobs.addJob(new TestJob(), Map.of(Job.ID, job));
            saveAs(job, true, "* * * * *");
            chain.clock.move(Duration.ofMinutes(1));
        }
        return !jobs.history(IVANOVA, RunFilter.of(job), 1).isEmpty();
    }

    private static void awaitRun(ScheduledJobs jobs, String job) {
        awaitThat(() -> jobs.history(IVANOVA, RunFilter.of(job), 10).stream()
                .anyMatch(run -> run.phase().isOver()));
    }

    private static Outcome note(List<String> order, String job) {
        order.add(job);
        return Outcome.done("");
    }

    @Test
    void anErrorDoesNotEndTheSchedules() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        enable("30 2 * * *");
        AtomicInteger errors = new AtomicInteger();
        chain.onConnect = () -> {
            if (Thread.currentThread().getName().equals("asterism-jobs-beat") && errors.incrementAndGet() < 4) {
                throw new NoClassDefFoundError("asterism/Gone");
            }
        };
        awaitThat(() -> errors.get() >= 4);
        chain.clock.set("2026-11-24T02:30:00+01:00");
        awaitRuns(jobs, 1);
    }

    @Test
    void aScheduleThatCannotBeStartedHoldsUpNoOther() throws Exception {
        TestJob send = sendAfterForm();
        chain.update("update schedule set cron = 'never' where job = 'form'");
        chain.clock.set("2026-11-24T04:00:00+01:00");
        ScheduledJobs jobs = chain.node("a", Map.of("form", chain.form, "send", send)).jobs;
        awaitRun(jobs, "send");
        assertThat(chain.form.performed).isEmpty();
    }

    @Test
    void runsOnceInTheNightThatHasNoSuchTime() throws Exception {
        chain.clock.set("2027-03-28T01:59:00+01:00");
        ScheduledJobs jobs = chain.node("a").jobs;
        enable("30 2 * * *");
        chain.clock.set("2027-03-28T03:00:00+02:00");
        awaitRuns(jobs, 1);
        chain.clock.set("2027-03-29T02:29:00+02:00");
        assertThat(schedules.schedule(IVANOVA, "form", UNION).nextRun())
                .contains(Instant.parse("2027-03-29T00:30:00Z"));
        chain.clock.set("2027-03-29T02:30:00+02:00");
        awaitRuns(jobs, 2);
    }

    @Test
    void runsOnceInTheNightThatHasTheTimeTwice() throws Exception {
        chain.clock.set("2026-10-25T01:59:00+02:00");
        ScheduledJobs jobs = chain.node("a").jobs;
        enable("30 2 * * *");
        chain.clock.set("2026-10-25T02:30:00+02:00");
        awaitRuns(jobs, 1);
        chain.clock.set("2026-10-25T02:30:00+01:00");
        assertThat(schedules.schedule(IVANOVA, "form", UNION).nextRun())
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
        chain.clock.set("2026-10-26T02:30:00+01:00");
        awaitRuns(jobs, 2);
    }

    @Test
    void refusesAChangeOfAnOlderVersion() throws Exception {
        JobSchedule known = schedules.schedule(IVANOVA, "form", UNION);
        JobSchedule first = schedules.save(IVANOVA, known.with(true, "0 4 * * *"));
        assertThat(first.version()).isEqualTo(1);
        JobSchedule off = schedules.save(new Actor.User("petrov"), first.with(false, "0 4 * * *"));
        assertThat(off.nextRun()).isEmpty();
        assertThat(off.scheduledBy()).isEqualTo("petrov");

        for (JobSchedule stale : List.of(known, first)) {
            assertThatThrownBy(() -> schedules.save(IVANOVA, stale))
                    .isInstanceOf(ConcurrentModificationException.class)
                    .hasMessageContaining("stored is 2");
        }
        assertThat(chain.audit)
                .containsExactly(
                        "ivanova schedule.form.sozvezdie.enabled false -> true",
                        "ivanova schedule.form.sozvezdie.cron 30 2 * * * -> 0 4 * * *",
                        "petrov schedule.form.sozvezdie.enabled true -> false");
    }

    @Test
    void refusesTheSecondOfTwoThatSaveTheFirstVersionAtOnce() throws Exception {
        JobSchedule known = schedules.schedule(IVANOVA, "form", UNION);
        AtomicInteger reads = new AtomicInteger();
        Database slow = () -> {
            Connection connection = chain.database().connect();
            return statements(connection, sql -> {
                // between the second look whether there is none and the writing of the first one
                if (sql.contains("insert into schedule") && reads.getAndIncrement() == 0) {
                    schedules.save(IVANOVA, known.with(true, "0 3 * * *"));
                }
            });
        };
        StoredSchedules second = chain.schedules(slow, Map.of("form", chain.form));
        assertThatThrownBy(() -> second.save(IVANOVA, known.with(true, "0 4 * * *")))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("stored is 1");
        assertThat(schedules.schedule(IVANOVA, "form", UNION).cron()).isEqualTo("0 3 * * *");
    }

    /** What comes before a statement is prepared. */
    private interface Before {
        void prepare(String sql) throws Exception;
    }

    private static Connection statements(Connection connection, Before before) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        before.prepare((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void doesNotRunWhenItIsOff() throws Exception {
        ScheduledJobs jobs = chain.node("a").jobs;
        JobSchedule saved = enable("30 2 * * *");
        schedules.save(IVANOVA, saved.with(false, saved.cron()));
        chain.clock.move(Duration.ofDays(3));
        long byHand = jobs.start(IVANOVA, "form", UNION, Map.of());
        awaitPhase(jobs, byHand, Phase.DONE);
        assertThat(history(jobs)).hasSize(1);
    }

    @Test
    void refusesWhatItCannotKeep() throws Exception {
        JobSchedule known = schedules.schedule(IVANOVA, "form", UNION);
        assertThatThrownBy(() -> schedules.save(IVANOVA, known.with(true, "61 2 * * *")))
                .isInstanceOf(ScheduleRefusedException.class)
                .hasMessageContaining("61");
        assertThatThrownBy(() -> schedules.schedule(IVANOVA, "fly", UNION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[form]");
    }

    private JobSchedule enable(String cron) throws Exception {
        return saveAs("form", true, cron);
    }

    /** So many runs, all over, and no more of them. */
    private void awaitRuns(ScheduledJobs jobs, int count) throws Exception {
        awaitThat(() -> history(jobs).size() >= count
                && history(jobs).stream().allMatch(run -> run.phase() == Phase.DONE)
                && schedules
                        .schedule(IVANOVA, "form", UNION)
                        .nextRun()
                        .filter(next -> next.isAfter(chain.clock.instant()))
                        .isPresent());
        assertThat(history(jobs)).hasSize(count);
    }
}
