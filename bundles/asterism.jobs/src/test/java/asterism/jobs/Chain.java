package asterism.jobs;

import static org.awaitility.Awaitility.await;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import asterism.api.jobs.Job;
import asterism.api.jobs.Phase;
import asterism.api.jobs.RunFilter;
import asterism.api.jobs.RunState;
import asterism.api.storage.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.h2.jdbcx.JdbcDataSource;

/** A database, a clock in Berlin, and the nodes that a test starts. */
final class Chain {
    static final Actor IVANOVA = new Actor.User("ivanova");
    static final String UNION = "sozvezdie";

    final MovingClock clock = new MovingClock("2026-11-24T00:00:00+01:00", ZoneId.of("Europe/Berlin"));
    final TestJob form = new TestJob();
    final Queue<String> audit = new ConcurrentLinkedQueue<>();
    final Audit trail = new Trail();
    /** Comes before each connection of a node. */
    volatile Runnable onConnect = () -> {};

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final List<Node> nodes = new ArrayList<>();

    Chain() throws Exception {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        for (String migration : List.of("001-runs-and-schedules.sql", "002-tasks-that-are-performed-later.sql")) {
            try (Connection connection = h2.getConnection();
                    var in = getClass().getResourceAsStream("/migrations/" + migration)) {
                connection.createStatement().execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    Database database() {
        return h2::getConnection;
    }

    /** A process that works on the database. */
    final class Node {
        final ScheduledJobs jobs;
        private volatile boolean dead;
        private boolean stopped;

        private Node(String name, Map<String, Job> known) throws Exception {
            Database database = () -> {
                if (dead) {
                    throw new SQLException("killed");
                }
                onConnect.run();
                return h2.getConnection();
            };
            Settings settings = new Settings(
                    name,
                    4,
                    Duration.ofMillis(10),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(2),
                    Duration.ofDays(365));
            jobs = new ScheduledJobs(database, clock, trail, (actor, unionId, permission) -> true, settings);
            known.forEach((id, job) -> jobs.addJob(job, Map.of(Job.ID, id)));
            jobs.start();
        }

        /** It reaches the database no more, as if its process had ended. */
        void kill() {
            dead = true;
        }

        void close() throws InterruptedException {
            if (!stopped) {
                stopped = true;
                jobs.stop();
            }
        }
    }

    /** Schedules alone, as a process has them that performs nothing. */
    StoredSchedules schedules(Map<String, Job> known) {
        return schedules(database(), known);
    }

    StoredSchedules schedules(Database database, Map<String, Job> known) {
        StoredSchedules schedules = new StoredSchedules(database, clock, trail, (actor, unionId, permission) -> true);
        known.forEach((id, job) -> schedules.addJob(job, Map.of(Job.ID, id)));
        return schedules;
    }

    private final class Trail implements Audit {
        @Override
        public void record(Connection connection, Actor actor, String subject, String from, String to) {
            if (!from.equals(to)) {
                audit.add(actor.name() + " " + subject + " " + from + " -> " + to);
            }
        }

        @Override
        public List<AuditEntry> entries(Actor actor, String subject, long before, int limit) {
            return List.of();
        }
    }

    Node node(String name) throws Exception {
        return node(name, Map.of("form", form));
    }

    Node node(String name, Map<String, Job> known) throws Exception {
        Node node = new Node(name, known);
        nodes.add(node);
        return node;
    }

    static void awaitPhase(ScheduledJobs jobs, long runId, Phase phase) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> state(jobs, runId).phase() == phase);
    }

    static void awaitThat(java.util.concurrent.Callable<Boolean> what) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(what);
    }

    static RunState state(ScheduledJobs jobs, long runId) throws Exception {
        return jobs.run(IVANOVA, runId).orElseThrow();
    }

    static List<RunState> history(ScheduledJobs jobs) throws Exception {
        return jobs.history(IVANOVA, RunFilter.all(), 100);
    }

    void update(String sql) throws Exception {
        try (Connection connection = h2.getConnection()) {
            Sql.update(connection, sql);
        }
    }

    int queued() throws Exception {
        try (Connection connection = h2.getConnection()) {
            return Sql.query(connection, row -> row.getInt(1), "select count(*) from scheduled_tasks")
                    .get(0);
        }
    }

    /** When the workers said last that they have what they have. */
    List<Instant> lastSigns() throws Exception {
        try (Connection connection = h2.getConnection()) {
            String sql = "select last_heartbeat from scheduled_tasks where picked";
            return Sql.query(connection, row -> Sql.instant(row, "last_heartbeat"), sql);
        }
    }

    /** When the first of the queue is due that nobody has. */
    Instant nextDue() throws Exception {
        try (Connection connection = h2.getConnection()) {
            String sql = "select execution_time from scheduled_tasks where not picked order by execution_time";
            List<Instant> due = Sql.query(connection, row -> Sql.instant(row, "execution_time"), sql);
            return due.isEmpty() ? Instant.MIN : due.get(0);
        }
    }

    int locked() throws Exception {
        try (Connection connection = h2.getConnection()) {
            return Sql.query(connection, row -> row.getInt(1), "select count(*) from scheduled_tasks where picked")
                    .get(0);
        }
    }

    void close() throws Exception {
        form.held.clear();
        for (Node node : nodes) {
            node.close();
        }
    }
}
