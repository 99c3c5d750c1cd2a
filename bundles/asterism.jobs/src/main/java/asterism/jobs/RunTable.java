package asterism.jobs;

import asterism.api.Actor;
import asterism.api.jobs.JobRun;
import asterism.api.jobs.Outcome;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table {@code run}. */
final class RunTable {
    private static final String COLUMNS = """
            id, job, union_id, actor_kind, actor_name, parameters, scheduled_for, started_at, ended_at, phase,
            cancelled, code, arguments""";
    private static final String USER = "USER";
    private static final String OWNER = "OWNER";
    private static final String JOB = "JOB";

    private RunTable() {}

    static String active(String job, String unionId) {
        return job + '/' + unionId;
    }

    /** Adds a run under way; the database refuses a second one of its job and union. */
    static long insert(Connection connection, JobRun run) throws SQLException {
        String sql = """
                insert into run (job, union_id, active, actor_kind, actor_name, parameters, scheduled_for, started_at,
                                 phase, cancelled, code, arguments)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', false, '', '')
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql, new String[] {"id"})) {
            Sql.set(
                    insert,
                    run.job(),
                    run.unionId(),
                    active(run.job(), run.unionId()),
                    kind(run.actor()),
                    actorName(run.actor()),
                    Lines.join(run.parameters()),
                    run.scheduledFor().orElse(null),
                    run.startedAt());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static String kind(Actor actor) {
        if (actor instanceof Actor.Job) {
            return JOB;
        }
        return actor instanceof Actor.User ? USER : OWNER;
    }

    private static String actorName(Actor actor) {
        return actor instanceof Actor.Job job ? Lines.join(List.of(job.job(), job.scheduledBy())) : actor.name();
    }

    private static Actor actor(String kind, String name) {
        return switch (kind) {
            case USER -> new Actor.User(name);
            case JOB ->
                new Actor.Job(Lines.split(name).get(0), Lines.split(name).get(1));
            default -> new Actor.HomeOwner();
        };
    }

    static Optional<RunRow> find(Connection connection, long id) throws SQLException {
        return Sql.query(connection, RunTable::row, "select " + COLUMNS + " from run where id = ?", id).stream()
                .findFirst();
    }

    /** Reads a run, and keeps it from others until the end of the transaction. */
    static Optional<RunRow> lock(Connection connection, long id) throws SQLException {
        String sql = "select " + COLUMNS + " from run where id = ? for update";
        return Sql.query(connection, RunTable::row, sql, id).stream().findFirst();
    }

    static Optional<Long> underWay(Connection connection, String job, String unionId) throws SQLException {
        String sql = "select id from run where active = ?";
        return Sql.query(connection, row -> row.getLong(1), sql, active(job, unionId)).stream()
                .findFirst();
    }

    static List<RunRow> find(Connection connection, RunFilter filter, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder("select " + COLUMNS + " from run where id < ?");
        List<@Nullable Object> values = new ArrayList<>();
        values.add(filter.before());
        filter.job().ifPresent(job -> {
            sql.append(" and job = ?");
            values.add(job);
        });
        filter.unionId().ifPresent(unionId -> {
            sql.append(" and union_id = ?");
            values.add(unionId);
        });
        if (!filter.phases().isEmpty()) {
            sql.append(" and phase in (?")
                    .append(", ?".repeat(filter.phases().size() - 1))
                    .append(')');
            filter.phases().forEach(phase -> values.add(phase.name()));
        }
        sql.append(" order by id desc fetch first ? rows only");
        values.add(limit);
        return Sql.query(connection, RunTable::row, sql.toString(), values.toArray());
    }

    /** Those of some runs that were cancelled. */
    static List<Long> cancelled(Connection connection, Set<Long> ids) throws SQLException {
        String sql = "select id from run where cancelled and id in (?" + ", ?".repeat(ids.size() - 1) + ")";
        return Sql.query(connection, row -> row.getLong(1), sql, ids.toArray());
    }

    static void begin(Connection connection, long id) throws SQLException {
        Sql.update(connection, "update run set phase = 'RUNNING' where id = ?", id);
    }

    static void cancel(Connection connection, long id) throws SQLException {
        Sql.update(connection, "update run set cancelled = true where id = ?", id);
    }

    static void end(Connection connection, long id, Phase phase, Outcome why, Instant at) throws SQLException {
        String sql = "update run set phase = ?, code = ?, arguments = ?, ended_at = ?, active = null"
                + " where id = ? and active is not null";
        Sql.update(connection, sql, phase.name(), why.code(), Lines.join(why.arguments()), at, id);
    }

    static int forget(Connection connection, Instant before) throws SQLException {
        return Sql.update(connection, "delete from run where ended_at < ?", before);
    }

    private static RunRow row(ResultSet row) throws SQLException {
        JobRun run = new JobRun(
                row.getLong("id"),
                row.getString("job"),
                row.getString("union_id"),
                actor(row.getString("actor_kind"), row.getString("actor_name")),
                Lines.splitMap(row.getString("parameters")),
                Sql.instant(row, "started_at"),
                Sql.optionalInstant(row, "scheduled_for"));
        return new RunRow(
                run,
                Phase.valueOf(row.getString("phase")),
                row.getBoolean("cancelled"),
                Sql.optionalInstant(row, "ended_at"),
                row.getString("code"),
                Lines.split(row.getString("arguments")));
    }
}
