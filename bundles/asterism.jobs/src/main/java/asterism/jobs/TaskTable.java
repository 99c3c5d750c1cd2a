package asterism.jobs;

import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.TaskState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table {@code task}. An attempt is numbered: what comes late from one that was given up for dead changes nothing.
 */
final class TaskTable {
    private static final String COLUMNS =
            "name, phase, done, total, unit, attempts, node, started_at, ended_at, again_at, code, arguments";

    private TaskTable() {}

    /** Which attempt at which task. */
    record Attempt(TaskKey key, int number) {}

    /** Adds tasks; one awaits the others, if it is among them. */
    static void insert(Connection connection, long runId, List<String> names, Optional<String> last)
            throws SQLException {
        String sql = """
                insert into task (run_id, position, name, phase, done, total, unit, attempts, node, code, arguments,
                                  awaits_others)
                values (?, ?, ?, 'WAITING', 0, 0, '', 0, '', '', '', ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int position = 0; position < names.size(); position++) {
                String name = names.get(position);
                Sql.set(insert, runId, position, name, last.filter(name::equals).isPresent());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Lets a task go that need not await others any more: they are all over. */
    static List<TaskKey> release(Connection connection, long runId) throws SQLException {
        String sql = """
                select position from task where run_id = ? and phase = 'WAITING' and awaits_others
                  and not exists (select 1 from task other where other.run_id = task.run_id
                    and other.phase in ('WAITING', 'RUNNING') and not other.awaits_others)
                """;
        List<TaskKey> released = Sql.query(connection, row -> new TaskKey(runId, row.getInt("position")), sql, runId);
        if (!released.isEmpty()) {
            Sql.update(connection, "update task set awaits_others = false where run_id = ?", runId);
        }
        return released;
    }

    static Optional<TaskState> find(Connection connection, TaskKey key) throws SQLException {
        String sql = "select " + COLUMNS + " from task where run_id = ? and position = ?";
        return Sql.query(connection, TaskTable::row, sql, key.runId(), key.position()).stream()
                .findFirst();
    }

    static List<TaskState> of(Connection connection, long runId) throws SQLException {
        String sql = "select " + COLUMNS + " from task where run_id = ? order by position";
        return Sql.query(connection, TaskTable::row, sql, runId);
    }

    /** Of runs: how many tasks are in which phase. */
    static Map<Long, Map<Phase, Integer>> count(Connection connection, Collection<Long> runIds) throws SQLException {
        Map<Long, Map<Phase, Integer>> counts = new HashMap<>();
        if (runIds.isEmpty()) {
            return counts;
        }
        String sql = "select run_id, phase, count(*) from task where " + ofRuns(runIds) + " group by run_id, phase";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            Sql.set(query, runIds.toArray());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    counts.computeIfAbsent(rows.getLong(1), id -> new EnumMap<>(Phase.class))
                            .put(Phase.valueOf(rows.getString(2)), rows.getInt(3));
                }
            }
        }
        return counts;
    }

    private static String ofRuns(Collection<Long> runIds) {
        return "run_id in (?" + ", ?".repeat(runIds.size() - 1) + ")";
    }

    /** Of runs that are not divided: the one task of each. */
    static Map<Long, TaskState> single(Connection connection, Collection<Long> runIds) throws SQLException {
        if (runIds.isEmpty()) {
            return Map.of();
        }
        String sql = "select run_id, " + COLUMNS + " from task where " + ofRuns(runIds);
        return Sql.query(connection, row -> Map.entry(row.getLong("run_id"), row(row)), sql, runIds.toArray()).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Attempt begin(Connection connection, TaskKey key, int attempts, String node, Instant at)
            throws SQLException {
        String sql = """
                update task set phase = 'RUNNING', attempts = ?, node = ?, done = 0, total = 0,
                       again_at = null, code = '', arguments = '', started_at = coalesce(started_at, ?)
                where run_id = ? and position = ?
                """;
        Sql.update(connection, sql, attempts + 1, node, at, key.runId(), key.position());
        return new Attempt(key, attempts + 1);
    }

    static void progress(Connection connection, Attempt attempt, Monitor.Position position) throws SQLException {
        String sql = "update task set done = ?, total = ?, unit = ?" + OF_ATTEMPT;
        Sql.update(
                connection,
                sql,
                position.done(),
                position.total(),
                position.unit(),
                attempt.key().runId(),
                attempt.key().position(),
                attempt.number());
    }

    private static final String OF_ATTEMPT =
            " where run_id = ? and position = ? and attempts = ? and phase = 'RUNNING'";

    /** Ends an attempt; false when it is not the last one. */
    static boolean end(Connection connection, Attempt attempt, Phase phase, Outcome outcome, Instant at)
            throws SQLException {
        String sql = "update task set phase = ?, code = ?, arguments = ?, ended_at = ?" + OF_ATTEMPT;
        return Sql.update(
                        connection,
                        sql,
                        phase.name(),
                        outcome.code(),
                        Lines.join(outcome.arguments()),
                        at,
                        attempt.key().runId(),
                        attempt.key().position(),
                        attempt.number())
                == 1;
    }

    /** Gives a task back; false when the attempt is not the last one. */
    static boolean giveBack(Connection connection, Attempt attempt) throws SQLException {
        String sql = "update task set phase = 'WAITING'" + OF_ATTEMPT;
        return Sql.update(connection, sql, attempt.key().runId(), attempt.key().position(), attempt.number()) == 1;
    }

    /** Gives a task back for a time to come; false when the attempt is not the last one. */
    static boolean later(Connection connection, Attempt attempt, Outcome outcome, Instant again) throws SQLException {
        String sql = "update task set phase = 'WAITING', code = ?, arguments = ?, again_at = ?" + OF_ATTEMPT;
        return Sql.update(
                        connection,
                        sql,
                        outcome.code(),
                        Lines.join(outcome.arguments()),
                        again,
                        attempt.key().runId(),
                        attempt.key().position(),
                        attempt.number())
                == 1;
    }

    /** Whether some tasks of a run wait for their time, and all others are over. */
    static boolean onlyWaits(Connection connection, long runId) throws SQLException {
        String sql = "select again_at from task where run_id = ? and phase in ('WAITING', 'RUNNING')";
        List<Optional<Instant>> left = Sql.query(connection, row -> Sql.optionalInstant(row, "again_at"), sql, runId);
        return !left.isEmpty() && left.stream().allMatch(Optional::isPresent);
    }

    static void hurry(Connection connection, long runId, Instant again) throws SQLException {
        String sql = "update task set again_at = ? where run_id = ? and phase = 'WAITING'";
        Sql.update(connection, sql, again, runId);
    }

    static void cancelWaiting(Connection connection, long runId, Instant at) throws SQLException {
        String sql = "update task set phase = 'CANCELLED', ended_at = ?, again_at = null, code = '', arguments = ''"
                + " where run_id = ? and phase = 'WAITING'";
        Sql.update(connection, sql, at, runId);
    }

    /** Cancels a task that an attempt was given up for dead of. */
    static void cancel(Connection connection, TaskKey key, Instant at) throws SQLException {
        String sql = "update task set phase = 'CANCELLED', ended_at = ? where run_id = ? and position = ?";
        Sql.update(connection, sql, at, key.runId(), key.position());
    }

    private static TaskState row(ResultSet row) throws SQLException {
        return new TaskState(
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("unit"),
                row.getInt("attempts"),
                row.getString("node"),
                Sql.optionalInstant(row, "started_at"),
                Sql.optionalInstant(row, "ended_at"),
                Sql.optionalInstant(row, "again_at"),
                row.getString("code"),
                Lines.split(row.getString("arguments")));
    }
}
