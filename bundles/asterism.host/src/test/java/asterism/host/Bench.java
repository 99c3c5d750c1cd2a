package asterism.host;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Grant;
import asterism.api.access.Grants;
import asterism.api.audit.Audit;
import asterism.api.audit.AuditEntry;
import asterism.api.storage.Database;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.jdbcx.JdbcDataSource;
import org.osgi.framework.BundleContext;
import org.osgi.util.converter.Converters;

/** A host on a database in memory, with a clock that stands still until it is moved. */
final class Bench implements Audit, Grants {
    static final String PASSWORD = "двенадцать слонов";

    final List<String> trail = new CopyOnWriteArrayList<>();
    final List<Grant> granted = new CopyOnWriteArrayList<>();
    final MovedClock clock = new MovedClock();
    final AccessControl access = (actor, unionId, permission) -> actor instanceof Actor.HomeOwner;
    final Database database;
    boolean grantsFail;

    private Bench(Database database) {
        this.database = database;
    }

    static Bench open() throws Exception {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = h2.getConnection();
                var in = Bench.class.getResourceAsStream("/migrations/001-users-and-sessions.sql")) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            connection.createStatement().execute(sql);
            connection.createStatement().execute(sql);
        }
        return new Bench(h2::getConnection);
    }

    Sessions sessions() {
        Sessions.Config config =
                Converters.standardConverter().convert(Map.of()).to(Sessions.Config.class);
        return new Sessions(database, clock, config);
    }

    SignIn signIn() {
        return new SignIn(database, clock, sessions(), this, new Meters());
    }

    Links links() {
        return links(database);
    }

    Links links(Database database) {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                Bench.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null);
        return new Links(
                database,
                clock,
                access,
                this,
                this,
                new Listening(
                        context,
                        Converters.standardConverter().convert(Map.of()).to(Listening.Config.class)));
    }

    /** Makes a user in the way that people do. */
    void add(String user, String password) throws Exception {
        Links links = links();
        String path = links.create(new Actor.HomeOwner(), Optional.of(user));
        if (links.use(token(path), user, password) != Links.Use.DONE) {
            throw new IllegalStateException(user);
        }
    }

    /** Signs in from somewhere. */
    String in(String user, String password) throws Exception {
        SignIn.Result result = signIn().in(user, password, "127.0.0.1", Optional.empty());
        return result instanceof SignIn.Result.In in ? in.token() : result.toString();
    }

    static String token(String path) {
        return path.substring(path.indexOf('#') + 1).replaceFirst("&.*", "");
    }

    @Override
    public void record(Connection connection, Actor actor, String subject, String from, String to) {
        trail.add(actor.name() + " " + subject + " " + from + " -> " + to);
    }

    @Override
    public List<AuditEntry> entries(Actor actor, String subject, long before, int limit) {
        return List.of();
    }

    @Override
    public List<Grant> list(Actor actor, String unionId) {
        return granted;
    }

    @Override
    public boolean grant(Actor actor, String unionId, Grant grant) throws IOException {
        if (grantsFail) {
            throw new IOException("no");
        }
        return granted.add(grant);
    }

    @Override
    public boolean revoke(Actor actor, String unionId, Grant grant) {
        return granted.remove(grant);
    }

    /** Stands still until it is moved. */
    static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-24T01:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
