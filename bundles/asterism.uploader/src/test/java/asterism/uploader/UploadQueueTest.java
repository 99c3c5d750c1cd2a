package asterism.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asterism.api.Actor;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.Vanishing;
import asterism.api.lotdata.StoreWindow.WindowTotals;
import asterism.api.storage.Database;
import asterism.api.upload.Endpoint;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadConnection;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadRefusal;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadTransport;
import asterism.testkit.upload.FaultyFtpServer;
import asterism.testkit.upload.FtpFault;
import asterism.testkit.upload.TestCertificate;
import asterism.transport.FtpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadQueueTest {
    private static final Actor JOB = new Actor.Job("send", "ivanova");
    private static final String UNION = "sozvezdie";
    private static final Participant STORE = new Participant("S1", "17", "102532");
    private static final LocalDate FIRST = LocalDate.of(2026, 8, 24);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);
    private static final int BYTES = 300_000;

    @TempDir
    Path home;

    private static final Map<String, Object> ONLY_FTP = Map.of(UploadTransport.PROTOCOL, new String[] {"ftp"});

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final StubUnion union = new StubUnion();
    private final MemoryAudit audit = new MemoryAudit();
    private final Transports transports = new Transports();
    private final FtpTransport ftp = new FtpTransport();
    private Database database;
    private FakeFiles files;
    private FaultyFtpServer server;
    private StoredConnections connections;
    private UploadQueue queue;

    @BeforeEach
    void start() throws Exception {
        database = MemoryDatabase.create();
        files = new FakeFiles(folder, new WindowTotals(0, 0, Map.of()));
        Files.createDirectory(home.resolve("ESCAPE_IN"));
        server = new FaultyFtpServer(home, Optional.empty(), false);
        transports.add(ftp, ONLY_FTP);
        connections = new StoredConnections(
                database,
                audit,
                (actor, unionId, permission) -> true,
                transports,
                MasterKey.inFile(folder.resolve("uploader.key")));
        connections.save(
                JOB,
                new UploadConnection(UNION, "", endpoint(), true, 0),
                Optional.of(FaultyFtpServer.PASSWORD.toCharArray()));
        queue = newQueue(2, 0);
    }

    private Endpoint endpoint() {
        return new Endpoint(
                "ftp",
                "127.0.0.1",
                server.port(),
                "ESCAPE_IN",
                FaultyFtpServer.USER,
                false,
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
    }

    private UploadQueue newQueue(int parallel, long rate) throws Exception {
        Settings settings =
                new Settings(parallel, rate, 3, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(5));
        return new UploadQueue(
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
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ExportFile form(int daysLater) throws Exception {
        return files.formMoving(STORE, FIRST.plusDays(daysLater), LAST.plusDays(daysLater), BYTES);
    }

    private List<QueueEntry> send() throws Exception {
        return queue.send(JOB, UNION, STORE, SendWatch.SILENT);
    }

    private QueueEntry entry(long id) throws Exception {
        return queue.entry(JOB, id).orElseThrow();
    }

    private void assertArrivedOnce(ExportFile file) throws Exception {
        assertThat(entry(file.id()).state()).isEqualTo(UploadState.SENT);
        assertThat(server.names("ESCAPE_IN")).containsExactly(file.baseName() + ".zip");
        assertThat(server.file("ESCAPE_IN", file.baseName() + ".zip")).hasSameBinaryContentAs(files.path(file));
        assertThat(files.handedOver).containsExactly(file.id());
    }

    @Test
    void sendsAFileOnce() throws Exception {
        ExportFile file = form(0);
        assertThat(queue.enqueue(JOB, UNION, STORE)).hasSize(1);
        assertThat(queue.enqueue(JOB, UNION, STORE)).isEmpty();
        assertThat(queue.due(JOB, UNION)).containsExactly(STORE);
        assertThat(files.queued).containsExactly(file.id());

        assertThat(send()).hasSize(1);
        assertThat(send()).isEmpty();
        assertArrivedOnce(file);
        assertThat(queue.lastSent(JOB, STORE)).map(QueueEntry::fileId).hasValue(file.id());
        assertThat(server.commands()).containsOnlyOnce("STOR " + file.baseName() + ".tmp");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, SERVER_BUSY, QUEUED",
        "LOGIN_REFUSED, LOGIN_REFUSED, FAILED",
        "DISK_FULL, DISK_FULL, QUEUED",
        "DISK_FULL_LATER, DISK_FULL, QUEUED",
        "CUT, CONNECTION_LOST, QUEUED",
        "STALLED, CONNECTION_LOST, QUEUED",
        "FILE_BUSY, FILE_BUSY, QUEUED",
        "RENAME_REFUSED, NAME_REFUSED, FAILED"
    })
    void losesNothingByAFault(FtpFault fault, UploadAdvice advice, UploadState state) throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(fault);
        QueueEntry failed = send().get(0);

        assertThat(failed.state()).isEqualTo(state);
        assertThat(failed.problem().orElseThrow().advice()).isEqualTo(advice);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(server.names("ESCAPE_IN")).noneMatch(name -> name.endsWith(".zip"));
        assertThat(send()).isEmpty();
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            assertThat(new PropertyUploadWording().say(failed.problem().orElseThrow(), language))
                    .contains("127.0.0.1")
                    .doesNotContain("advice.", "step.", FaultyFtpServer.PASSWORD);
        }

        if (state == UploadState.FAILED) {
            queue.sendAgain(JOB, file.id());
        } else {
            clock.move(Duration.ofMinutes(1));
        }
        send();
        assertArrivedOnce(file);
    }

    @Test
    void doesNotRenameAFileThatArrivedShort() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.SHORT);
        QueueEntry failed = send().get(0);

        assertThat(failed.state()).isEqualTo(UploadState.QUEUED);
        assertThat(failed.problem().orElseThrow().advice())
                .isIn(UploadAdvice.SIZE_DIFFERS, UploadAdvice.CONNECTION_LOST);
        assertThat(server.names("ESCAPE_IN")).noneMatch(name -> name.endsWith(".zip"));
        clock.move(Duration.ofMinutes(1));
        send();
        assertArrivedOnce(file);
    }

    @ParameterizedTest
    @CsvSource({"RENAME_ANSWER_LOST", "RENAME_LOST", "RENAME_LATE"})
    void settlesAtOnceWhetherAFileWasRenamed(FtpFault fault) throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(fault);
        send();

        assertArrivedOnce(file);
        assertThat(server.commands()).containsOnlyOnce("STOR " + file.baseName() + ".tmp");
    }

    @ParameterizedTest
    @CsvSource({"RENAME_ANSWER_LOST_AND_TAKEN", "RENAME_LATE_AND_TAKEN"})
    void takesAFileThatIsGoneAfterTheLostAnswerForSent(FtpFault fault) throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(fault);
        send();

        assertThat(entry(file.id()).state()).isEqualTo(UploadState.SENT);
        assertThat(server.names("ESCAPE_IN")).containsExactly("taken-" + file.baseName() + ".zip");
    }

    @Test
    void settlesItLaterWhenTheServerStaysAway() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.RENAME_ANSWER_LOST_AND_TAKEN);
        // The first login is for the attempt, the second one to look.
        server.nextAfter(1, FtpFault.BUSY);
        QueueEntry uncertain = send().get(0);
        assertThat(uncertain.state()).isEqualTo(UploadState.QUEUED);
        assertThat(uncertain.problem().orElseThrow().advice()).isEqualTo(UploadAdvice.SERVER_BUSY);

        clock.move(Duration.ofMinutes(1));
        send();
        assertThat(entry(file.id()).state()).isEqualTo(UploadState.SENT);
        assertThat(server.names("ESCAPE_IN")).containsExactly("taken-" + file.baseName() + ".zip");
    }

    @Test
    void leavesItOpenWhenTheServerDoesNotSayWhyItRefused() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.RENAME_LATE_AND_TAKEN);
        // Both names are looked for before the renaming is tried again, and then once more.
        server.nextAfter(4, FtpFault.SIZE_CUT);
        QueueEntry uncertain = send().get(0);
        assertThat(uncertain.state()).isEqualTo(UploadState.QUEUED);
        assertThat(uncertain.problem().orElseThrow().advice()).isEqualTo(UploadAdvice.CONNECTION_LOST);

        clock.move(Duration.ofMinutes(1));
        send();
        assertThat(entry(file.id()).state()).isEqualTo(UploadState.SENT);
        assertThat(server.names("ESCAPE_IN")).containsExactly("taken-" + file.baseName() + ".zip");
    }

    @Test
    void sendsAFileOnceMoreThatIsGoneAfterItsRenamingWasRefused() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.RENAME_REFUSED);
        send();
        Files.delete(server.file("ESCAPE_IN", file.baseName() + ".tmp"));

        queue.sendAgain(JOB, file.id());
        send();
        assertArrivedOnce(file);
    }

    @Test
    void sendsAFileOnceMoreThatIsGoneAfterItWasWrittenAnew() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.RENAME_LOST);
        server.nextAfter(1, FtpFault.BUSY);
        send();
        Path temporary = server.file("ESCAPE_IN", file.baseName() + ".tmp");
        Files.write(temporary, new byte[10]);
        server.next(FtpFault.CUT);
        clock.move(Duration.ofMinutes(1));
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.QUEUED);
        Files.delete(temporary);

        clock.move(Duration.ofMinutes(2));
        send();
        assertArrivedOnce(file);
    }

    @Test
    void triesLessOftenAndGivesUpWhenTheServerIsDown() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.stop();
        assertThat(send().get(0).nextAttempt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
        clock.move(Duration.ofMinutes(1));
        assertThat(send().get(0).nextAttempt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));
        clock.move(Duration.ofMinutes(2));
        assertThat(send().get(0).state()).isEqualTo(UploadState.FAILED);
        clock.move(Duration.ofDays(1));
        assertThat(send()).isEmpty();

        server.start();
        assertThat(queue.sendAgain(JOB, file.id()).attempts()).isZero();
        send();
        assertArrivedOnce(file);
        assertThat(audit.entries).contains("send (ivanova) upload.sozvezdie.1.state FAILED -> QUEUED");
    }

    @Test
    void neverSendsAFileThatIsMissingOrCut() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        Files.write(files.path(file), new byte[10]);
        assertThat(send().get(0).problem().orElseThrow().advice()).isEqualTo(UploadAdvice.FILE_MISSING);
        Files.delete(files.path(file));
        queue.sendAgain(JOB, file.id());
        QueueEntry failed = send().get(0);

        assertThat(failed.state()).isEqualTo(UploadState.FAILED);
        assertThat(failed.problem().orElseThrow().advice()).isEqualTo(UploadAdvice.FILE_MISSING);
        assertThat(server.names("ESCAPE_IN")).isEmpty();
    }

    @Test
    void hasALostFileFormedAgainOverTheSameDays() throws Exception {
        ExportFile period = files.form(STORE, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31), BYTES);
        queue.enqueue(JOB, UNION, STORE);
        Files.delete(files.path(period));
        files.formAgain = lost -> Optional.of(files.form(lost.owner(), lost.first(), lost.last(), BYTES + 1));
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.SUPERSEDED, UploadState.SENT);

        ExportFile again = files.files.get(1);
        assertThat(files.queued).containsExactlyInAnyOrder(period.id(), again.id());
        assertArrivedOnce(again);
        assertThat(entry(again.id()).owner()).isEqualTo(STORE);
        assertThat(entry(again.id()).first()).isEqualTo(period.first());
        assertThat(entry(again.id()).last()).isEqualTo(period.last());
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"))) {
            assertThat(new PropertyUploadWording()
                            .say(entry(period.id()).problem().orElseThrow(), language))
                    .contains(again.baseName())
                    .doesNotContain("advice.");
        }
        assertThat(queue.enqueue(JOB, UNION, STORE)).isEmpty();
    }

    @Test
    void givesALostFileUpThatCannotBeFormedAgain() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        Files.delete(files.path(file));
        files.formAgain = lost -> {
            throw new IOException("disk");
        };
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.QUEUED);
        files.formAgain = lost -> Optional.empty();
        clock.move(Duration.ofMinutes(1));
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.FAILED);
        assertThat(entry(file.id()).problem().orElseThrow().advice()).isEqualTo(UploadAdvice.FILE_MISSING);

        queue.sendAgain(JOB, file.id());
        files.formAgain = lost -> {
            ExportFile again = files.form(lost.owner(), lost.first(), lost.last(), BYTES);
            Files.delete(files.path(again));
            return Optional.of(again);
        };
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.SUPERSEDED, UploadState.FAILED);
    }

    @Test
    void aPeriodThatEndsBeforeItDoesNotSupersedeAFile() throws Exception {
        ExportFile regular = form(1);
        queue.enqueue(JOB, UNION, STORE);
        ExportFile period = files.form(STORE, FIRST, LAST, BYTES);
        queue.enqueue(JOB, UNION, STORE);

        assertThat(send()).extracting(QueueEntry::fileId).containsExactly(regular.id(), period.id());
    }

    @Test
    void supersedesAnOlderUnsentFileOfTheMovedWindow() throws Exception {
        ExportFile old = form(0);
        queue.enqueue(JOB, UNION, STORE);
        ExportFile newer = form(1);
        queue.enqueue(JOB, UNION, STORE);

        assertThat(entry(old.id()).state()).isEqualTo(UploadState.SUPERSEDED);
        send();
        assertArrivedOnce(newer);
    }

    @Test
    void aPeriodAsLongAsTheWindowIsSupersededByWhatCoversItOnly() throws Exception {
        ExportFile period = files.form(STORE, FIRST.minusDays(5), LAST.minusDays(5), BYTES);
        ExportFile inner = files.form(STORE, FIRST.plusDays(5), LAST, BYTES);
        queue.enqueue(JOB, UNION, STORE);
        ExportFile regular = form(0);
        queue.enqueue(JOB, UNION, STORE);

        assertThat(entry(inner.id()).state()).isEqualTo(UploadState.SUPERSEDED);
        assertThat(send()).extracting(QueueEntry::fileId).containsExactly(period.id(), regular.id());
    }

    @Test
    void aPeriodThatCoversItSupersedesAFileOfTheMovingWindow() throws Exception {
        ExportFile regular = form(0);
        queue.enqueue(JOB, UNION, STORE);
        files.form(STORE, FIRST.plusDays(1), LAST.plusDays(1), BYTES);
        queue.enqueue(JOB, UNION, STORE);
        assertThat(entry(regular.id()).state()).isEqualTo(UploadState.QUEUED);

        files.form(STORE, FIRST.minusDays(1), LAST, BYTES);
        queue.enqueue(JOB, UNION, STORE);
        assertThat(entry(regular.id()).state()).isEqualTo(UploadState.SUPERSEDED);
    }

    @Test
    void aWindowThatGotShorterSupersedesTheLongerOne() throws Exception {
        ExportFile longer = form(0);
        queue.enqueue(JOB, UNION, STORE);
        files.formMoving(STORE, LAST.minusDays(5), LAST.plusDays(1), BYTES);
        queue.enqueue(JOB, UNION, STORE);

        assertThat(entry(longer.id()).state()).isEqualTo(UploadState.SUPERSEDED);
    }

    @Test
    void noDayIsLeftOutWhenTheServerIsAwayLongerThanTheWindow() throws Exception {
        week(0);
        queue.enqueue(JOB, UNION, STORE);
        send();
        for (int night = 1; night <= 8; night++) {
            week(night);
            queue.enqueue(JOB, UNION, STORE);
        }

        assertThat(send()).extracting(QueueEntry::first).containsExactly(LAST.plusDays(1), LAST.plusDays(2));
    }

    private ExportFile week(int night) throws Exception {
        return files.formMoving(STORE, LAST.minusDays(6).plusDays(night), LAST.plusDays(night), 1_000);
    }

    @Test
    void keepsTheOrderOfFilesThatDoNotReplaceEachOther() throws Exception {
        ExportFile month = files.form(STORE, LocalDate.of(2026, 8, 1), LocalDate.of(2026, 8, 31), BYTES);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.DISK_FULL);
        send();
        ExportFile regular = form(0);
        queue.enqueue(JOB, UNION, STORE);

        assertThat(entry(month.id()).state()).isEqualTo(UploadState.QUEUED);
        assertThat(send()).isEmpty();
        clock.move(Duration.ofMinutes(1));
        assertThat(send()).extracting(QueueEntry::fileId).containsExactly(month.id(), regular.id());
        assertThatThrownBy(() -> queue.sendAgain(JOB, month.id()))
                .isInstanceOfSatisfying(
                        UploadRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(UploadRefusal.Reason.NEWER_SENT));
    }

    @Test
    void holdsAFileThatWouldDeleteTooMuch() throws Exception {
        form(0);
        queue.enqueue(JOB, UNION, STORE);
        send();
        ExportFile few = form(1);
        files.vanishing.put(few.id(), vanishing(50));
        queue.enqueue(JOB, UNION, STORE);
        send();
        assertThat(entry(few.id()).state()).isEqualTo(UploadState.SENT);

        ExportFile many = form(2);
        files.vanishing.put(many.id(), vanishing(51));
        assertThat(queue.enqueue(JOB, UNION, STORE).get(0).state()).isEqualTo(UploadState.HELD);
        assertThat(send()).isEmpty();
        assertThat(queue.vanishing(JOB, many.id()).orElseThrow().vanished()).isEqualTo(51);

        queue.release(JOB, many.id());
        send();
        assertThat(entry(many.id()).state()).isEqualTo(UploadState.SENT);
        assertThatThrownBy(() -> queue.release(JOB, many.id())).isInstanceOf(UploadRefusal.class);
    }

    private static Vanishing vanishing(int movements) {
        return new Vanishing(1000, new TreeMap<>(Map.of(LAST, new Vanishing.Counts(0, movements, 0, 200))));
    }

    @ParameterizedTest
    @CsvSource({
        // vanished and held of a day, guardPercent, whether it is held; of the window 100,000 are held
        "19, 20, 5, false",
        "20, 20, 5, true",
        "33, 100, 5, false",
        "34, 100, 5, true",
        "34, 100, 34, false",
        "35, 100, 34, true",
        "100, 100, 100, false",
    })
    void holdsAFileThatWouldDeleteTooMuchOfADay(int vanished, int held, int percent, boolean isHeld) throws Exception {
        union.guardPercent = percent;
        ExportFile file = form(0);
        Vanishing.Counts day = new Vanishing.Counts(1_000, vanished - 5, 5, held);
        files.vanishing.put(file.id(), new Vanishing(100_000, new TreeMap<>(Map.of(LAST, day))));

        UploadState state = queue.enqueue(JOB, UNION, STORE).get(0).state();
        assertThat(state).isEqualTo(isHeld ? UploadState.HELD : UploadState.QUEUED);
    }

    @Test
    void aFileOfWhichNothingIsKnownKeepsNoOtherFromBeingSent() throws Exception {
        Participant other = new Participant("S2", "18", "102532");
        ExportFile lost = form(0);
        ExportFile file = files.form(other, FIRST, LAST, BYTES);
        files.unknown.add(lost.id());
        assertThat(queue.enqueue(JOB, UNION, STORE)).hasSize(1);
        queue.enqueue(JOB, UNION, other);

        assertThat(queue.sendDue(JOB, UNION, SendWatch.SILENT)).hasSize(2);

        assertThat(entry(lost.id()).state()).isEqualTo(UploadState.FAILED);
        assertThat(entry(lost.id()).problem().orElseThrow().advice()).isEqualTo(UploadAdvice.FILE_MISSING);
        assertArrivedOnce(file);
        assertThat(queue.due(JOB, UNION)).isEmpty();
        assertThat(queue.vanishing(JOB, lost.id())).isEmpty();
    }

    @Test
    void keepsAFileAsLongAsTheCertificateOfTheServerIsNotTrusted() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder, "ip:127.0.0.1");
        Map<String, Object> secure = Map.of(UploadTransport.PROTOCOL, new String[] {"ftps"});
        transports.add(ftp, secure);
        server.close();
        server = new FaultyFtpServer(home, Optional.of(certificate), false);
        connectSecurely(Optional.empty());
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        QueueEntry refused = send().get(0);
        assertThat(refused.state()).isEqualTo(UploadState.FAILED);
        assertThat(refused.problem().orElseThrow().advice()).isEqualTo(UploadAdvice.CERTIFICATE_UNTRUSTED);
        assertThat(server.names("ESCAPE_IN")).isEmpty();

        connectSecurely(Optional.of(certificate.pem()));
        queue.sendAgain(JOB, file.id());
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.SENT);
        assertArrivedOnce(file);
    }

    private void connectSecurely(Optional<String> certificate) throws Exception {
        UploadConnection known = connections.all(JOB, UNION).get(0);
        Endpoint plain = endpoint();
        Endpoint secure = new Endpoint(
                "ftps",
                plain.host(),
                plain.port(),
                plain.directory(),
                plain.user(),
                false,
                certificate,
                plain.connectTimeout(),
                plain.replyTimeout());
        connections.save(
                JOB,
                new UploadConnection(UNION, "", secure, true, known.version()),
                Optional.of(FaultyFtpServer.PASSWORD.toCharArray()));
    }

    @Test
    void aFileThatGetsIntoItsPlaceAfterANewerOneIsNotPassedOver() throws Exception {
        ExportFile late = files.form(STORE, LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31), BYTES);
        files.late.add(late.id());
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        assertThat(send()).extracting(QueueEntry::fileId).containsExactly(file.id());

        files.late.clear();
        assertThat(queue.enqueue(JOB, UNION, STORE))
                .extracting(QueueEntry::fileId)
                .containsExactly(late.id());
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.SENT);
        assertThat(queue.enqueue(JOB, UNION, STORE)).isEmpty();
    }

    @Test
    void aFileThatGetsIntoItsPlaceAfterOneThatCoversItIsNotSent() throws Exception {
        ExportFile late = form(0);
        files.late.add(late.id());
        form(0);
        queue.enqueue(JOB, UNION, STORE);
        send();

        files.late.clear();
        queue.enqueue(JOB, UNION, STORE);
        assertThat(send()).isEmpty();
        assertThat(entry(late.id()).state()).isEqualTo(UploadState.SUPERSEDED);
    }

    @Test
    void whatIsReplacedIsNotSentThoughItsQueueingWasBrokenOff() throws Exception {
        ExportFile older = form(0);
        queue.enqueue(JOB, UNION, STORE);
        ExportFile newer = form(1);
        database.<Boolean, IOException>transaction(
                connection -> new QueueTable(connection).add(UNION, newer, clock.instant(), "job"));

        assertThat(send()).extracting(QueueEntry::fileId).containsExactly(newer.id());
        assertThat(entry(older.id()).state()).isEqualTo(UploadState.SUPERSEDED);
    }

    @Test
    void whatTheUnionMayHaveIsNeitherDiscardedNorFollowedByAnOlderFile() throws Exception {
        ExportFile older = files.form(STORE, FIRST, LAST, BYTES);
        queue.enqueue(JOB, UNION, STORE);
        queue.discard(JOB, older.id());
        ExportFile file = form(1);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.RENAME_ANSWER_LOST_AND_TAKEN);
        server.nextAfter(1, FtpFault.BUSY);
        assertThat(send()).extracting(QueueEntry::state).containsExactly(UploadState.QUEUED);

        assertThatThrownBy(() -> queue.discard(JOB, file.id()))
                .isInstanceOfSatisfying(
                        UploadRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(UploadRefusal.Reason.MAYBE_SENT));
        assertThatThrownBy(() -> queue.sendAgain(JOB, older.id()))
                .isInstanceOfSatisfying(
                        UploadRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(UploadRefusal.Reason.NEWER_SENT));
        assertThat(entry(file.id()).state()).isEqualTo(UploadState.QUEUED);
    }

    @Test
    void sendsNothingThatWasDiscarded() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        queue.discard(JOB, file.id());

        assertThat(send()).isEmpty();
        assertThat(queue.queue(JOB, Set.of(UploadState.DISCARDED), 10)).hasSize(1);
        assertThat(server.names("ESCAPE_IN")).isEmpty();
    }

    @Test
    void givesAFileBackWhenItIsCancelled() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        AtomicBoolean cancelled = new AtomicBoolean();
        QueueEntry back = queue.send(JOB, UNION, STORE, new SendWatch() {
                    @Override
                    public boolean isCancelled() {
                        return cancelled.get();
                    }

                    @Override
                    public void at(QueueEntry entry, long done) {
                        cancelled.set(done > BYTES / 2);
                    }
                })
                .get(0);

        assertThat(back.state()).isEqualTo(UploadState.QUEUED);
        assertThat(back.attempts()).isZero();
        send();
        assertArrivedOnce(file);
    }

    @Test
    void takesBackWhatItWasSendingWhenItWasKilled() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            Instant end = clock.instant().plus(Duration.ofMinutes(5));
            return table.claim(table.find(file.id()).orElseThrow(), "node", end, clock.instant(), "killed");
        });
        assertThat(send()).isEmpty();

        queue = newQueue(2, 0);
        send();
        assertArrivedOnce(file);
    }

    @Test
    void limitsParallelConnections() throws Exception {
        queue = newQueue(1, 0);
        CountingTransport counting = new CountingTransport(ftp);
        transports.remove(ftp, ONLY_FTP);
        transports.add(counting, ONLY_FTP);
        Participant other = new Participant("S2", "18", "102532");
        form(0);
        files.form(other, FIRST, LAST, BYTES);
        queue.enqueue(JOB, UNION, STORE);
        queue.enqueue(JOB, UNION, other);
        var threads = Executors.newFixedThreadPool(2);
        CountDownLatch begin = new CountDownLatch(1);
        try {
            List<Future<List<QueueEntry>>> both = List.of(STORE, other).stream()
                    .map(owner -> threads.submit(() -> {
                        begin.await();
                        return queue.send(JOB, UNION, owner, SendWatch.SILENT);
                    }))
                    .toList();
            begin.countDown();
            for (Future<List<QueueEntry>> each : both) {
                assertThat(each.get(30, TimeUnit.SECONDS).get(0).state()).isEqualTo(UploadState.SENT);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(counting.most()).hasValue(1);
    }

    @Test
    void sendsToAPlaceThatIsNoConnection() throws Exception {
        ExportFile file = form(0);
        queue.enqueue(JOB, UNION, STORE);
        connections.remove(JOB, UNION, "", 1);
        assertThat(send().get(0).problem().orElseThrow().advice()).isEqualTo(UploadAdvice.NO_CONNECTION);
        clock.move(Duration.ofMinutes(1));
        queue.sendDue(JOB, UNION, endpoint(), FaultyFtpServer.PASSWORD.toCharArray(), SendWatch.SILENT);

        assertArrivedOnce(file);
    }

    @Test
    void whatAPersonDoesIsInTheTrailAndWhatAJobDoesIsNot() throws Exception {
        form(0);
        queue.enqueue(JOB, UNION, STORE);
        queue.sendDue(JOB, UNION, SendWatch.SILENT);
        assertThat(audit.entries).noneMatch(entry -> entry.contains("upload."));

        Actor ivanova = new Actor.User("ivanova");
        form(1);
        queue.enqueue(ivanova, UNION, STORE);
        queue.sendDue(ivanova, UNION, endpoint(), FaultyFtpServer.PASSWORD.toCharArray(), SendWatch.SILENT);
        queue.sendDue(ivanova, UNION, SendWatch.SILENT);
        queue.sendAgain(ivanova, 2);
        queue.discard(ivanova, 2);
        assertThat(audit.entries)
                .filteredOn(entry -> entry.contains("upload."))
                .containsExactly(
                        "ivanova upload.sozvezdie.2.state  -> QUEUED",
                        "ivanova upload.sozvezdie.send  -> started: "
                                + endpoint().place(),
                        "ivanova upload.sozvezdie.send  -> started",
                        "ivanova upload.sozvezdie.2.state SENT -> QUEUED",
                        "ivanova upload.sozvezdie.2.state QUEUED -> DISCARDED");
    }

    @Test
    void keepsAFailureWithoutItsPassword() throws Exception {
        form(0);
        queue.enqueue(JOB, UNION, STORE);
        server.next(FtpFault.LOGIN_REFUSED_ALOUD);
        var out = new java.io.ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new java.io.PrintStream(out, true, java.nio.charset.StandardCharsets.UTF_8));
        QueueEntry failed;
        try {
            failed = send().get(0);
        } finally {
            System.setErr(before);
        }

        assertThat(failed.toString()).contains("LOGIN_REFUSED").doesNotContain(FaultyFtpServer.PASSWORD);
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
                .contains(UploadException.class.getName())
                .doesNotContain(FaultyFtpServer.PASSWORD);
        assertThat(audit.entries).noneMatch(entry -> entry.contains(FaultyFtpServer.PASSWORD));
    }
}
