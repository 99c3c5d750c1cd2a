package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadTransport;
import asterism.transport.LocalTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database. */
class LeaseTest {
    private static final Actor JOB = new Actor.Job("send", "ivanova");
    private static final String UNION = "sozvezdie";
    private static final Participant STORE = new Participant("S1", "17", "102532");
    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BYTES = 300_000;
    private static final int MIDDLE = 9;

    @TempDir
    Path folder;

    @TempDir
    Path server;

    private final MovableClock clock = new MovableClock();
    private final List<UploadQueue> nodes = new ArrayList<>();
    private MemoryDatabase database;
    private FakeFiles files;
    private Node a;
    private Node b;
    private ExportFile file;

    /** A node with its own way to the database and to the server. */
    private final class Node {
        private final MemoryDatabase mine = database.another();
        private final HookedTransport transport = new HookedTransport(new LocalTransport());
        private final UploadQueue queue;

        Node(String name, Duration lease) throws Exception {
            Transports transports = new Transports();
            transports.add(transport, Map.of(UploadTransport.PROTOCOL, "local"));
            Settings settings = new Settings(2, 0, 3, Duration.ofMinutes(1), Duration.ofHours(1), lease);
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
            Targets targets = (union, client) -> new Target(endpoint, new char[0]);
            queue = new UploadQueue(
                    mine,
                    files,
                    targets,
                    transports,
                    new MemoryAudit(),
                    (actor, unionId, permission) -> true,
                    new StubUnion(),
                    clock,
                    settings,
                    name);
            nodes.add(queue);
        }

        List<QueueEntry> send() throws IOException {
            return queue.send(JOB, UNION, STORE, SendWatch.SILENT);
        }

        void isKilled() {
            mine.die();
            throw new IllegalStateException("killed");
        }
    }

    @BeforeEach
    void start() throws Exception {
        database = MemoryDatabase.create();
        files = new FakeFiles(folder, new WindowTotals(0, 0, Map.of()));
        a = new Node("a", LEASE);
        b = new Node("b", LEASE);
        file = files.form(STORE, LAST.minusDays(91), LAST, BYTES);
        a.queue.enqueue(JOB, UNION, STORE);
    }

    @AfterEach
    void stop() {
        nodes.forEach(UploadQueue::close);
    }

    private QueueEntry entry() throws IOException {
        return b.queue.entry(JOB, file.id()).orElseThrow();
    }

