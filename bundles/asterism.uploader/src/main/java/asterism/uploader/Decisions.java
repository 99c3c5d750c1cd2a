package asterism.uploader;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.storage.Database;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadRefusal;
import asterism.api.upload.UploadRefusal.Reason;
import asterism.api.upload.UploadState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person decides of files in the queue. */
final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    Decisions(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes all files due that wait for another attempt; tells how many. */
    int hurry(Actor actor, String unionId) throws IOException {
        return database.transaction(connection -> {
            int hurried = new QueueTable(connection).hurry(unionId, now());
            if (hurried > 0) {
                audit.record(connection, actor, "upload." + unionId + ".due", "", Integer.toString(hurried));
            }
            return hurried;
        });
    }

    QueueEntry sendAgain(Actor actor, long fileId) throws IOException {
        Set<UploadState> from = EnumSet.of(UploadState.FAILED, UploadState.SENT, UploadState.DISCARDED);
        return change(actor, fileId, from, UploadState.QUEUED, (connection, row) -> {
            QueueTable table = new QueueTable(connection);
            boolean newer = table.ofOwner(row.entry().unionId(), row.entry().owner()).stream()
                    .anyMatch(other -> other.id() > fileId && other.overlaps(row) && isWithUnion(other));
            if (newer) {
                throw new UploadRefusal(Reason.NEWER_SENT, fileId);
            }
            table.renew(fileId, false, now());
        });
    }

    /** Or may be. */
    private static boolean isWithUnion(Row row) {
        return row.sent()
                || row.state() == UploadState.SENDING
                || !row.renamingAt().isEmpty();
    }

    QueueEntry release(Actor actor, long fileId) throws IOException {
        return change(actor, fileId, EnumSet.of(UploadState.HELD), UploadState.QUEUED, (connection, row) -> {
            new QueueTable(connection).renew(fileId, true, now());
            QueueEntry entry = row.entry();
            Dispatch.supersede(connection, entry.unionId(), entry.owner(), actor, now());
        });
    }

    QueueEntry discard(Actor actor, long fileId) throws IOException {
        Set<UploadState> from = EnumSet.of(UploadState.HELD, UploadState.QUEUED, UploadState.FAILED);
        return change(actor, fileId, from, UploadState.DISCARDED, (connection, row) -> {
            if (!row.renamingAt().isEmpty()) {
                throw new UploadRefusal(Reason.MAYBE_SENT, fileId);
            }
        });
    }

    /** What comes with a change of state by hand. */
    @FunctionalInterface
    private interface Also {
        void run(Connection connection, Row row) throws SQLException;
    }

    private QueueEntry change(Actor actor, long fileId, Set<UploadState> from, UploadState to, Also also)
            throws IOException {
        Row changed = database.transaction(connection -> {
            QueueTable table = new QueueTable(connection);
            Row row = table.find(fileId).orElseThrow(() -> new UploadRefusal(Reason.UNKNOWN_FILE, fileId));
            if (!from.contains(row.state()) || !table.move(fileId, row.state(), to, now(), actor.name())) {
                throw new UploadRefusal(Reason.WRONG_STATE, fileId);
            }
            also.run(connection, row);
            audit.record(
                    connection,
                    actor,
                    UploadQueue.subject(row.entry().unionId(), fileId),
                    row.state().name(),
                    to.name());
            return table.find(fileId).orElseThrow(() -> new UploadRefusal(Reason.UNKNOWN_FILE, fileId));
        });
        LOG.info("file {} is {} by {}", fileId, to, actor.name());
        return changed.entry();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
