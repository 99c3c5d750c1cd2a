package asterism.uploader;

import asterism.api.Actor;
import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.export.SendableFiles;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.SendWatch;
import asterism.api.upload.Transfer;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadException;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one file of the queue through an attempt, and keeps what came of it. */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final SendableFiles files;
    private final Transports transports;
    private final Servers servers;
    private final Settings settings;
    private final Leases leases;

    /** Who sends, where to, who watches, and which files were formed meanwhile instead of lost ones. */
    record Order(Actor actor, Targets targets, SendWatch watch, BooleanSupplier cancelled, Set<Long> formedAgain) {
        Order(Actor actor, Targets targets, SendWatch watch, BooleanSupplier cancelled) {
            this(actor, targets, watch, cancelled, new HashSet<>());
        }
    }

    Dispatch(SendableFiles files, Transports transports, Settings settings, Leases leases) {
        this.files = files;
        this.transports = transports;
        this.servers = new Servers(settings.parallelConnections(), settings.bytesPerSecond());
        this.settings = settings;
        this.leases = leases;
    }

    /** Makes an attempt; false when somebody else is at it. */
    boolean attempt(Order order, Row row) throws IOException {
        return claimed(order, row, lease -> send(order, lease));
    }

    /** Lets an attempt fail before it begins; false when somebody else is at it. */
    boolean refuse(Order order, Row row, UploadException why) throws IOException {
        return claimed(order, row, lease -> {
            throw why;
        });
    }

    /** What an attempt does. */
    @FunctionalInterface
    private interface Attempt {
        void make(Lease lease) throws UploadException, IOException;
    }

    private boolean claimed(Order order, Row row, Attempt attempt) throws IOException {
        Optional<Lease> claimed = leases.claim(order.actor(), row);
        if (claimed.isEmpty()) {
            return false;
        }
        try (Lease lease = claimed.get()) {
            end(order, lease, attempt);
        }
        return true;
    }

    private void end(Order order, Lease lease, Attempt attempt) throws IOException {
        try {
            attempt.make(lease);
            sent(order, lease);
        } catch (UploadException e) {
            missed(order, lease, e);
        } catch (InterruptedIOException e) {
            giveBack(order, lease);
            LOG.debug("file {} was broken off", lease.row().id(), e);
        } catch (IOException | RuntimeException | Error e) {
            try {
                giveBack(order, lease);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private void send(Order order, Lease lease) throws UploadException, IOException {
        Row row = lease.row();
        QueueEntry entry = row.entry();
        try (Target target = order.targets().find(entry.unionId(), entry.owner().clientId())) {
            String place = target.endpoint().place();
            boolean renamingBegun = row.renamingAt().equals(place);
            if (!renamingBegun) {
                archive(entry);
            }
            Servers.Server server = servers.of(target);
            server.enter(order.cancelled());
            try {
                FileSending sending = new FileSending(
                        transports,
                        target,
                        entry,
                        () -> {
                            lease.check();
                            return archive(entry);
                        },
                        transfer(order, lease, server),
                        begun -> lease.renaming(begun ? place : ""));
                sending.send(renamingBegun);
            } finally {
                server.leave();
            }
        }
        files.handedOver(entry.fileId());
    }

    private Path archive(QueueEntry entry) throws UploadException, IOException {
        Optional<Path> path = files.archive(entry.fileId());
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            // For the log, which may tell where the server keeps its files.
            Exception where = new NoSuchFileException(path.map(Path::toString).orElse(""));
            throw Problems.ours(UploadAdvice.FILE_MISSING, false, entry.baseName(), where);
        }
        long size = Files.size(path.get());
        if (size != entry.bytes()) {
            throw Problems.ours(
                    UploadAdvice.FILE_MISSING, false, entry.baseName() + ": " + size + " / " + entry.bytes(), null);
        }
        return path.get();
    }

    private static Transfer transfer(Order order, Lease lease, Servers.Server server) {
        QueueEntry entry = lease.row().entry();
        AtomicLong done = new AtomicLong();
        return bytes -> {
            server.pace(bytes, order.cancelled());
            lease.check();
            order.watch().at(entry, Math.min(done.addAndGet(bytes), entry.bytes()));
        };
    }

    private void sent(Order order, Lease lease) throws IOException {
        Row row = lease.row();
        boolean ours = lease.end(
                UploadState.SENT, order.actor(), (connection, now) -> new QueueTable(connection).sentAt(row.id(), now));
        if (ours) {
            LOG.info(
                    "file {} of store {} was sent",
                    row.id(),
                    row.entry().owner().storeId());
        } else {
            takenOver(row);
        }
    }

    private static void takenOver(Row row) {
        LOG.info(
                "file {} of store {} was taken over",
                row.id(),
                row.entry().owner().storeId());
    }

    private void failed(Order order, Lease lease, UploadException e) throws IOException {
        Row row = lease.row();
        int attempts = row.entry().attempts() + 1;
        boolean again = e.isRetryable() && attempts < settings.attempts();
        boolean ours = lease.end(again ? UploadState.QUEUED : UploadState.FAILED, order.actor(), (connection, now) -> {
            new QueueTable(connection).failed(row.id(), attempts, now.plus(settings.pause(attempts)), e.problem());
            supersede(connection, row.entry().unionId(), row.entry().owner(), order.actor(), now);
        });
        if (!ours) {
            takenOver(row);
        } else if (again) {
            LOG.debug("file {} failed, attempt {}", row.id(), attempts, e);
        } else {
            LOG.warn(
                    "file {} of store {} was given up",
                    row.id(),
                    row.entry().owner().storeId(),
                    e);
        }
    }

    /** Has a lost file formed again, but only once: what is lost at once would be so for ever. */
    private void missed(Order order, Lease lease, UploadException e) throws IOException {
        QueueEntry entry = lease.row().entry();
        UploadProblem problem = e.problem();
        if (problem.advice() != UploadAdvice.FILE_MISSING || order.formedAgain().contains(entry.fileId())) {
            failed(order, lease, e);
            return;
        }
        Optional<ExportFile> another;
        try {
            another = files.formAgain(order.actor(), entry.unionId(), entry.fileId());
        } catch (IOException | RuntimeException again) {
            e.addSuppressed(again);
            // The disk or the database may be well by the next attempt.
            failed(order, lease, Problems.ours(UploadAdvice.FILE_MISSING, true, problem.place(), e));
            return;
        }
        if (another.isPresent()) {
            formedAgain(order, lease, e, another.get());
        } else {
            failed(order, lease, e);
        }
    }

    private void formedAgain(Order order, Lease lease, UploadException e, ExportFile another) throws IOException {
        Row row = lease.row();
        UploadProblem problem = Problems.ours(UploadAdvice.FORMED_AGAIN, false, another.baseName(), e)
                .problem();
        boolean ours = lease.end(UploadState.SUPERSEDED, order.actor(), (connection, now) -> {
            QueueTable table = new QueueTable(connection);
            table.failed(row.id(), row.entry().attempts() + 1, now, problem);
            table.keepCode(row.id());
            table.add(row.entry().unionId(), another, now, order.actor().name());
            supersede(connection, row.entry().unionId(), row.entry().owner(), order.actor(), now);
        });
        if (ours) {
            files.queued(List.of(another.id()));
            order.formedAgain().add(another.id());
            LOG.warn(
                    "file {} of store {} was lost, file {} was formed instead",
                    row.id(),
                    row.entry().owner().storeId(),
                    another.id(),
                    e);
        } else {
            takenOver(row);
        }
    }

    private static void giveBack(Order order, Lease lease) throws IOException {
        if (!lease.end(UploadState.QUEUED, order.actor(), (connection, now) -> {})) {
            takenOver(lease.row());
        }
    }

    /** Takes out unsent files of a store that a newer one on its way replaces. */
    static void supersede(Connection connection, String unionId, Participant owner, Actor actor, Instant now)
            throws SQLException {
        QueueTable table = new QueueTable(connection);
        List<Row> rows = table.ofOwner(unionId, owner);
        for (Row older : rows) {
            boolean unsent = List.of(UploadState.QUEUED, UploadState.HELD, UploadState.FAILED)
                    .contains(older.state());
            if (unsent && !older.sent() && older.renamingAt().isEmpty() && isReplaced(older, rows)) {
                table.move(older.id(), older.state(), UploadState.SUPERSEDED, now, actor.name());
            }
        }
    }

    private static boolean isReplaced(Row older, List<Row> rows) {
        LocalDate reached = Row.reached(rows);
        return rows.stream()
                .filter(row -> List.of(UploadState.QUEUED, UploadState.SENDING, UploadState.SENT)
                        .contains(row.state()))
                .anyMatch(row -> row.replaces(older, reached));
    }
}
