package asterism.host;

import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who is signed in, in the database, so that any node knows it; of a session's secret only the hash is there. */
@Component(service = Sessions.class, configurationPid = "asterism.host.sessions")
@Designate(ocd = Sessions.Config.class)
public final class Sessions {
    /** That a session is in use is written down no more often than this. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Duration idle;
    private final Duration absolute;

    /** How long sessions last. */
    @ObjectClassDefinition(name = "Asterism host: sessions")
    public @interface Config {
        /**
         * How long a session lasts that is not used.
         *
         * @return in minutes, at least 2
         */
        @AttributeDefinition(name = "Idle", description = "After how long without a request a session ends, in minutes")
        int idleMinutes() default 60;

        /**
         * How long a session lasts at most.
         *
         * @return in hours, at least 1
         */
        @AttributeDefinition(name = "Longest", description = "After how long a session ends in any case, in hours")
        int absoluteHours() default 12;
    }

    /** Wired by DS. */
    @Activate
    public Sessions(
            @Reference(target = "(asterism.schema=host)") Database database,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock,
            Config config) {
        if (config.idleMinutes() < 2 || config.absoluteHours() < 1) {
            throw new IllegalArgumentException(
                    "asterism.host.sessions: idleMinutes must be at least 2, and absoluteHours at least 1");
        }
        this.database = database;
        this.clock = clock;
        this.idle = Duration.ofMinutes(config.idleMinutes());
        this.absolute = Duration.ofHours(config.absoluteHours());
    }

    /** Opens one in the transaction of the sign-in, and cleans up those that are over; returns the secret. */
    String open(Connection connection, String user) throws SQLException {
        Instant now = clock.instant();
        Sql.update(
                connection,
                "delete from host_session where used_at < ? or created_at < ?",
                now.minus(idle),
                now.minus(absolute));
        String token = Tokens.random();
        Sql.update(
                connection,
                "insert into host_session (token_hash, user_name, created_at, used_at) values (?, ?, ?, ?)",
                Tokens.hash(token),
                user,
                now,
                now);
        return token;
    }

    /** The user of a session that is not over. */
    Optional<String> user(String token) throws IOException {
        return database.transaction(connection -> user(connection, Tokens.hash(token)));
    }

    private Optional<String> user(Connection connection, String hash) throws SQLException {
        Optional<Known> known = Sql.list(
                        connection,
                        "select user_name, created_at, used_at from host_session where token_hash = ?",
                        rows -> new Known(rows.getString(1), Sql.instant(rows, 2), Sql.instant(rows, 3)),
                        hash)
                .stream()
                .findFirst();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (isOver(known.get(), now)) {
            close(connection, hash);
            return Optional.empty();
        }
        if (known.get().usedAt().plus(GRAIN).isBefore(now)) {
            Sql.update(connection, "update host_session set used_at = ? where token_hash = ?", now, hash);
        }
        return Optional.of(known.get().user());
    }

    /** Also when it was opened under a clock that has been put back since: it would last until that time comes again. */
    private boolean isOver(Known known, Instant now) {
        return known.usedAt().plus(idle).isBefore(now)
                || known.createdAt().plus(absolute).isBefore(now)
                || known.usedAt().isAfter(now.plus(Pauses.CLOCKS_APART));
    }

    /** Ends one; nothing happens when it is over. */
    static void end(Connection connection, String token) throws SQLException {
        close(connection, Tokens.hash(token));
    }

    /** Ends those of a user. */
    static void endAll(Connection connection, String user) throws SQLException {
        Sql.update(connection, "delete from host_session where user_name = ?", user);
    }

    private static void close(Connection connection, String hash) throws SQLException {
        Sql.update(connection, "delete from host_session where token_hash = ?", hash);
    }

    /** How many are not over. */
    int count() throws IOException {
        Instant now = clock.instant();
        return database.<Integer, IOException>transaction(connection -> Sql.list(
                        connection,
                        "select count(*) from host_session where used_at >= ? and created_at >= ?",
                        rows -> rows.getInt(1),
                        now.minus(idle),
                        now.minus(absolute))
                .get(0));
    }

    /**
     * A session.
     *
     * @param user      who
     * @param createdAt since when
     * @param usedAt    when last, but for a minute
     */
    private record Known(String user, Instant createdAt, Instant usedAt) {}
}
