package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import asterism.api.configuration.Confirmations;
import asterism.api.configuration.Integration;
import asterism.api.configuration.IntegrationSettings;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoices;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Participations;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.StepState;
import asterism.api.jobs.Jobs;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.jobs.TaskState;
import asterism.api.lotdata.Store;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadConnections;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What people do on the way from installation to daily work, and what they look at; jobs are waited for. */
final class Administrator {
    static final String UNION = IntegrationSettings.SOZVEZDIE;
    static final String CLIENT = "102532";

    private static final long LIMIT_SECONDS = 60;

    private final Home home;
    private final Jobs jobs;

    /** Holds the jobs from now on, so that they work. Each comes when what it stands on is there. */
    Administrator(Home home) throws Exception {
        this.home = home;
        this.jobs = home.service(Jobs.class);
        await(
                "jobs",
                () -> Optional.of(jobs.jobs())
                        .filter(there -> there.containsAll(Set.of("clean", "form", "initial", "prepare", "send"))));
    }

    Jobs jobs() {
        return jobs;
    }

    void enable() throws Exception {
        home.service(IntegrationSettings.class).save(Home.ACTOR, UNION, new Integration(true, Optional.empty(), 0));
    }

    /** Lets all items take part, and each shop with data under a code of its own. */
    void takeAllPart(LocalDate initialDay) throws Exception {
        home.service(KindChoices.class).save(Home.ACTOR, UNION, new KindChoice(KindChoice.Scope.ALL, Set.of(), 0));
        SortedSet<String> withData = home.ledger().storesWithData();
        List<Participation> stores = home.ledger().stores().stream()
                .filter(store -> store.kind() == Store.Kind.SHOP && withData.contains(store.id()))
                .map(store -> Participation.of(
                                store.id(),
                                "s" + store.id().length()
                                        + withData.headSet(store.id()).size(),
                                CLIENT)
                        .withInitialDay(Optional.of(initialDay)))
                .toList();
        save(stores);
    }

    void save(List<Participation> stores) throws Exception {
        home.service(Participations.class).save(Home.ACTOR, UNION, stores, false);
    }

    List<Participation> participations() throws Exception {
        return home.service(Participations.class).list(Home.ACTOR, UNION);
    }

    Participation participation(String storeId) throws Exception {
        return participations().stream()
                .filter(one -> one.storeId().equals(storeId))
                .findFirst()
                .orElseThrow();
    }

    void confirm(List<Participation> stores, String remark) throws Exception {
        home.service(Confirmations.class).confirm(Home.ACTOR, UNION, stores, remark, false);
    }

    void connect(Endpoint endpoint, Optional<char[]> password) throws Exception {
        home.service(UploadConnections.class)
                .save(Home.ACTOR, new UploadConnection(UNION, "", endpoint, false, 0), password);
    }

    /** The check-list. */
    Map<StepState.Step, StepState.State> steps() throws Exception {
        Map<StepState.Step, StepState.State> states = new LinkedHashMap<>();
        home.service(Readiness.class)
                .checkList(Home.ACTOR, UNION)
                .steps()
                .forEach(step -> states.put(step.step(), step.state()));
        return states;
    }

    /** The whole audit trail, newest first. */
    List<AuditEntry> trail() throws Exception {
        return home.service(Audit.class).entries(Home.ACTOR, "", Long.MAX_VALUE, 1000);
    }

    /** Starts a job for all stores and waits for its end. */
    RunState run(String job, Phase end) throws Exception {
        return run(job, Map.of(), end);
    }

    /** Starts a job and waits for its end. */
    RunState run(String job, Map<String, String> parameters, Phase end) throws Exception {
        return awaitEnd(jobs.start(Home.ACTOR, job, UNION, parameters), end);
    }

    RunState awaitEnd(long runId, Phase end) throws Exception {
        RunState state = await(
                "end of run " + runId,
                () -> jobs.run(Home.ACTOR, runId).filter(run -> run.phase().isOver()));
        assertThat(state.phase())
                .as("%s: %s %s, %s", state.run().job(), state.code(), state.arguments(), jobs.tasks(Home.ACTOR, runId))
                .isEqualTo(end);
        return state;
    }

    /** Waits for the end of the run that a schedule starts at a time. */
    RunState awaitScheduled(String job, Instant time, Phase end) throws Exception {
        RunState state = await("run of " + job + " at " + time, () -> scheduled(job, time));
        return awaitEnd(state.run().id(), end);
    }

    private Optional<RunState> scheduled(String job, Instant time) throws IOException {
        return jobs.history(Home.ACTOR, RunFilter.of(job), 1000).stream()
                .filter(state -> state.run().scheduledFor().equals(Optional.of(time)))
                .findFirst();
    }

    /** A run's tasks by their names. */
    Map<String, TaskState> tasks(RunState run) throws Exception {
        Map<String, TaskState> tasks = new LinkedHashMap<>();
        jobs.tasks(Home.ACTOR, run.run().id()).forEach(task -> tasks.put(task.name(), task));
        return tasks;
    }

    /** Looks again and again until something is there. */
    static <T> T await(String what, Callable<Optional<T>> look) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        Optional<T> found = look.call();
        while (found.isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            found = look.call();
        }
        assertThat(found).as(what).isPresent();
        return found.orElseThrow();
    }
}
