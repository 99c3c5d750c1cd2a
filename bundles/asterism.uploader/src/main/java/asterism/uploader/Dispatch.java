package asterism.uploader;

import asterism.api.Actor;
import asterism.api.export.SendableFiles;
import asterism.api.storage.Database;
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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one file of the queue through an attempt, and keeps what came of it. */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Database database;
    private final SendableFiles files;
    private final Transports transports;
    private final Servers servers;
    private final Settings settings;
    private final Clock clock;
    private final String node;

    /** Who sends, where to, and who watches. */
    record Order(Actor actor, Targets targets, SendWatch watch, BooleanSupplier cancelled) {}

    Dispatch(
            Database database,
            SendableFiles files,
            Transports transports,
            Settings settings,
            Clock clock,
            String node) {
        this.database = database;
        this.files = files;
        this.transports = transports;
        this.servers = new Servers(settings.parallelConnections(), settings.bytesPerSecond());
        this.settings = settings;
        this.clock = clock;
        this.node = node;
    }

    /** Makes an attempt, unless somebody else is at it. */
    void attempt(Order order, Row row) throws IOException {
        if (!claim(order, row)) {
            return;
        }
        try {
            send(order, row);
            sent(order, row);
        } catch (UploadException e) {
            failed(order, row, e);
        } catch (InterruptedIOException e) {
            giveBack(order, row);
            LOG.debug("file {} was broken off", row.id(), e);
        } catch (IOException | RuntimeException | Error e) {
            try {
                giveBack(order, row);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private boolean claim(Order order, Row row) throws IOException {
        return database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            boolean ours = table.move(
                    row.id(),
                    UploadState.QUEUED,
                    UploadState.SENDING,
                    now(),
                    order.actor().name());
            if (ours) {
                table.claimedBy(row.id(), node);
            }
            return ours;
        });
    }

    private void send(Order order, Row row) throws UploadException, IOException {
        QueueEntry entry = row.entry();
        Path archive = archive(entry);
        try (Target target = order.targets().find(entry.unionId(), entry.owner().clientId())) {
            Servers.Server server = servers.of(target);
            String place = target.endpoint().place();
            server.enter(order.cancelled());
            try {
                FileSending sending = new FileSending(
                        transports,
                        target,
                        entry,
                        archive,
                        transfer(order, entry, server),
                        begun -> renaming(entry, begun ? place : ""));
                sending.send(row.renamingAt().equals(place));
            } finally {
                server.leave();
            }
        }
        files.handedOver(entry.fileId());
    }

    private Path archive(QueueEntry entry) throws UploadException, IOException {
        Optional<Path> path = files.archive(entry.fileId());
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            throw Problems.ours(
                    UploadAdvice.FILE_MISSING, false, path.map(Path::toString).orElse(""), null);
        }
        long size = Files.size(path.get());
        if (size != entry.bytes()) {
            throw Problems.ours(
                    UploadAdvice.FILE_MISSING, false, path.get() + ": " + size + " / " + entry.bytes(), null);
        }
        return path.get();
    }

    private static Transfer transfer(Order order, QueueEntry entry, Servers.Server server) {
        AtomicLong done = new AtomicLong();
        return bytes -> {
            server.pace(bytes, order.cancelled());
            order.watch().at(entry, Math.min(done.addAndGet(bytes), entry.bytes()));
        };
    }

    private void renaming(QueueEntry entry, String place) throws IOException {
        database.transaction(connection -> {
            new QueueTable(connection).renamingAt(entry.fileId(), place);
            return true;
        });
    }

    private void sent(Order order, Row row) throws IOException {
        database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            Instant now = now();
            table.move(
                    row.id(),
                    UploadState.SENDING,
                    UploadState.SENT,
                    now,
                    order.actor().name());
            table.sentAt(row.id(), now);
            return true;
        });
        LOG.info("file {} of store {} was sent", row.id(), row.entry().owner().storeId());
    }

    private void failed(Order order, Row row, UploadException e) throws IOException {
        int attempts = row.entry().attempts() + 1;
        boolean again = e.isRetryable() && attempts < settings.attempts();
        UploadState state = again ? UploadState.QUEUED : UploadState.FAILED;
        UploadProblem problem = e.problem();
        database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            Instant now = now();
            table.move(row.id(), UploadState.SENDING, state, now, order.actor().name());
            table.failed(row.id(), attempts, now.plus(settings.pause(attempts)), problem);
            supersede(connection, row, order.actor(), now);
            return true;
        });
        if (again) {
            LOG.debug("file {} failed, attempt {}", row.id(), attempts, e);
        } else {
            LOG.warn(
                    "file {} of store {} was given up",
                    row.id(),
                    row.entry().owner().storeId(),
                    e);
        }
    }

    private void giveBack(Order order, Row row) throws IOException {
        database.transaction(connection -> {
            new QueueTable(connection)
                    .move(
                            row.id(),
                            UploadState.SENDING,
                            UploadState.QUEUED,
                            now(),
                            order.actor().name());
            return true;
        });
    }

    /** Takes out unsent files of a store that a newer one on its way replaces. */
    static void supersede(Connection connection, Row any, Actor actor, Instant now) throws SQLException {
        QueueTable table = new QueueTable(connection);
        List<Row> rows = table.ofOwner(any.entry().unionId(), any.entry().owner());
        for (Row older : rows) {
            boolean unsent = List.of(UploadState.QUEUED, UploadState.HELD, UploadState.FAILED)
                    .contains(older.state());
            if (unsent && !older.sent() && older.renamingAt().isEmpty() && isReplaced(older, rows)) {
                table.move(older.id(), older.state(), UploadState.SUPERSEDED, now, actor.name());
            }
        }
    }

    private static boolean isReplaced(Row older, List<Row> rows) {
        return rows.stream()
                .filter(row -> List.of(UploadState.QUEUED, UploadState.SENDING, UploadState.SENT)
                        .contains(row.state()))
                .anyMatch(row -> row.replaces(older));
    }

    /** As exact as the database. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
