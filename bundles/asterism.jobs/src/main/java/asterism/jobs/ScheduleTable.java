package asterism.jobs;

import asterism.api.jobs.JobSchedule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table {@code schedule}. */
final class ScheduleTable {
    private static final String COLUMNS = "job, union_id, enabled, cron, scheduled_by, next_run, version";

    private ScheduleTable() {}

    static Optional<JobSchedule> find(Connection connection, String job, String unionId) throws SQLException {
        String sql = "select " + COLUMNS + " from schedule where job = ? and union_id = ?";
        return Sql.query(connection, ScheduleTable::row, sql, job, unionId).stream()
                .findFirst();
    }

    static List<JobSchedule> of(Connection connection, String unionId) throws SQLException {
        String sql = "select " + COLUMNS + " from schedule where union_id = ?";
        return Sql.query(connection, ScheduleTable::row, sql, unionId);
    }

    static List<JobSchedule> enabled(Connection connection) throws SQLException {
        String sql = "select " + COLUMNS + " from schedule where enabled";
        return Sql.query(connection, ScheduleTable::row, sql);
    }

    /** Schedules whose time has come, unless a run of theirs is under way: they come when it is over. */
    static List<JobSchedule> due(Connection connection, Instant now) throws SQLException {
        String sql = "select " + COLUMNS + " from schedule s where enabled and next_run <= ?"
                + " and not exists (select 1 from run where active = s.job || '/' || s.union_id) order by next_run";
        return Sql.query(connection, ScheduleTable::row, sql, now);
    }

    /**
     * Whether one of some jobs is due by schedule, or under way. The schedules are asked first: one that is started
     * meanwhile is then seen under way.
     */
    static boolean isAwaited(Connection connection, Collection<String> jobs, String unionId, Instant now)
            throws SQLException {
        for (String job : jobs) {
            String sql = "select 1 from schedule where job = ? and union_id = ? and enabled and next_run <= ?";
            if (!Sql.query(connection, row -> job, sql, job, unionId, now).isEmpty()
                    || RunTable.underWay(connection, job, unionId).isPresent()) {
                return true;
            }
        }
        return false;
    }

    static void insert(Connection connection, JobSchedule schedule) throws SQLException {
        String sql = "insert into schedule (job, union_id, enabled, cron, scheduled_by, version)"
                + " values (?, ?, ?, ?, ?, ?)";
        Sql.update(
                connection,
                sql,
                schedule.job(),
                schedule.unionId(),
                schedule.enabled(),
                schedule.cron(),
                schedule.scheduledBy(),
                schedule.version());
    }

    /** Changes a schedule; false when its version is not the known one. */
    static boolean update(Connection connection, JobSchedule schedule, long known) throws SQLException {
        String sql = "update schedule set enabled = ?, cron = ?, scheduled_by = ?, next_run = null, version = ?"
                + " where job = ? and union_id = ? and version = ?";
        return Sql.update(
                        connection,
                        sql,
                        schedule.enabled(),
                        schedule.cron(),
                        schedule.scheduledBy(),
                        schedule.version(),
                        schedule.job(),
                        schedule.unionId(),
                        known)
                == 1;
    }

    /** Sets the next time, unless the schedule was changed, or another node did it. */
    static boolean move(Connection connection, JobSchedule known, Instant next) throws SQLException {
        String sql = "update schedule set next_run = ? where job = ? and union_id = ? and version = ? and next_run ";
        String job = known.job();
        return (known.nextRun().isPresent()
                        ? Sql.update(
                                connection,
                                sql + "= ?",
                                next,
                                job,
                                known.unionId(),
                                known.version(),
                                known.nextRun().get())
                        : Sql.update(connection, sql + "is null", next, job, known.unionId(), known.version()))
                == 1;
    }

    private static JobSchedule row(ResultSet row) throws SQLException {
        return new JobSchedule(
                row.getString("job"),
                row.getString("union_id"),
                row.getBoolean("enabled"),
                row.getString("cron"),
                row.getString("scheduled_by"),
                Sql.optionalInstant(row, "next_run"),
                row.getLong("version"));
    }
}
