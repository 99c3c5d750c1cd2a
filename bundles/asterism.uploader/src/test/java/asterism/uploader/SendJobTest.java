package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.Actor;
import asterism.api.configuration.Participation;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.Vanishing;
import asterism.api.jobs.Job;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.TaskMonitor;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.storage.Database;
import asterism.api.upload.Endpoint;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadStep;
import asterism.api.upload.UploadTransport;
import asterism.transport.LocalTransport;
import java.io.IOException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendJobTest {
    private static final Actor OWNER = new Actor.HomeOwner();
    private static final String UNION = "sozvezdie";
    private static final Participant STORE = new Participant("S/1", "A-17", "102532");
    private static final String TASK = "S/1/102532/A-17";
    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);
    private static final JobRun RUN =
            new JobRun(1, "send", UNION, OWNER, Map.of(), Instant.parse("2026-11-24T01:00:00Z"), Optional.empty());

    @TempDir
    Path folder;

    @TempDir
    Path server;

    private final MovableClock clock = new MovableClock();
    private final StubUnion union = new StubUnion();
    private final Transports transports = new Transports();
    private final MemoryAudit audit = new MemoryAudit();
    private final Monitor monitor = new Monitor();
    private StoredConnections connections;
    private Database database;
    private FakeFiles files;
    private UploadQueue queue;
    private SendJob job;
    private boolean down;

    @BeforeEach
    void wire() throws Exception {
        database = MemoryDatabase.create();
        files = new FakeFiles(folder, new WindowTotals(0, 0, Map.of()));
        LocalTransport local = new LocalTransport();
        UploadTransport mayBeDown = (endpoint, password) -> {
            if (down) {
                throw new UploadException(
                        new UploadProblem(UploadStep.CONNECT, UploadAdvice.CONNECTION_LOST, "", 0, ""), true, null);
            }
            return local.open(endpoint, password);
        };
        transports.add(mayBeDown, Map.of(UploadTransport.PROTOCOL, "local"));
        connections = new StoredConnections(
                database,
                audit,
                (actor, unionId, permission) -> true,
                transports,
                MasterKey.inFile(folder.resolve("uploader.key")));
        Settings settings = new Settings(2, 0, 3, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(5));
        queue = new UploadQueue(
                database,
                files,
                connections,
                transports,
                audit,
                (actor, unionId, permission) -> true,
                union,
                clock,
                settings,
                "node");
        job = new SendJob(queue, files, union, union, clock);
        union.participations.add(Participation.of("S/1", "A-17", "102532"));
        union.participations.add(Participation.of("S2", "", ""));
    }

    private void connect() throws Exception {
        Endpoint endpoint = new Endpoint(
                "local",
                "",
                0,
                server.toString(),
                "",
                false,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
        connections.save(OWNER, new UploadConnection(UNION, "", endpoint, false, 0), Optional.empty());
    }

    private ExportFile form() throws Exception {
        return files.formMoving(STORE, LAST.minusDays(9), LAST, 1000);
    }

    @Test
    void sendsWhatWasFormedATaskAStore() throws Exception {
        connect();
        assertThat(job.defaultSchedule()).contains("0 4 * * *");
        assertThat(job.after()).containsExactly("form");
        assertThat(job.tasks(RUN)).containsExactly(SendJob.RETRIES);
        assertThat(job.lastTask()).contains(SendJob.RETRIES);
        ExportFile file = form();
        assertThat(job.tasks(RUN)).containsExactly(TASK, SendJob.RETRIES);

        assertThat(job.perform(RUN, TASK, monitor)).isEqualTo(Outcome.done("upload.sent", "1", "1000"));

        assertThat(server.resolve(file.archive())).exists();
        Map<String, Set<String>> sent = database.transaction(
                connection -> new SentUploads(database).stores(connection, "102532", Set.of("A-17", "A-18")));
        assertThat(sent).isEqualTo(Map.of("A-17", Set.of("S/1")));
        assertThat(job.perform(RUN, TASK, monitor)).isEqualTo(Outcome.nothingToDo("upload.nothing"));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).kind()).isEqualTo(Outcome.Kind.NOTHING_TO_DO);
    }

    @Test
    void triesAgainWhenTheTimeComesUntilItIsGivenUp() throws Exception {
        connect();
        form();
        down = true;
        assertThat(job.perform(RUN, TASK, monitor).code()).isEqualTo("upload.tried-again-later");

        for (int minutes : List.of(1, 2)) {
            Outcome later = job.perform(RUN, SendJob.RETRIES, monitor);
            assertThat(later.again()).contains(clock.instant().plus(Duration.ofMinutes(minutes)));
            assertThat(later.code()).isEqualTo("upload.tried-again-later");
            assertThat(later.arguments()).containsExactly("1", "S/1", "CONNECT", "CONNECTION_LOST");
            clock.move(Duration.ofMinutes(minutes));
        }
        Outcome outcome = job.perform(RUN, SendJob.RETRIES, monitor);
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FAILED);
        assertThat(outcome.code()).isEqualTo("upload.failed");
        assertThat(outcome.arguments()).startsWith("1", "S/1");
    }

    @Test
    void aServerThatComesBackGetsTheFile() throws Exception {
        connect();
        ExportFile file = form();
        down = true;
        job.perform(RUN, TASK, monitor);
        down = false;
        clock.move(Duration.ofMinutes(1));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).code()).isEqualTo("upload.sent");
        assertThat(server.resolve(file.archive())).exists();
    }

    @Test
    void takesUpWhateverOrderTheTasksRunIn() throws Exception {
        connect();
        ExportFile file = form();
        down = true;
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).again()).isPresent();
        assertThat(job.perform(RUN, TASK, monitor)).isEqualTo(Outcome.nothingToDo("upload.nothing"));
        down = false;
        clock.move(Duration.ofMinutes(1));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor)).isEqualTo(Outcome.done("upload.sent", "1", "1000"));
        assertThat(server.resolve(file.archive())).exists();
    }

    @Test
    void takesUpWhatComesBetweenTwoRounds() throws Exception {
        connect();
        form();
        down = true;
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).again()).isPresent();
        down = false;
        union.participations.add(Participation.of("S3", "A-19", "102532"));
        ExportFile other = files.formMoving(new Participant("S3", "A-19", "102532"), LAST.minusDays(9), LAST, 10);

        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).again()).isPresent();
        assertThat(server.resolve(other.archive())).exists();
        clock.move(Duration.ofMinutes(1));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).code()).isEqualTo("upload.sent");

        queue.sendAgain(OWNER, other.id());
        Files.delete(server.resolve(other.archive()));
        job.perform(RUN, SendJob.RETRIES, monitor);
        assertThat(server.resolve(other.archive())).exists();
    }

    @Test
    void whatWasGivenUpInAnEarlierRoundIsNotForgotten() throws Exception {
        connect();
        form();
        down = true;
        job.perform(RUN, TASK, monitor);
        clock.move(Duration.ofMinutes(1));
        job.perform(RUN, SendJob.RETRIES, monitor);
        union.participations.add(Participation.of("S3", "A-19", "102532"));
        files.formMoving(new Participant("S3", "A-19", "102532"), LAST.minusDays(9), LAST, 10);
        clock.move(Duration.ofMinutes(2));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).again()).isPresent();
        assertThat(queue.entry(OWNER, 1).orElseThrow().state()).isEqualTo(UploadState.FAILED);
        down = false;
        clock.move(Duration.ofMinutes(1));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).code()).isEqualTo("upload.failed");
    }

    @Test
    void whoHurriesHasItTriedAtOnce() throws Exception {
        connect();
        ExportFile file = form();
        down = true;
        job.perform(RUN, TASK, monitor);
        job.perform(RUN, SendJob.RETRIES, monitor);
        down = false;
        job.hurry(new Actor.User("ivanova"), RUN);
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).code()).isEqualTo("upload.sent");
        assertThat(server.resolve(file.archive())).exists();
        assertThat(audit.entries).contains("ivanova upload.sozvezdie.due  -> 1");
        job.hurry(new Actor.User("ivanova"), RUN);
        assertThat(audit.entries).filteredOn(entry -> entry.contains(".due")).hasSize(1);
    }

    @Test
    void aFileOfANodeThatDiedIsWaitedForAndSent() throws Exception {
        connect();
        ExportFile file = form();
        queue.enqueue(OWNER, UNION, STORE);
        claimByAnother(file);

        assertThat(job.perform(RUN, TASK, monitor)).isEqualTo(Outcome.nothingToDo("upload.nothing"));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).again())
                .contains(clock.instant().plus(Duration.ofMinutes(5)));

        clock.move(Duration.ofMinutes(5));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor)).isEqualTo(Outcome.done("upload.sent", "1", "1000"));
        assertThat(server.resolve(file.archive())).exists();
    }

    @Test
    void nobodyWaitsForAFileThatAPersonMustLetGo() throws Exception {
        connect();
        ExportFile held = form();
        queue.enqueue(OWNER, UNION, STORE);
        database.<Boolean, IOException>transaction(connection -> new QueueTable(connection)
                .move(held.id(), UploadState.QUEUED, UploadState.HELD, clock.instant(), "guard"));
        files.form(STORE, LAST.minusDays(3), LAST, 10);
        queue.enqueue(OWNER, UNION, STORE);
        Outcome said = Outcome.failed(
                "upload.held",
                Long.toString(held.id()),
                STORE.storeId(),
                held.first().toString(),
                held.last().toString());
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor)).isEqualTo(said);
        // And so each night, as long as one waits for it.
        String task = job.tasks(RUN).get(0);
        assertThat(job.perform(RUN, task, monitor)).isEqualTo(said);
    }

    @Test
    void roundsAreNeverCloseTogether() throws Exception {
        connect();
        ExportFile file = form();
        queue.enqueue(OWNER, UNION, STORE);
        claimByAnother(file);
        clock.move(Duration.ofMinutes(5).minusMillis(1));
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor).again())
                .contains(clock.instant().plusSeconds(5));
    }

    @Test
    void aStopIsHeard() throws Exception {
        connect();
        form();
        down = true;
        monitor.stop = true;
        assertThat(job.perform(RUN, SendJob.RETRIES, monitor)).isEqualTo(Outcome.stopped());
    }

    private void claimByAnother(ExportFile file) throws Exception {
        Instant now = clock.instant();
        assertThat(database.<Boolean, IOException>transaction(connection -> {
                    QueueTable table = new QueueTable(connection);
                    Row row = table.find(file.id()).orElseThrow();
                    return table.claim(row, "other", now.plus(Duration.ofMinutes(5)), now, "other");
                }))
                .isTrue();
    }

    @Test
    void aLostFileIsNamedWithItsDays() throws Exception {
        connect();
        Files.delete(files.path(form()));
        assertThat(job.perform(RUN, TASK, monitor))
                .isEqualTo(Outcome.failed("upload.file-missing", "1", "S/1", "2026-11-14", "2026-11-23"));
    }

    @Test
    void theShareOfTheSettingsHoldsAFile() throws Exception {
        connect();
        form();
        job.perform(RUN, TASK, monitor);
        ExportFile next = files.formMoving(STORE, LAST.minusDays(8), LAST.plusDays(1), 1000);
        var days = new TreeMap<LocalDate, Vanishing.Counts>();
        days.put(LAST, new Vanishing.Counts(0, 5, 5, 10));
        files.vanishing.put(next.id(), new Vanishing(100, days));
        union.guardPercent = 9;
        assertThat(job.perform(RUN, TASK, monitor).code()).isEqualTo("upload.held");
        ExportFile third = files.formMoving(STORE, LAST.minusDays(7), LAST.plusDays(2), 1000);
        files.vanishing.put(third.id(), new Vanishing(100, days));
        union.guardPercent = 10;
        assertThat(job.perform(RUN, TASK, monitor).code()).isEqualTo("upload.sent");
    }

    @Test
    void theFormatOfTheSettingsIsSent() throws Exception {
        connect();
        union.formatId = "another";
        form();
        assertThat(job.tasks(RUN)).containsExactly(SendJob.RETRIES);
        assertThat(job.perform(RUN, TASK, monitor)).isEqualTo(Outcome.nothingToDo("upload.nothing"));

        files.formatId = "another";
        ExportFile file = form();
        assertThat(job.tasks(RUN)).containsExactly(TASK, SendJob.RETRIES);
        assertThat(job.perform(RUN, TASK, monitor).code()).isEqualTo("upload.sent");
        assertThat(server).isDirectoryContaining(sent -> sent.endsWith(file.archive()));
    }

    @Test
    void nothingIsSentWhileTheIntegrationIsOff() throws Exception {
        connect();
        form();
        union.enabled = false;
        assertThat(job.tasks(RUN)).containsExactly(Job.ALL);
        for (String task : List.of(Job.ALL, TASK, SendJob.RETRIES)) {
            assertThat(job.perform(RUN, task, monitor)).isEqualTo(Outcome.nothingToDo("upload.disabled"));
        }
        assertThat(server).isEmptyDirectory();
    }

    @Test
    void theCheckListTellsForHowManyStoresThereIsAConnection() throws Exception {
        ConnectionFacts facts = new ConnectionFacts(connections, union);
        assertThat(facts.step()).isEqualTo(Step.CONNECTION);
        assertThat(facts.state(OWNER, UNION)).isEqualTo(StepState.of(Step.CONNECTION, 0, 1));
        connect();
        assertThat(facts.state(OWNER, UNION)).isEqualTo(StepState.of(Step.CONNECTION, 1, 1));
    }

    /** Counts nothing, and stops when it is told to. */
    private static final class Monitor implements TaskMonitor {
        private boolean stop;

        @Override
        public void progress(long done, long total, String unit) {}

        @Override
        public boolean stopRequested() {
            return stop;
        }
    }
}