    private List<String> arrived() throws IOException {
        try (Stream<Path> paths = Files.list(server)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertArrivedOnce() throws IOException {
        assertThat(entry().state()).isEqualTo(UploadState.SENT);
        assertThat(arrived()).containsExactly(file.archive());
        assertThat(server.resolve(file.archive())).hasSameBinaryContentAs(files.path(file));
    }

    private void assertTakenOverInTimeOnly() throws IOException {
        clock.move(LEASE.minusMillis(1));
        assertThat(b.queue.due(JOB, UNION)).isEmpty();
        assertThat(b.send()).isEmpty();
        assertThat(entry().state()).isEqualTo(UploadState.SENDING);
        assertThat(b.transport.done).isEmpty();

        clock.move(Duration.ofMillis(1));
        assertThat(entry().nextAttempt()).isEqualTo(clock.instant());
        assertThat(b.queue.due(JOB, UNION)).containsExactly(STORE);
        assertThat(b.send()).hasSize(1);
    }

    @Test
    void aFileIsTakenOverFromANodeThatDiedInTheMiddle() throws Exception {
        a.transport.onBlock = block -> {
            if (block == MIDDLE) {
                a.isKilled();
            }
        };
        assertThatThrownBy(a::send).hasMessageContaining("killed");

        assertTakenOverInTimeOnly();

        assertArrivedOnce();
        assertThat(b.transport.done).containsExactly("put", "rename");
        assertThat(entry().attempts()).isZero();
    }

    @Test
    void aFileThatIsThereInFullIsOnlyRenamed() throws Exception {
        a.transport.beforeRename = none -> a.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");

        assertTakenOverInTimeOnly();

        assertArrivedOnce();
        assertThat(b.transport.done).containsExactly("rename");
    }

    @Test
    void aNodeKilledBetweenRenamingAndKeepingItSendsOneFile() throws Exception {
        a.transport.afterRename = none -> a.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");

        assertTakenOverInTimeOnly();

        assertArrivedOnce();
        assertThat(b.transport.done).isEmpty();
    }

    @Test
    void oneThatWasTakenFromTheServerMeanwhileIsNotSentTwiceEvenWhenItsArchiveIsGone() throws Exception {
        a.transport.afterRename = none -> a.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");
        Files.delete(server.resolve(file.archive()));
        Files.delete(files.path(file));

        assertTakenOverInTimeOnly();

        assertThat(entry().state()).isEqualTo(UploadState.SENT);
        assertThat(b.transport.done).isEmpty();
        assertThat(arrived()).isEmpty();
    }

    @Test
    void theSameNodeTakesItsFilesBackAtOnce() throws Exception {
        a.transport.onBlock = block -> a.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");

        assertThat(new Node("a", LEASE).send()).hasSize(1);
        assertArrivedOnce();
    }

    @Test
    void aFileThatWasTakenBackByAProcessWithAClockThatRunsAheadIsDueWhenTheClockIsRight() throws Exception {
        a.transport.onBlock = block -> a.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");
        clock.move(Duration.ofDays(365));
        assertThat(new Node("a", LEASE).queue.due(JOB, UNION)).containsExactly(STORE);
        clock.move(Duration.ofDays(-365));

        assertThat(new Node("a", LEASE).send()).hasSize(1);
        assertArrivedOnce();
    }

    @Test
    void aNodeThatStalledInTheMiddleDoesNothingAnyMore() throws Exception {
        a.transport.onBlock = block -> {
            if (block == MIDDLE) {
                clock.move(LEASE);
                assertThat(b.send()).hasSize(1);
                assertArrivedOnce();
            }
        };
        assertThat(a.send()).extracting(QueueEntry::state).containsExactly(UploadState.SENT);

        assertArrivedOnce();
        assertThat(a.transport.done).containsExactly("put");
        assertThat(b.transport.done).containsExactly("put", "rename");
    }

    @Test
    void aNodeThatComesBackMarksNothingWhileTheOtherOneSends() throws Exception {
        a.transport.onBlock = block -> {
            if (block == MIDDLE) {
                clock.move(LEASE);
                b.send();
            }
        };
        b.transport.beforeRename = none -> b.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");

        b = new Node("c", LEASE);
        assertThat(entry().state()).isEqualTo(UploadState.SENDING);
        assertTakenOverInTimeOnly();
        assertArrivedOnce();
    }

    @Test
    void aNodeThatStalledAtTheRenamingMarksNothingAnyMore() throws Exception {
        a.transport.beforeRename = none -> {
            clock.move(LEASE);
            assertThat(b.send()).hasSize(1);
            Files.delete(server.resolve(file.archive()));
        };
        assertThat(a.send()).extracting(QueueEntry::state).containsExactly(UploadState.SENT);

        assertThat(arrived()).isEmpty();
        assertThat(entry().problem()).isEmpty();
        assertThat(b.send()).isEmpty();
        assertThat(b.transport.done).containsExactly("rename");
    }

    @Test
    void aNodeThatComesBackAndRenamesFirstIsNotContradicted() throws Exception {
        a.transport.beforeRename = none -> a.isKilled();
        assertThatThrownBy(a::send).hasMessageContaining("killed");
        b.transport.beforeRename = none -> Files.delete(server.resolve(file.baseName() + ".tmp"));

        assertTakenOverInTimeOnly();

        assertThat(entry().state()).isEqualTo(UploadState.SENT);
        assertThat(b.send()).isEmpty();
    }

    @Test
    void aSlowTransferIsNotTakenOverHoweverLongItLasts() throws Exception {
        Instant begun = clock.instant();
        a.transport.onBlock = block -> {
            clock.move(LEASE.dividedBy(3));
            a.queue.beat();
            assertThat(b.queue.due(JOB, UNION)).isEmpty();
            assertThat(b.send()).isEmpty();
        };
        a.send();

        assertThat(Duration.between(begun, clock.instant())).isGreaterThan(LEASE.multipliedBy(4));
        assertArrivedOnce();
        assertThat(b.transport.done).isEmpty();
    }

    @Test
    void signsAreGivenWhileASingleBlockTakesLong() throws Exception {
        Node fast = new Node("fast", Duration.ofMillis(200));
        fast.transport.onBlock = block -> {
            if (block == MIDDLE) {
                clock.move(Duration.ofHours(1));
                Instant giveUp = Instant.now().plusSeconds(60);
                while (!entry().nextAttempt().isAfter(clock.instant())) {
                    assertThat(Instant.now()).as("a sign").isBefore(giveUp);
                    LockSupport.parkNanos(1_000_000);
                }
            }
        };
        fast.send();

        assertArrivedOnce();
        assertThat(fast.transport.done).containsExactly("put", "rename");
    }

    @Test
    void aFileOfAVersionBeforeTheLeaseIsTakenOver() throws Exception {
        database.transaction(connection -> connection
                .createStatement()
                .executeUpdate("update upload_queue set state = 'SENDING', claimed_by = 'gone'"));
        assertThat(b.send()).hasSize(1);
        assertArrivedOnce();
        assertThat(b.queue.queue(JOB, Set.of(UploadState.SENDING), 10)).isEmpty();
    }
}
