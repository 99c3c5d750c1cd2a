package asterism.host;

import asterism.api.Actor;
import asterism.api.audit.Audit;
import asterism.api.storage.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets users in and out. */
@Component(service = SignIn.class)
public final class SignIn {
    /** What the trail calls it. */
    static final String SUBJECT = "host.session";

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private static final int LONGEST_NAME = 64;

    private final Database database;
    private final Sessions sessions;
    private final Pauses pauses;
    private final Audit audit;
    private final Meters meters;

    /** Wired by DS. */
    @Activate
    public SignIn(
            @Reference(target = "(asterism.schema=host)") Database database,
            @Reference(target = "(asterism.clock=chain)", policyOption = ReferencePolicyOption.GREEDY) Clock clock,
            @Reference Sessions sessions,
            @Reference Audit audit,
            @Reference Meters meters) {
        this.database = database;
        this.sessions = sessions;
        this.pauses = new Pauses(database, clock);
        this.audit = audit;
        this.meters = meters;
    }

    /** What came of an attempt. */
    sealed interface Result {
        /**
         * The user is in.
         *
         * @param token secret of the session
         */
        record In(String token) implements Result {}

        /** There is no such user, or it is another password: nobody is told which. */
        record Refused() implements Result {}

        /**
         * Nothing was looked at.
         *
         * @param pause how long to wait
         */
        record TooEarly(Duration pause) implements Result {}
    }

    /**
     * Tries.
     *
     * @param address where the request comes from
     * @param before  the session that the browser had, which ends
     */
    Result in(String user, String password, String address, Optional<String> before) throws IOException {
        Pauses.Attempt attempt = pauses.begin(user, address);
        if (!attempt.pause().isZero()) {
            meters.signIn("paused");
            return new Result.TooEarly(attempt.pause());
        }
        Optional<PasswordHash> known = database.transaction(connection -> RoleTable.password(connection, user));
        boolean right = known.orElse(PasswordHash.OF_NOBODY).matches(password) && known.isPresent();
        Optional<String> token = right ? open(attempt, known.get(), before) : Optional.empty();
        if (token.isPresent()) {
            meters.signIn("accepted");
            LOG.info("{} signed in from {}", shown(user), address);
            return new Result.In(token.get());
        }
        meters.signIn("refused");
        // What is no user's name may be a password that was typed in its place.
        String name = known.isPresent() ? user : "?";
        database.<Boolean, IOException>transaction(connection -> record(connection, name, "refused"));
        LOG.info("sign-in of {} from {} refused", shown(name), address);
        return new Result.Refused();
    }

    /** Opens a session, unless the password was changed while it was being compared: a change ends all sessions. */
    private Optional<String> open(Pauses.Attempt attempt, PasswordHash compared, Optional<String> before)
            throws IOException {
        String user = attempt.user();
        return database.<Optional<String>, IOException>transaction(connection -> {
            if (!RoleTable.lockPassword(connection, user).equals(Optional.of(compared))) {
                return Optional.empty();
            }
            Pauses.forget(connection, attempt);
            if (before.isPresent()) {
                Sessions.end(connection, before.get());
            }
            record(connection, user, "signed-in");
            return Optional.of(sessions.open(connection, user));
        });
    }

    /** Ends a session. */
    void out(String user, String token) throws IOException {
        database.<Boolean, IOException>transaction(connection -> {
            Sessions.end(connection, token);
            return record(connection, user, "signed-out");
        });
        LOG.info("{} signed out", shown(user));
    }

    private boolean record(Connection connection, String user, String what) throws SQLException {
        audit.record(connection, new Actor.User(shown(user)), SUBJECT, "", what);
        return true;
    }

    /** What somebody typed as a name may be anything. */
    private static String shown(String user) {
        String plain = user.strip().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        if (plain.isEmpty()) {
            return "?";
        }
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME)) + '…';
    }
}
