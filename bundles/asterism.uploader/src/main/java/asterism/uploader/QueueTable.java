package asterism.uploader;

import asterism.api.export.ExportFile;
import asterism.api.export.Participant;
import asterism.api.upload.QueueEntry;
import asterism.api.upload.UploadAdvice;
import asterism.api.upload.UploadProblem;
import asterism.api.upload.UploadState;
import asterism.api.upload.UploadStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The table {@code upload_queue}: a row a file. */
final class QueueTable {
    static final String SELECT = """
            select file_id, union_id, store_id, store_code, client_id, first_day, last_day, base_name, bytes, state,
              released, attempts, next_attempt, renaming_at, step, advice, place, reply_code, reply_text, sent_at,
              changed_at, changed_by, claim, claimed_until, moving_window
            from upload_queue
            """;
    private static final String OF_OWNER = "where union_id = ? and store_id = ? and store_code = ? and client_id = ? ";
    private static final String OF_CLAIM = "where file_id = ? and claim = ? and state = ?";

    private final Connection connection;

    QueueTable(Connection connection) {
        this.connection = connection;
    }

    Optional<Row> find(long fileId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + "where file_id = ?")) {
            query.setLong(1, fileId);
            return read(query).stream().findFirst();
        }
    }

    /** All files of a store, oldest first. */
    List<Row> ofOwner(String unionId, Participant owner) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SELECT + OF_OWNER + "order by file_id")) {
            query.setString(1, unionId);
            setOwner(query, 2, owner);
            return read(query);
        }
    }

    /** Files of a store that were sent, the last one first. */
    List<Row> sent(Participant owner, int limit) throws SQLException {
        String sql = SELECT + """
                where store_id = ? and store_code = ? and client_id = ? and sent_at is not null
                order by sent_at desc, file_id desc
                fetch first ? rows only""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            setOwner(query, 1, owner);
            query.setInt(4, limit);
            return read(query);
        }
    }

    List<Row> inStates(Collection<UploadState> states, int limit) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(states.size(), "?"));
        String sql = SELECT + "where state in (" + marks + ") order by file_id desc fetch first ? rows only";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int index = 1;
            for (UploadState state : states) {
                query.setString(index++, state.name());
            }
            query.setInt(index, limit);
            return read(query);
        }
    }

    List<Participant> due(String unionId, Instant now) throws SQLException {
        String sql = """
                select distinct store_id, store_code, client_id from upload_queue
                where union_id = ? and ((state = ? and next_attempt <= ?) or (state = ? and claimed_until <= ?))
                order by store_id, client_id, store_code""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, unionId);
            query.setString(2, UploadState.QUEUED.name());
            query.setObject(3, time(now));
            query.setString(4, UploadState.SENDING.name());
            query.setObject(5, time(now));
            List<Participant> owners = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    owners.add(new Participant(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return owners;
        }
    }

    /** Adds a file; tells whether it is new. */
    boolean add(String unionId, ExportFile file, Instant now, String by) throws SQLException {
        if (find(file.id()).isPresent()) {
            return false;
        }
        String sql = """
                insert into upload_queue (file_id, union_id, store_id, store_code, client_id, first_day, last_day,
                  base_name, bytes, state, released, attempts, next_attempt, renaming_at, claimed_by, step, advice,
                  place, reply_code, reply_text, changed_at, changed_by, moving_window)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0, ?, '', '', '', '', '', 0, '', ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, file.id());
            insert.setString(2, unionId);
            setOwner(insert, 3, file.owner());
            insert.setObject(6, file.first());
            insert.setObject(7, file.last());
            insert.setString(8, file.baseName());
            insert.setLong(9, file.bytes());
            insert.setString(10, UploadState.QUEUED.name());
            insert.setObject(11, time(now));
            insert.setObject(12, time(now));
            insert.setString(13, by);
            insert.setBoolean(14, file.moving());
            return insert.executeUpdate() == 1;
        }
    }

    /** Changes a state; tells whether it still was what it is thought to be. */
    boolean move(long fileId, UploadState from, UploadState to, Instant now, String by) throws SQLException {
        String sql = """
                update upload_queue set state = ?, claimed_by = '', changed_at = ?, changed_by = ?
                where file_id = ? and state = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, to.name());
            update.setObject(2, time(now));
            update.setString(3, by);
            update.setLong(4, fileId);
            update.setString(5, from.name());
            return update.executeUpdate() == 1;
        }
    }

    /** Makes a file that was queued just now due at once, with all attempts before it. */
    void renew(long fileId, boolean released, Instant now) throws SQLException {
        String sql = """
                update upload_queue set attempts = 0, next_attempt = ?, released = released or ?, step = '',
                  advice = '', place = '', reply_code = 0, reply_text = ''
                where file_id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, time(now));
            update.setBoolean(2, released);
            update.setLong(3, fileId);
            update.executeUpdate();
        }
    }

    /** Makes all files due that wait for another attempt; tells how many. */
    int hurry(String unionId, Instant now) throws SQLException {
        String sql = "update upload_queue set next_attempt = ? where union_id = ? and state = ? and next_attempt > ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, time(now));
            update.setString(2, unionId);
            update.setString(3, UploadState.QUEUED.name());
            update.setObject(4, time(now));
            return update.executeUpdate();
        }
    }

    /**
     * Gives a file that is queued, or whose sender gave no sign in time, to a sender; tells whether it still was as it
     * was read.
     */
    boolean claim(Row row, String node, Instant until, Instant now, String by) throws SQLException {
        String sql = """
                update upload_queue set state = ?, claim = claim + 1, claimed_by = ?, claimed_until = ?, changed_at = ?,
                  changed_by = ?
                where file_id = ? and claim = ? and (state = ? or (state = ? and claimed_until <= ?))""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, UploadState.SENDING.name());
            update.setString(2, node);
            update.setObject(3, time(until));
            update.setObject(4, time(now));
            update.setString(5, by);
            update.setLong(6, row.id());
            update.setLong(7, row.claim());
            update.setString(8, UploadState.QUEUED.name());
            update.setString(9, UploadState.SENDING.name());
            update.setObject(10, time(now));
            return update.executeUpdate() == 1;
        }
    }

    /** Lets a claim last longer; tells whether the file still belongs to it. */
    boolean sign(Row claimed, Instant until) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update upload_queue set claimed_until = ? " + OF_CLAIM)) {
            update.setObject(1, time(until));
            setClaim(update, 2, claimed);
            return update.executeUpdate() == 1;
        }
    }

    /** Brings a file that was being sent into another state; tells whether it still belonged to the claim. */
    boolean end(Row claimed, UploadState to, Instant now, String by) throws SQLException {
        String sql = "update upload_queue set state = ?, claimed_by = '', changed_at = ?, changed_by = ? " + OF_CLAIM;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, to.name());
            update.setObject(2, time(now));
            update.setString(3, by);
            setClaim(update, 4, claimed);
            return update.executeUpdate() == 1;
        }
    }

    private static void setClaim(PreparedStatement update, int index, Row claimed) throws SQLException {
        update.setLong(index, claimed.id());
        update.setLong(index + 1, claimed.claim());
        update.setString(index + 2, UploadState.SENDING.name());
    }

    boolean renamingAt(long fileId, String place) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update upload_queue set renaming_at = ? where file_id = ?")) {
            update.setString(1, place);
            update.setLong(2, fileId);
            return update.executeUpdate() == 1;
        }
    }

    void failed(long fileId, int attempts, Instant next, UploadProblem problem) throws SQLException {
        String sql = """
                update upload_queue set attempts = ?, next_attempt = ?, step = ?, advice = ?, place = ?,
                  reply_code = ?, reply_text = ?
                where file_id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, attempts);
            update.setObject(2, time(next));
            update.setString(3, problem.step().name());
            update.setString(4, problem.advice().name());
            update.setString(5, problem.place());
            update.setInt(6, problem.replyCode());
            update.setString(7, problem.replyText());
            update.setLong(8, fileId);
            update.executeUpdate();
        }
    }

    void sentAt(long fileId, Instant now) throws SQLException {
        String sql = """
                update upload_queue set sent_at = ?, renaming_at = '', step = '', advice = '', place = '',
                  reply_code = 0, reply_text = ''
                where file_id = ?""";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, time(now));
            update.setLong(2, fileId);
            update.executeUpdate();
        }
        keepCode(fileId);
    }

    /** Keeps in mind under which codes a file was sent, or may have been when nobody will send it any more. */
    void keepCode(long fileId) throws SQLException {
        String sql = """
                insert into sent_code (client_id, store_code, store_id)
                select client_id, store_code, store_id from upload_queue file
                where file_id = ? and (sent_at is not null or renaming_at <> '')
                  and not exists (select 1 from sent_code known where known.client_id = file.client_id
                    and known.store_code = file.store_code and known.store_id = file.store_id)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, fileId);
            insert.executeUpdate();
        }
    }

    /** Takes back what an earlier life of a node was sending; it was due then, and is so still. */
    int reclaim(String node) throws SQLException {
        String sql = "update upload_queue set state = ?, claimed_by = '' where state = ? and claimed_by = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, UploadState.QUEUED.name());
            update.setString(2, UploadState.SENDING.name());
            update.setString(3, node);
            return update.executeUpdate();
        }
    }

    private static void setOwner(PreparedStatement statement, int index, Participant owner) throws SQLException {
        statement.setString(index, owner.storeId());
        statement.setString(index + 1, owner.storeCode());
        statement.setString(index + 2, owner.clientId());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static List<Row> read(PreparedStatement query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(row(row));
            }
        }
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        UploadState state = UploadState.valueOf(row.getString(10));
        QueueEntry entry = new QueueEntry(
                row.getLong(1),
                row.getString(2),
                new Participant(row.getString(3), row.getString(4), row.getString(5)),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getString(8),
                row.getLong(9),
                state,
                row.getInt(12),
                row.getObject(state == UploadState.SENDING ? 24 : 13, OffsetDateTime.class)
                        .toInstant(),
                problem(row),
                row.getObject(21, OffsetDateTime.class).toInstant(),
                row.getString(22));
        return new Row(
                entry,
                row.getBoolean(11),
                row.getString(14),
                row.getObject(20) != null,
                row.getLong(23),
                row.getBoolean(25));
    }

    private static Optional<UploadProblem> problem(ResultSet row) throws SQLException {
        String step = row.getString(15);
        return step.isEmpty()
                ? Optional.empty()
                : Optional.of(new UploadProblem(
                        UploadStep.valueOf(step),
                        UploadAdvice.valueOf(row.getString(16)),
                        row.getString(17),
                        row.getInt(18),
                        row.getString(19)));
    }
}
