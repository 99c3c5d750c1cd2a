package asterism.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;

/**
 * When the last run of each job began and ended, as the database knows when no process has it.
 *
 * @param runs  by job, those that went well
 * @param tasks of the last run that formed files
 */
record BenchmarkRuns(Map<String, Span> runs, List<Span> tasks) {
    private static final String RUNS = """
            select job, started_at, ended_at from "jobs".run
            where phase = 'DONE' and id in (select max(id) from "jobs".run group by job)
            """;
    private static final String TASKS = """
            select name, started_at, ended_at from "jobs".task
            where run_id = (select max(id) from "jobs".run where job = 'form')
            """;

    /** From when to when. */
    record Span(Instant begin, Instant end) {
        double seconds() {
            return Duration.between(begin, end).toMillis() / 1e3;
        }
    }

    /** Reads them. */
    static BenchmarkRuns read(Path home) throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + home.resolve("asterism") + ";IFEXISTS=TRUE");
        h2.setUser("asterism");
        h2.setPassword("");
        try (Connection connection = h2.getConnection()) {
            Map<String, Span> tasks = spans(connection, TASKS);
            return new BenchmarkRuns(spans(connection, RUNS), List.copyOf(tasks.values()));
        }
    }

    private static Map<String, Span> spans(Connection connection, String sql) throws SQLException {
        Map<String, Span> spans = new HashMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                spans.put(rows.getString(1), new Span(instant(rows, 2), instant(rows, 3)));
            }
        }
        return spans;
    }

    private static Instant instant(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    boolean areDone(List<String> jobs) {
        return runs.keySet().containsAll(jobs);
    }

    /** From the begin of the first one to the end of the last one. */
    double all(List<String> jobs) {
        List<Span> spans = jobs.stream().map(runs::get).toList();
        return new Span(
                        spans.stream().map(Span::begin).min(Instant::compareTo).orElseThrow(),
                        spans.stream().map(Span::end).max(Instant::compareTo).orElseThrow())
                .seconds();
    }

    /** By step; {@code form} brings lot data up to date before, which is {@code prepare}. */
    Map<String, Double> seconds(List<String> jobs) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (String job : jobs) {
            Span run = runs.get(job);
            if (job.equals("form")) {
                Instant ready = ready();
                seconds.put("prepare", new Span(run.begin(), ready).seconds());
                run = new Span(ready, run.end());
            }
            seconds.put(job, run.seconds());
        }
        return seconds;
    }

    /**
     * When lot data were up to date. The first tasks await it; so it was when the first one was over, less the time
     * that those take on the mean that began later.
     */
    private Instant ready() {
        Instant first = tasks.stream().map(Span::end).min(Instant::compareTo).orElseThrow();
        double mean = tasks.stream()
                .filter(task -> task.begin().isAfter(first))
                .mapToDouble(Span::seconds)
                .average()
                .orElse(0);
        return first.minusMillis((long) (mean * 1e3));
    }
}
