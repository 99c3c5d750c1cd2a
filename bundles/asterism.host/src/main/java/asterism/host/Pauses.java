package asterism.host;

import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Makes those wait who fail to sign in: by the user that they name, and by the address they come from. Kept in the
 * database, so that it helps nobody to ask another node. What is kept of a user's name is a hash, as people type a
 * password there by mistake.
 *
 * <p>An attempt counts as a failure from its beginning, so that many at once are no way around the pauses; a success
 * leaves an address as it was before. One failure is forgotten in a quarter of an hour: an office behind one address may
 * mistype now and then for years, and who goes on trying gets no more than four attempts an hour.
 */
final class Pauses {
    private static final int FREE_OF_USER = 5;
    private static final int FREE_OF_ADDRESS = 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;

    /** Nodes' clocks differ by less; what is later than that was written by a clock that had been moved. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    Pauses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An attempt to sign in.
     *
     * @param user    whom it names
     * @param address where it comes from
     * @param begun   when
     * @param pause   how long to wait, as it comes too early; zero: it may go on, and counts
     * @param before  what was known of the address until then
     */
    record Attempt(String user, String address, Instant begun, Duration pause, Failures before) {}

    /** Begins an attempt, unless it comes too early: then says how long to wait, and does not count it. */
    Attempt begin(String user, String address) throws IOException {
        return Sql.<Attempt, IOException>transaction(database, connection -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Sql.update(
                    connection,
                    "delete from host_failure where last_at < ? or last_at > ?",
                    now.minus(REMEMBERED),
                    now.plus(CLOCKS_APART));
            Optional<Failures> ofUser = find(connection, ofUser(user));
            Optional<Failures> ofAddress = find(connection, ofAddress(address));
            Duration wait = longer(wait(ofUser, FREE_OF_USER, now), wait(ofAddress, FREE_OF_ADDRESS, now));
            if (wait.isZero()) {
                count(connection, ofUser(user), ofUser, now);
                count(connection, ofAddress(address), ofAddress, now);
            }
            return new Attempt(user, address, now, wait, ofAddress.orElse(new Failures(0, now)));
        });
    }

    /** The attempt went well: the user starts afresh, and the address is as it was, but for what others did meanwhile. */
    static void forget(Connection connection, Attempt attempt) throws SQLException {
        forget(connection, attempt.user());
        String address = ofAddress(attempt.address());
        Failures before = attempt.before();
        int restored = Sql.update(
                connection,
                "update host_failure set failures = ?, last_at = ? where subject = ? and last_at = ? and failures = ?",
                before.count(),
                before.lastAt(),
                address,
                attempt.begun(),
                before.countAt(attempt.begun()) + 1);
        if (restored == 0) {
            Sql.update(
                    connection,
                    "update host_failure set failures = failures - 1 where subject = ? and failures > 0",
                    address);
        }
    }

    /** The user has another password, and starts afresh. */
    static void forget(Connection connection, String user) throws SQLException {
        Sql.update(connection, "delete from host_failure where subject = ?", ofUser(user));
    }

    private static String ofUser(String user) {
        return "user " + Tokens.hash(user);
    }

    private static String ofAddress(String address) {
        return "address " + address;
    }

    private static Optional<Failures> find(Connection connection, String subject) throws SQLException {
        return Sql.list(
                        connection,
                        "select failures, last_at from host_failure where subject = ? for update",
                        rows -> new Failures(rows.getInt(1), Sql.instant(rows, 2)),
                        subject)
                .stream()
                .findFirst();
    }

    private static void count(Connection connection, String subject, Optional<Failures> before, Instant now)
            throws SQLException {
        String sql = before.isPresent()
                ? "update host_failure set failures = ?, last_at = ? where subject = ?"
                : "insert into host_failure (failures, last_at, subject) values (?, ?, ?)";
        Sql.update(connection, sql, before.map(known -> known.countAt(now)).orElse(0) + 1, now, subject);
    }

    private static Duration wait(Optional<Failures> failures, int free, Instant now) {
        int count = failures.map(known -> known.countAt(now)).orElse(0);
        if (failures.isEmpty() || count < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - free, MOST_DOUBLINGS);
        Duration pause = Duration.ofSeconds(1L << doublings);
        Duration left =
                Duration.between(now, failures.get().lastAt().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * What is known of a user or address.
     *
     * @param count  failures that were not forgotten when the last one was
     * @param lastAt when the last one was
     */
    record Failures(int count, Instant lastAt) {
        /** Those that are not forgotten by then. */
        int countAt(Instant now) {
            long forgotten = Math.max(0, Duration.between(lastAt, now).dividedBy(LONGEST));
            return (int) Math.max(0, count - forgotten);
        }
    }
}
