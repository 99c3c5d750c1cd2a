package asterism.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * db-scheduler's table, as far as it is written in our own transactions: what is to be done is in the queue exactly
 * when the run says so.
 */
final class Queue {
    /** Naming the tasks of a run; the entry is the run's id. */
    static final String PLAN = "plan";

    /** Performing a task; the entry is {@link TaskKey#instance()}. */
    static final String TASK = "task";

    private Queue() {}

    static void add(Connection connection, String name, List<String> instances, Instant due) throws SQLException {
        String sql = "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values (?, ?, ?, false, 1)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String instance : instances) {
                Sql.set(insert, name, instance, due);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Gives back an entry that a worker of this process still holds. */
    static void giveBack(Connection connection, String name, String instance, Instant due) throws SQLException {
        String sql = GIVE_BACK + "task_name = ? and task_instance = ?";
        Sql.update(connection, sql, due, name, instance);
    }

    /** Makes the tasks of a run due that nobody has. */
    static void hurry(Connection connection, long runId, Instant due) throws SQLException {
        String sql = "update scheduled_tasks set execution_time = ?, version = version + 1" + OF_WAITING;
        Sql.update(connection, sql, due, TASK, runId);
    }

    /** Takes the tasks of a run out that wait. */
    static void dropWaiting(Connection connection, long runId) throws SQLException {
        Sql.update(connection, "delete from scheduled_tasks" + OF_WAITING, TASK, runId);
    }

    private static final String OF_WAITING = " where task_name = ? and not picked and task_instance in"
            + " (select run_id || '/' || position from task where run_id = ? and phase = 'WAITING')";

    /** Gives back what an earlier process of this node held when it ended. */
    static int giveBackAll(Connection connection, String node, Instant due) throws SQLException {
        return Sql.update(connection, GIVE_BACK + "picked and picked_by = ?", due, node);
    }

    private static final String GIVE_BACK = "update scheduled_tasks set picked = false, picked_by = null,"
            + " last_heartbeat = null, execution_time = ?, version = version + 1 where ";
}
